package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.processor.Build.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Java's own {@code @Deprecated} on an export does. */
class JavaDeprecatedTest {

  @TempDir private Path folder;

  @Test
  void deprecatesTheSymbolInTheManifestAndItsMembersOfTheFacade() throws Exception {
    Build build =
        Build.in(folder.resolve("library"))
            .classPath(FakeRuntime.compileInto(folder.resolve("runtime")))
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

                import dev.waybill.annotations.Export;
                import dev.waybill.annotations.Status;

                /** Is a type. */
                @Export("one.A")
                @Deprecated(since = "0.3")
                public class A {
                  /** Is a constant. */
                  @Export("one.K")
                  @Deprecated(since = "0.4", forRemoval = true)
                  public static final int K = 1;

                  /**
                   * Is a function.
                   *
                   * @deprecated It is slow.
                   */
                  @Export("one.slow")
                  @Deprecated(since = "0.5")
                  public static void slow() {}

                  /** Says nothing of versions. */
                  @Export("one.plain")
                  @Deprecated
                  public static void plain() {}

                  /** Promises nothing, whatever Java says. */
                  @Export(value = "one.trial", status = Status.EXPERIMENTAL)
                  @Deprecated
                  public static void trial() {}

                  /** Stays. */
                  @Export("one.stays")
                  public static void stays() {}
                }
                """);
    Result result = build.compile();

    assertThat(result.lines(javax.tools.Diagnostic.Kind.ERROR)).isEmpty();
    // Only what is written can disagree.
    assertThat(result.lines().stream().filter(each -> each.contains("JavaDeprecationDisagrees")))
        .singleElement()
        .asString()
        .contains("method trial is @Deprecated, but its status is EXPERIMENTAL.");
    String manifest = Build.read(build.classes().resolve(ManifestJson.RESOURCE));
    assertThat(ManifestJson.read(manifest, ManifestJson.RESOURCE).symbols())
        .extracting(ApiSymbol::name, ApiSymbol::status)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("one.A", "DEPRECATED"),
            org.assertj.core.groups.Tuple.tuple("one.K", "DEPRECATED"),
            org.assertj.core.groups.Tuple.tuple("one.slow", "DEPRECATED"),
            org.assertj.core.groups.Tuple.tuple("one.plain", "DEPRECATED"),
            org.assertj.core.groups.Tuple.tuple("one.trial", "EXPERIMENTAL"),
            org.assertj.core.groups.Tuple.tuple("one.stays", "STABLE"));
    assertThat(Build.read(build.generated().resolve("org/api/One.java")))
        .containsSubsequence(
            """
              @Deprecated(
                  since = "0.4",
                  forRemoval = true
              )
              public static final int K =\
            """,
            "  @Deprecated\n  public static void plain()",
            "@deprecated It is slow.",
            """
              @Deprecated(
                  since = "0.5"
              )
              public static void slow()\
            """);
  }
}
