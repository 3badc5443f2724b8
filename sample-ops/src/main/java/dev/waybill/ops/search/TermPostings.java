package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.tensor.Tensor;

/// The postings of one term, as tensors over the index's own arrays.
@Export("search.TermPostings")
public final class TermPostings {
  private final FieldData field;
  private final int number;
  private final int count;

  TermPostings(FieldData field, int number, int count) {
    this.field = field;
    this.number = number;
    this.count = count;
  }

  /// Returns the term.
  ///
  /// @return the term as it is indexed
  public String term() {
    return field.terms().term(number);
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
    return field.documentFrequency(number);
  }

  /// Returns how often the term occurs in all documents together.
  ///
  /// @return the count
  public int totalFrequency() {
    return (int) (field.positionOffsets()[number + 1] - field.positionOffsets()[number]);
  }

  /// Returns the documents that have the term.
  ///
  /// @return i32, `[documentFrequency]`, ascending
  public Tensor docs() {
    return Tensors.i32(field.docs(), from(), to());
  }

  /// Returns how often the term occurs in each of [#docs()].
  ///
  /// @return i32, `[documentFrequency]`
  public Tensor frequencies() {
    return Tensors.i32(field.frequencies(), from(), to());
  }

  /// Returns where the term stands: as many positions a document as its frequency.
  ///
  /// @return i32, `[totalFrequency]`, ascending within a document
  public Tensor positions() {
    return Tensors.i32(
        field.positions(),
        (int) field.positionOffsets()[number],
        (int) field.positionOffsets()[number + 1]);
  }

  private int from() {
    return (int) field.offsets()[number];
  }

  private int to() {
    return (int) field.offsets()[number + 1];
  }
}
