package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.ApiDoc;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.ManifestJson;
import java.nio.file.Path;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a comment becomes in the manifest, on its page and on the facade. */
class DocsTest {

  @TempDir private Path folder;

  @Test
  void indentationOfMarkdownStays() {
    ApiDoc doc =
        documented(
                """
                /// Returns one.
                ///
                /// - x
                ///   - y
                ///
                ///     code
                ///
                /// `{@code raw}` and {@code a`b}.
                /// @return one
                """)
            .doc();

    assertThat(doc.summary()).isEqualTo("Returns one.");
    assertThat(doc.body()).isEqualTo("- x\n  - y\n\n    code\n\n`{@code raw}` and `` a`b ``.");
    assertThat(facade()).contains("* <li>x\n   * <ul>\n   * <li>y\n");
  }

  @Test
  void inlineTagsBecomeMarkdown() {
    ApiSymbol symbol =
        documented(
            """
            /**
             * Is {@code a < b}, see {@link java.util.List#of(Object, Object)} or {@link #K the K}.
             * {@literal <*>} {@value #K} {@systemProperty a.b} {@index "two words" More.}
             * {@linkplain String text} {@inheritDoc}
             * <pre>{@code
             * List<String> {}
             * }</pre>
             * {@snippet :
             *   int i;
             * }
             * @param x the {@code x}
             * @return a {@code y}
             */
            """);

    assertThat(symbol.doc().summary())
        .isEqualTo("Is `a < b`, see `java.util.List.of(Object, Object)` or `the K`.");
    assertThat(symbol.doc().body())
        .isEqualTo(
            """
            \\<\\*\\> `K` `a.b` two words
            text\s
            <pre>List&lt;String&gt; {}</pre>


            ```java
            int i;
            ```""");
    assertThat(symbol.doc().returns()).isEqualTo("a `y`");
    assertThat(symbol.parameters().get(0).doc()).isEqualTo("the `x`");
    assertThat(page())
        .doesNotContain("{@")
        .contains("```java\n<T extends Comparable<T>> text(T x)");
  }

  @Test
  void sentenceThatIsAReturnIsBoth() {
    ApiDoc doc = documented("/** {@return the {@code one}} More of it. */").doc();

    assertThat(doc.summary()).isEqualTo("Returns the `one`.");
    assertThat(doc.body()).isEqualTo("More of it.");
    assertThat(doc.returns()).isEqualTo("the `one`");
    assertThat(facade())
        .contains("* Returns the <code>one</code>.\n")
        .contains("@return the <code>one</code>\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Takes e.g. One. Two. | Takes e.g. One.",
        "Takes it, i.e. one. Two. | Takes it, i.e. one.",
        "Is as in Eq. 3 of it. Two. | Is as in Eq. 3 of it.",
        "Has a value. Two. | Has a value.",
        "Is the log-freq. Two. | Is the log-freq.",
      })
  void firstSentenceGoesOnBehindAbbreviations(String comment, String expected) {
    assertThat(documented("/** " + comment + " */").doc().summary()).isEqualTo(expected);
  }

  private ApiSymbol documented(String comment) {
    Path runtime = FakeRuntime.compileInto(folder.resolve("runtime"));
    Build build =
        Build.in(folder.resolve("library"))
            .classPath(runtime)
            .options("-Awaybill.module=org.a:one:1.0")
            .source(
                "org/a/package-info.java",
                """
                /** T. */
                @dev.waybill.annotations.Namespace(
                    value = "one", title = "T", text = "T.", facadePackage = "org.api")
                package org.a;
                """)
            .source(
                "org/a/A.java",
                """
                package org.a;
                import dev.waybill.annotations.*;
                /** Exports. */
                public class A {
                  public static final int K = 1;
                %s
                  @Export("one.text") public static <T extends Comparable<T>> T text(T x) { return x; }
                }
                """
                    .formatted(comment));
    assertThat(build.compile().lines(Kind.ERROR)).isEmpty();
    try {
      return ManifestJson.read(output("classes/" + ManifestJson.RESOURCE), ManifestJson.RESOURCE)
          .symbols()
          .get(0);
    } catch (JsonFault fault) {
      throw new AssertionError(fault);
    }
  }

  private String facade() {
    return output("generated/org/api/One.java");
  }

  private String page() {
    return output("classes/META-INF/waybill/docs/one.md");
  }

  private String output(String file) {
    return Build.read(folder.resolve("library").resolve(file));
  }
}
