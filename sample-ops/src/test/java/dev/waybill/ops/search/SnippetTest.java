package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnippetTest {

  @Test
  void marksWhatTheQueryMatched() {
    assertThat(marked("english", "The flow near a wall is slow; flows mix.", "flowing walls", 80))
        .isEqualTo("The [flow] near a [wall] is slow; [flows] mix.");
  }

  @Test
  void marksChineseWordsAndGrowsPairsTogether() {
    String text = "《战国无双3》是由光荣和ω-force开发的游戏。";
    assertThat(marked("smartcn", text, "光荣开发", 80)).isEqualTo("《战国无双3》是由[光荣]和ω-force[开发]的游戏。");
    assertThat(marked("cjk", text, "战国无双", 80)).isEqualTo("《[战国无双]3》是由光荣和ω-force开发的游戏。");
  }

  @Test
  void showsTheStretchWithMostDistinctTerms() {
    String text =
        "wing wing wing " + "filler ".repeat(60) + "a wing with lift " + "end ".repeat(60);
    String marked = marked("standard", text, "lift wing", 60);
    assertThat(marked).contains("[wing] with [lift]");
    assertThat(marked.length()).isLessThanOrEqualTo(60 + 4);
  }

  @Test
  void showsTheStartWhereNothingMatches() {
    assertThat(marked("standard", "one two three", "four", 7)).isEqualTo("one two");
    assertThat(marked("standard", "", "four", 7)).isEmpty();
    assertThat(marked("standard", "unbelievable", "four", 3)).isEqualTo("unb");
  }

  @Test
  void takesAnyWidth() {
    assertThat(marked("standard", "x y", "y", Integer.MAX_VALUE)).isEqualTo("x [y]");
    // A match that is longer than the stretch does not hide the ones after it.
    assertThat(marked("standard", "unbelievable " + "x ".repeat(99) + "ox", "unbelievable ox", 4))
        .isEqualTo("[ox]");
  }

  @Test
  void takesALongTextThatMatchesAllOver() {
    Index index = IndexDocuments.index(List.of(Map.of("text", "a b ".repeat(100_000))), "cjk");
    Snippet snippet =
        assertTimeout(Duration.ofSeconds(5), () -> Snippet.snippet(index, 0, "b", "text", 100_000));
    assertThat(snippet.matches()).hasSizeGreaterThan(20_000);
  }

  @Test
  void neverCutsASurrogatePair() {
    assertThat(marked("standard", "𠀀𠀁𠀂", "x", 3)).isEqualTo("𠀀");
  }

  @Test
  void refusesANumberOfNoDocument() {
    Index index = IndexDocuments.index(List.of(Map.of("text", "x")), "standard");
    assertThatThrownBy(() -> Snippet.snippet(index, 1, "x", "text", 9))
        .hasMessage(
            "search.snippet: argument doc: found document 1, expected numbers from 0 to 0.");
  }

  @Test
  void refusesAWidthOfNothing() {
    Index index = IndexDocuments.index(List.of(Map.of("text", "x")), "standard");
    assertThatThrownBy(() -> Snippet.snippet(index, 0, "x", "text", 0))
        .hasMessage("search.snippet: argument width: found 0, expected at least 1.");
  }

  private static String marked(String analyzer, String text, String query, int width) {
    Index index = IndexDocuments.index(List.of(Map.of("text", text)), analyzer);
    return Snippet.snippet(index, 0, query, "text", width).marked("[", "]");
  }
}
