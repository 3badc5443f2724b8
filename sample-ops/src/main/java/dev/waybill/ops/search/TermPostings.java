package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.tensor.Tensor;

/// The postings of one term, as parts of the tensors of [Inverted].
@Export("search.TermPostings")
public final class TermPostings {
  private final IndexedField field;
  private final int number;
  private final int count;

  TermPostings(IndexedField field, int number, int count) {
    this.field = field;
    this.number = number;
    this.count = count;
  }

  /// Returns the term.
  ///
  /// @return the term as it is indexed
  public String term() {
    return data().terms().term(number);
  }

  /// Returns the term's row in [Inverted].
  ///
  /// @return a number from 0
  public int number() {
    return number;
  }

  /// Returns how often the query names the term.
  ///
  /// @return at least 1
  public int count() {
    return count;
  }

  /// Returns how many documents have the term.
  ///
  /// @return the count
  public int documentFrequency() {
    return data().documentFrequency(number);
  }

  /// Returns how often the term occurs in all documents together.
  ///
  /// @return the count
  public int totalFrequency() {
    return (int) (data().positionOffsets()[number + 1] - data().positionOffsets()[number]);
  }

  /// Returns the documents that have the term.
  ///
  /// @return i32, `[documentFrequency]`, ascending
  public Tensor docs() {
    return part(field.inverted().docs());
  }

  /// Returns how often the term occurs in each of [#docs()].
  ///
  /// @return i32, `[documentFrequency]`
  public Tensor frequencies() {
    return part(field.inverted().frequencies());
  }

  /// Returns where the term stands: as many positions a document as its frequency.
  ///
  /// @return i32, `[totalFrequency]`, ascending within a document
  public Tensor positions() {
    return Tensors.part(
        field.inverted().positions(),
        data().positionOffsets()[number],
        data().positionOffsets()[number + 1]);
  }

  /// Returns the same of another device.
  TermPostings in(IndexedField moved) {
    return new TermPostings(moved, number, count);
  }

  private Tensor part(Tensor postings) {
    return Tensors.part(postings, data().offsets()[number], data().offsets()[number + 1]);
  }

  private FieldData data() {
    return field.data();
  }
}
