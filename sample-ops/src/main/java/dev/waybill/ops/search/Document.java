package dev.waybill.ops.search;

import dev.waybill.annotations.Export;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A stored document.
///
/// @param doc its number in the index
/// @param id its external id
/// @param fields its stored texts by field name
@Export("search.Document")
public record Document(int doc, String id, Map<String, String> fields) {
  /// Copies the fields, in their order.
  public Document {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
