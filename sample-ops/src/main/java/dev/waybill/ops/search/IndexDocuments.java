package dev.waybill.ops.search;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The op `search.index`.
public final class IndexDocuments {
  /// The entry of a document that is its external id and not a field.
  private static final String ID = "id";

  private static final String NAME = "search.index";

  private IndexDocuments() {}

  /// Numbers documents and builds both indexes. [IndexBuilder] does the same document by document.
  ///
  /// @param documents each a map from field names to texts; the entry `id`, where there is one, is
  ///   the external id, else the number is
  /// @param analyzer the name of the analyser of all fields
  /// @return the index
  @Export("search.index")
  public static Index index(
      List<? extends Map<String, String>> documents, @Default("standard") String analyzer) {
    IndexBuilder builder = IndexBuilder.of(analyzer);
    int number = 0;
    for (Object document : documents) {
      Map<String, String> texts = texts(document, number++);
      String id = texts.remove(ID);
      if (id == null) {
        builder.add(texts);
      } else {
        builder.add(id, texts);
      }
    }
    return builder.build();
  }

  /// Copies a document; calls by name check no more than that they were given a list.
  private static Map<String, String> texts(Object document, int number) {
    if (!(document instanceof Map<?, ?> map)) {
      throw Refusal.of(
          NAME, "documents", document + " as document " + number, "a map from fields to texts");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name) || !(entry.getValue() instanceof String text)) {
        throw Refusal.of(NAME, "documents", entry + " in document " + number, "texts only");
      }
      texts.put(name, text);
    }
    return texts;
  }
}
