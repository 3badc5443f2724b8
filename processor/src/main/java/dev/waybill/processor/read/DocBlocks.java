package dev.waybill.processor.read;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a comment at its block tags. An {@code @} at the start of a line is none inside an inline
 * tag such as <code>{&#64;code …}</code>, nor in a fenced block of Markdown.
 */
final class DocBlocks {

  private final boolean markdown;
  private final List<DocReader.Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String tag = "";
  private int braces;
  private String fence = "";

  DocBlocks(boolean markdown) {
    this.markdown = markdown;
  }

  /** Returns the main text first, then a block a tag. */
  List<DocReader.Block> split(String comment) {
    for (String line : comment.split("\\R", -1)) {
      // A traditional comment's lines start with the blank behind the star, those of a Markdown
      // comment with their own indentation, which means something there.
      String stripped = line.strip();
      if (braces == 0 && fence.isEmpty() && isTag(stripped)) {
        flush();
        int end = 1;
        while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
          end++;
        }
        tag = stripped.substring(1, end);
        append(stripped.substring(end).strip());
      } else {
        append(!markdown && line.startsWith(" ") ? line.substring(1) : line);
      }
    }
    flush();
    return blocks;
  }

  private static boolean isTag(String line) {
    return line.length() > 1 && line.charAt(0) == '@' && Character.isLetter(line.charAt(1));
  }

  private void append(String line) {
    if (text.length() > 0) {
      text.append('\n');
    }
    text.append(line);
    if (markdown && isFence(line.strip())) {
      return;
    }
    if (fence.isEmpty()) {
      countBraces(line);
    }
  }

  private boolean isFence(String line) {
    if (!line.startsWith("```") && !line.startsWith("~~~")) {
      return false;
    }
    String mark = line.substring(0, 3);
    if (fence.isEmpty()) {
      fence = mark;
    } else if (fence.equals(mark)) {
      fence = "";
    }
    return true;
  }

  private void countBraces(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean opens = c == '{' && (braces > 0 || line.startsWith("{@", i));
      if (opens) {
        braces++;
      } else if (c == '}' && braces > 0) {
        braces--;
      }
    }
  }

  private void flush() {
    blocks.add(new DocReader.Block(tag, text.toString().strip()));
    text.setLength(0);
    braces = 0;
    fence = "";
  }
}
