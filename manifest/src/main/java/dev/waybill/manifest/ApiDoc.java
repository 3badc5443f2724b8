package dev.waybill.manifest;

import java.util.Map;
import java.util.TreeMap;

/**
 * The documentation of a symbol, all of it Markdown; HTML of a traditional comment stays as it is,
 * which Markdown allows.
 *
 * @param summary the first sentence
 * @param body the text behind the first sentence, without block tags
 * @param returns the {@code @return} text
 * @param thrown the {@code @throws} texts by type as written, sorted
 * @param see the {@code @see} texts in order, one a line
 */
public record ApiDoc(
    String summary, String body, String returns, Map<String, String> thrown, String see) {

  /** No documentation. */
  public static final ApiDoc NONE = new ApiDoc("", "", "", Map.of(), "");

  /** Sorts a copy of the map, so that it is written in one order everywhere. */
  public ApiDoc {
    thrown = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(thrown));
  }
}
