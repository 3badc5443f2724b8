package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.Dispatchable;
import dev.waybill.dispatch.Key;
import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.tensor.DType;
import java.util.List;

/// What a query's terms are in an index: the postings of each distinct term, and how often the
/// query names it.
@Export("search.Postings")
public final class Postings implements Dispatchable {
  private final FieldData field;
  private final List<TermPostings> terms;
  private final List<String> unknown;

  Postings(FieldData field, List<TermPostings> terms, List<String> unknown) {
    this.field = field;
    this.terms = List.copyOf(terms);
    this.unknown = List.copyOf(unknown);
  }

  /// Returns the terms that the index has.
  ///
  /// @return distinct terms in the order of the query
  public List<TermPostings> terms() {
    return terms;
  }

  /// Returns the terms that the index lacks.
  ///
  /// @return distinct terms in the order of the query
  public List<String> unknown() {
    return unknown;
  }

  /// Returns how many documents the index has.
  ///
  /// @return the count
  public int documents() {
    return field.lengths().length;
  }

  /// Returns the device of the index.
  ///
  /// @return the bit of the CPU
  @Override
  public int keys() {
    return Key.CPU.bit();
  }

  /// Returns the type of the scores.
  ///
  /// @return f32
  @Override
  public DType dtype() {
    return DType.F32;
  }

  @Override
  public String toString() {
    return "Postings[field="
        + field.name()
        + ", terms="
        + terms.stream().map(term -> term.term() + ":" + term.documentFrequency()).toList()
        + ", unknown="
        + unknown
        + "]";
  }

  FieldData field() {
    return field;
  }

  int[] numbers() {
    return terms.stream().mapToInt(TermPostings::number).toArray();
  }

  int[] counts() {
    return terms.stream().mapToInt(TermPostings::count).toArray();
  }

  /// Whether no document can match: nothing was asked for, or a needed term is not there.
  boolean hopeless(Mode mode) {
    return terms.isEmpty() || (mode == Mode.ALL && !unknown.isEmpty());
  }
}
