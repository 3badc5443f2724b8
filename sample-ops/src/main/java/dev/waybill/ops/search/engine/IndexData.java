package dev.waybill.ops.search.engine;

import java.util.List;

/// All of an index: what a saved file holds.
///
/// @param fields the inverted index of each field, by number
/// @param ids the external ids, whose numbers are the documents'
/// @param stored the forward index
public record IndexData(List<FieldData> fields, TermTable ids, StoredDocuments stored) {
  /// Copies the list of fields.
  public IndexData {
    fields = List.copyOf(fields);
  }
}
