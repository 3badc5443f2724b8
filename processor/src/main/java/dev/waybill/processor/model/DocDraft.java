package dev.waybill.processor.model;

import java.util.List;
import java.util.Map;

/**
 * A documentation comment, parsed.
 *
 * @param present whether there is one
 * @param markdown whether it is a {@code ///} comment
 * @param summary the first sentence
 * @param body the rest of the main text
 * @param params the {@code @param} texts in order
 * @param typeParams the {@code @param <T>} texts in order
 * @param returns the {@code @return} text; empty where absent
 * @param thrown the {@code @throws} texts by type as written
 * @param see the {@code @see} texts
 * @param deprecated the {@code @deprecated} text; empty where absent
 */
public record DocDraft(
    boolean present,
    boolean markdown,
    String summary,
    String body,
    Map<String, Located<String>> params,
    Map<String, Located<String>> typeParams,
    String returns,
    Map<String, Located<String>> thrown,
    List<String> see,
    String deprecated) {

  /** No comment. */
  public static final DocDraft NONE =
      new DocDraft(false, false, "", "", Map.of(), Map.of(), "", Map.of(), List.of(), "");
}
