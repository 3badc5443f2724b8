package dev.waybill.plugin.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {

  private Prose prose;

  @BeforeEach
  void makeProse() throws Exception {
    prose = new Prose(SampleSite.catalog(), "../");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // To what has a page.
        "[Norm] | <a href=\"../types/nn.Norm.html\"><code>Norm</code></a>",
        "[org.example.Norm] | <a href=\"../types/nn.Norm.html\"><code>org.example.Norm</code></a>",
        "[the *norm*][Norm] | <a href=\"../types/nn.Norm.html\">the <em>norm</em></a>",
        "[TopK#topK(int)] | <a href=\"../ops/search.topK.html\"><code>TopK#topK(int)</code></a>",
        "[TopK] | <a href=\"../ops/search.topK.html\"><code>TopK</code></a>",
        "[TopK#DEFAULT_K] | <a href=\"../constants/search.DEFAULT_K.html\"><code>TopK#DEFAULT_K</code></a>",
        "[nn.relu] | <a href=\"../ops/nn.relu.html\"><code>nn.relu</code></a>",
        // To what has none.
        "[#KEEP] | <code>KEEP</code>",
        "[Other#of(int)] | <code>Other.of(int)</code>",
        "[java.util.List] | <code>java.util.List</code>",
        "[that][Other] | that",
        // No references.
        "[N] and [NaN] | [N] and [NaN]",
        "[m, n] | [m, n]",
        "x[0] | x[0]",
        // Links of Markdown.
        "[here](https://example.org/a) | <a rel=\"nofollow\" href=\"https://example.org/a\">here</a>",
        "[here](docs/a.md) | here",
        "[here](javascript:alert) | here",
      })
  void readsBracketsAsJavadocDoes(String markdown, String html) {
    assertThat(Html.text(prose.inline(markdown))).isEqualTo(html);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a <b>c</b> d | a <b>c</b> d",
        "a <script>b</script> c | a  c",
        "<img src=x onerror=alert> a | a",
        "<a href=\"javascript:alert\">a</a> | <a>a</a>",
        "<p onclick=alert>a</p> | <p>a</p>",
        "1 < 2 & 3 | 1 &lt; 2 &amp; 3",
        "<javascript:alert> | <a rel=\"nofollow\" href=\"\">javascript:alert</a>",
        "`<b>` | <code>&lt;b&gt;</code>",
      })
  void cleansHtml(String markdown, String html) {
    assertThat(Html.text(prose.inline(markdown))).isEqualTo(html);
  }

  @Test
  void rendersTables() {
    assertThat(Html.text(prose.blocks("| a | b |\n|---|---|\n| 1 | 2 |")))
        .contains("<th>a</th>", "<td>2</td>");
  }

  @Test
  void tellsTheWordsAlone() {
    assertThat(prose.plain("Takes *the* best of\n`x[i]`, see [Norm] and [it](https://a.example)."))
        .isEqualTo("Takes the best of x[i], see Norm and it.");
  }
}
