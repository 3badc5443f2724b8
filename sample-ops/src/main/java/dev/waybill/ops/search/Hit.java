package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A document that a query found.
///
/// @param rank its place, from 1
/// @param doc its number in the index
/// @param id its external id
/// @param score its score
/// @param fields its stored texts by field name
@Export("search.Hit")
public record Hit(int rank, int doc, String id, float score, Map<String, String> fields) {
  /// Copies the fields, in their order.
  public Hit {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
