package dev.waybill.processor.write;

import static dev.waybill.processor.write.Drafts.function;
import static dev.waybill.processor.write.Drafts.method;
import static dev.waybill.processor.write.Drafts.namespace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavadocTextTest {

  private static final List<String> HOSTILE =
      List.of(
          "*/ }} {@code unclosed",
          "\\u002a/ and \\uZZZZ @return @Foo",
          "<script>x</script> <b>bold <i>crossed</b></i> <p> <p> </ul></li><li>",
          "{@link No.Such#method(int, List<String>) label} {@inheritDoc} {@snippet file=x region=y}",
          "{@snippet :\n  int a = 1; // @highlight\n}",
          "# One\n\n### Three\n\n> quote\n\n---\n\n* a\n\n  b\n* \n* c",
          "1. x\n2. y\n   - z\n\n     ```\n     a */ b\n     ```",
          "| a | b |\n|---|---|\n| `1` | {@code 2} |",
          "[a](javascript:alert) ![img](x.png \"t\") <http://e.org/?a=1&b> [ ]() ****",
          "<table><tr><td><pre>{@code a < b}</pre></table> &nbsp; &bogus; &#0; & < >",
          "`` ` `` *** __ ~~x~~ \t \f \u0001 \uE000 \uE0005\uE001",
          "  indented\n\n    code { @x }\n",
          "<!-- hidden --> <br/> <a name=x>anchor</a> <img src=x> <ul>text<li>item</ul>");

  @Test
  void turnsMarkdownIntoHtml() {
    DocHtml html = new DocHtml();
    MarkdownDoc.add(
        """
        Multiplies `a*/b` by **all** of [Foo#bar(int)] and [the text][Foo].

        # Heading

        - one
        - two `x<y`
          - nested

        | a | b |
        |---|---|
        | 1 | 2 |

        ```java
        if (a < b) { @Foo }
        ```

        See [here](https://example.org/a?b=c&d=e) not [there](javascript:x). {@code a{b}c} {@link
        java.util.List#of(Object, Object) lists} and [0, 1].
        """,
        html);
    assertThat(html.finish())
        .isEqualTo(
            """
            Multiplies <code>a*&#47;b</code> by <strong>all</strong> of <code>Foo.bar(int)</code> \
            and the text.

            <p><b>Heading</b>
            <ul>
            <li>one
            <li>two <code>x&lt;y</code>
            <ul>
            <li>nested
            </ul>
            </ul>
            <pre>| a | b |
            |---|---|
            | 1 | 2 |</pre>
            <pre>if (a &lt; b) &#123; &#64;Foo &#125;</pre>

            <p>See <a href="https://example.org/a?b=c&amp;d=e">here</a> not there. \
            <code>a&#123;b&#125;c</code> <code>lists</code> and [0, 1].
            """);
  }

  @Test
  void turnsTraditionalCommentsIntoHtml() {
    DocHtml html = new DocHtml();
    TraditionalDoc.add(
        """
        Takes <b>bold</b> &lt;T&gt; and {@code List<String>}.
        <p>Second <i>one<p>
        <ul><li>one<li>two</ul>
        <pre>{@code
        a < b
        }</pre>
        <table><tr><td>cell</table> </b> <script>alert(1)</script>
        """,
        html);
    assertThat(html.finish())
        .isEqualTo(
            """
            Takes <b>bold</b> &lt;T&gt; and <code>List&lt;String&gt;</code>.

            <p>Second <i>one</i>
            <ul>
            <li>one
            <li>two
            </ul>
            <pre>a &lt; b</pre>
            <pre>cell</pre>

            <p>alert(1)
            """);
  }

  @Test
  void keepsWhatHtmlOfACommentMeans() {
    DocHtml html = new DocHtml();
    TraditionalDoc.add(
        """
        Is 5 &times; 7 &mdash; caf&eacute; &#233; &bogus; &amp;lt;.
        <ol>
          <li>one</li>
          <li>two
            <ul><li>in &lt;it&gt;</li></ul></li>
          <li>three</li>
        </ol>
        <ul></ul>
        <a class=x href="https://example.org/a?b=c&amp;d">a <b>link</b></a>,
        <a href='javascript:x'>no {@code link}</a>.
        <table><caption>Sizes</caption><thead><tr><th>a<th>b</tr></thead>
        <tr><td>1 &lt; 2</td><td>{@code x}</td></tr></table>
        """,
        html);
    assertThat(html.finish())
        .isEqualTo(
            """
            Is 5 × 7 — café é &amp;bogus; &amp;lt;.
            <ol>
            <li>one
            <li>two
            <ul>
            <li>in &lt;it&gt;
            </ul>
            <li>three
            </ol>
            <ul>
            <li>&nbsp;
            </ul>

            <p><a href="https://example.org/a?b=c&amp;d">a link</a>,
            no <code>link</code>.
            <pre>Sizes
            a | b
            1 &lt; 2 | x</pre>
            """);
  }

  @Test
  void writesJavadocThatDoclintAcceptsWhateverTheUserWrote() {
    List<SymbolDraft> symbols = new ArrayList<>();
    for (int i = 0; i < HOSTILE.size(); i++) {
      for (boolean markdown : new boolean[] {true, false}) {
        String text = HOSTILE.get(i);
        String member = (markdown ? "m" : "t") + i;
        symbols.add(
            function("org.example.Docs", "same", method("int", "int x = 1"))
                .names("docs." + member)
                .doc(Drafts.doc(markdown, i % 2 == 0 ? text : "", text, Map.of("x", text)))
                .build());
      }
    }
    Compiled.of(
        Map.of(
            "org.example.Docs",
            "package org.example; public class Docs { public static int same(int x) { return x; } }"),
        Writers.write(
            new WriteInput(
                Drafts.module(),
                List.of(namespace("docs", "org.example.api")),
                symbols,
                List.of(),
                List.of(),
                List.of(),
                Drafts.PACKAGES,
                false)));
  }
}
