package dev.waybill.processor.read;

import dev.waybill.processor.model.DocDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Splits a documentation comment into its first sentence, its body and its block tags. */
final class DocReader {

  private final Sources sources;

  DocReader(Sources sources) {
    this.sources = sources;
  }

  DocDraft read(Element element) {
    String comment = sources.comment(element);
    if (comment == null || comment.isBlank()) {
      return DocDraft.NONE;
    }
    boolean markdown = sources.isMarkdown(element);
    List<Block> blocks = new DocBlocks(markdown).split(comment);
    String main = blocks.get(0).text();
    int end = FirstSentence.end(main);
    Tags tags = new Tags(ElementRef.of(sources, element));
    for (Block block : blocks.subList(1, blocks.size())) {
      tags.add(block);
    }
    return new DocDraft(
        true,
        markdown,
        main.substring(0, end).strip(),
        main.substring(end).strip(),
        tags.params,
        tags.typeParams,
        tags.returns.isEmpty() ? returned(main.substring(0, end)) : tags.returns,
        tags.thrown,
        List.copyOf(tags.see),
        tags.deprecated);
  }

  /** Returns the text of a first sentence that is a {@code @return} too. */
  private static String returned(String sentence) {
    boolean inline = sentence.startsWith("{@return") && sentence.endsWith("}");
    return inline ? sentence.substring("{@return".length(), sentence.length() - 1).strip() : "";
  }

  /**
   * A part of a comment.
   *
   * @param tag the block tag without {@code @}; empty for the main text
   * @param text its text
   */
  record Block(String tag, String text) {}

  private static final class Tags {

    private final SourceRef at;
    private final Map<String, Located<String>> params = new LinkedHashMap<>();
    private final Map<String, Located<String>> typeParams = new LinkedHashMap<>();
    private final Map<String, Located<String>> thrown = new LinkedHashMap<>();
    private final List<String> see = new ArrayList<>();
    private String returns = "";
    private String deprecated = "";

    private Tags(SourceRef at) {
      this.at = at;
    }

    private void add(Block block) {
      switch (block.tag()) {
        case "param" -> param(block.text());
        case "return" -> returns = block.text();
        case "throws", "exception" -> put(thrown, block.text());
        case "see" -> see.add(block.text());
        case "deprecated" -> deprecated = block.text();
        default -> {}
      }
    }

    private void param(String text) {
      if (text.startsWith("<")) {
        put(typeParams, text.substring(1).replaceFirst("\\s*>", " "));
      } else {
        put(params, text);
      }
    }

    private void put(Map<String, Located<String>> into, String text) {
      String[] parts = text.split("\\s+", 2);
      @Nullable Located<String> before =
          into.put(parts[0], new Located<>(parts.length > 1 ? parts[1].strip() : "", at));
      if (before != null) {
        into.put(parts[0], before);
      }
    }
  }
}
