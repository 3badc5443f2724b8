package dev.waybill.ops.search;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.ops.search.engine.FieldData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The op `search.lookup`.
public final class Lookup {
  private Lookup() {}

  /// Reads a query with the field's analyser and finds the postings of its terms.
  ///
  /// A term that the query names several times counts as often.
  ///
  /// @param index the index
  /// @param query one word or many
  /// @param field the field that is searched
  /// @return the postings; empty for an empty query
  @Export("search.lookup")
  public static Postings lookup(Index index, String query, @Default("text") String field) {
    IndexedField indexed = index.field("search.lookup", field);
    List<String> terms = new ArrayList<>();
    TokenReader.read(
        NamedAnalyzer.find("search.lookup", indexed.data().analyzer()),
        field,
        query,
        (buffer, length, step, start, end) -> terms.add(new String(buffer, 0, length)));
    return of(indexed, terms);
  }

  /// Finds the postings of terms as they are indexed.
  static Postings of(IndexedField field, List<String> terms) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    terms.forEach(term -> counts.merge(term, 1, Integer::sum));
    List<TermPostings> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    FieldData data = field.data();
    counts.forEach(
        (term, count) -> {
          int number = data.terms().find(term);
          // A term of a document that was refused is known and has no postings.
          if (number >= 0 && data.documentFrequency(number) > 0) {
            known.add(new TermPostings(field, number, count));
          } else {
            unknown.add(term);
          }
        });
    return new Postings(field, known, unknown);
  }
}
