package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTextTest {

  @Test
  void takesDocumentationCommentsOnly() {
    String source =
        """
        /* licence */
        /** Adds <b>two</b> numbers &amp; {@code more}.
         *
         * @param a the first; a &lt; b
         * {@link Map#get(Object) the map}
         */
        int add(int a) { return a / 2; } // plain
        /// Markdown *comment*.
        String s = "/** no */"; char c = '"'; /**/ char d = '\\'';
        String t = \"""
            /** nor this " \""";
        /** Last. */
        """;
    assertThat(JavadocText.of(source))
        .isEqualTo(
            """
            Adds two numbers & more.
            a the first; a < b
            Map#get(Object) the map
            Markdown *comment*.
            Last.""")
        .doesNotContain("licence", "plain", "no ");
  }

  @Test
  void survivesUnfinishedText() {
    assertThat(JavadocText.of("/** open")).isEqualTo("open");
    assertThat(JavadocText.of("/**")).isEmpty();
    assertThat(JavadocText.of("\"open \\")).isEmpty();
    assertThat(JavadocText.of("/// {@code <a & b")).isEqualTo("<a & b");
  }

  @Test
  void readsEntitiesAndLeavesUnknownOnes() {
    assertThat(MarkupText.plain("<p>a&nbsp;&#8594;&#x4e2d;&what;</p>")).isEqualTo(" a →中&what; ");
    assertThat(MarkupText.plain("<script>x()</script>1 < 2<!-- c -->")).isEqualTo(" 1 < 2 ");
  }
}
