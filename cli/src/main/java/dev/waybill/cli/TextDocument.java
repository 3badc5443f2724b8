package dev.waybill.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A document before it is indexed.
///
/// @param id what hits are called
/// @param fields the texts by field name, in order
/// @param place where it is from: a file, or a line of one
record TextDocument(String id, Map<String, String> fields, String place) {

  /// The field of the main text.
  static final String TEXT = "text";

  TextDocument {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  static TextDocument of(String id, String text) {
    return new TextDocument(id, Map.of(TEXT, text), id);
  }

  String text() {
    return fields.getOrDefault(TEXT, "");
  }
}
