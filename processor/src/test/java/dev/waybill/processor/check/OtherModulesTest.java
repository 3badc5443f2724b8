package dev.waybill.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are compared with those of other jars, which the compiler offers as classes only. */
class OtherModulesTest {

  private static final String THEIRS =
      """
      package org.other;

      import dev.waybill.annotations.Export;

      /** Searches. */
      public final class Best {
        /**
         * Returns the best.
         *
         * @param k how many
         * @return the best
         */
        @Export(value = {"search.topK", "search.top_k"}, v1 = "search.best")
        public static int topK(int k) {
          return k;
        }
      }
      """;

  private static final String THEIR_NAMESPACE =
      """
      /** Searches. */
      @Namespace(value = "search", title = "Search", facadePackage = "org.other.api")
      package org.other;

      import dev.waybill.annotations.Namespace;
      """;

  @TempDir private Path folder;

  @Test
  void clashOnTheClassPathNamesBothArtifactsWithTheirVersions() {
    Javac ours = ours().library(theirJar());

    List<String> said = ours.compile(sources("@Export(\"search.topK\")"));

    assertThat(said)
        .containsExactly(
            "Ours.java:12:11: error: [NameTakenInAnotherModule] the name 'search.topK' of"
                + " org.example.Ours.run (Ours.java:12) (in org.example:mine:1.0) is taken by"
                + " org.other.Best#topK(int) (in org.other:search:4.2). Choose another name, under a"
                + " namespace of your own.");
    assertThat(ours.generated())
        .noneMatch(file -> file.contains("Ours_"))
        .contains("org/healthy/Healthy_Registrar.java");
  }

  @Test
  void aliasClashesToo() {
    List<String> said =
        ours().library(theirJar()).compile(sources("@Export({\"run\", \"search.top_k\"})"));

    assertThat(said)
        .containsExactly(
            "Ours.java:12:19: error: [NameTakenInAnotherModule] the name 'search.top_k' of"
                + " org.example.Ours.run (Ours.java:12) (in org.example:mine:1.0) is taken by"
                + " org.other.Best#topK(int) (in org.other:search:4.2). Choose another name, under a"
                + " namespace of your own.");
  }

  @Test
  void generationOneClashesInGenerationOneOnly() {
    List<String> said =
        ours()
            .library(theirJar())
            .compile(sources("@Export(value = \"run\", v1 = \"search.best\")"));

    assertThat(said)
        .containsExactly(
            "Ours.java:12:31: error: [NameTakenInAnotherModule] the name 'search.best' of"
                + " org.example.Ours.run (Ours.java:12) (in org.example:mine:1.0) is taken by"
                + " org.other.Best#topK(int) (in org.other:search:4.2). Choose another name, under a"
                + " namespace of your own.");
  }

  @Test
  void brokenExportClashesInTheSameRunAndTakesNoNameOfThisModule() {
    Map<String, String> sources = sources("@Export({\"runs\", \"search.topK\"})");
    sources.put(
        "Unnamed.java",
        """
        import dev.waybill.annotations.Export;

        /** Runs too. */
        public final class Unnamed {
          /**
           * Runs.
           *
           * @return one
           */
          @Export(value = {"search.top_k", "runs"}, v1 = "search.best")
          public static int run() {
            return 1;
          }
        }
        """);

    List<String> said = ours().library(theirJar()).compile(sources);

    String theirs =
        " (in org.example:mine:1.0) is taken by org.other.Best#topK(int) (in org.other:search:4.2)."
            + " Choose another name, under a namespace of your own.";
    String unnamed = " of Unnamed.run (Unnamed.java:10)" + theirs;
    assertThat(said)
        .containsExactly(
            "Unnamed.java:11:21: error: [UnnamedPackage] method run stands in the unnamed package,"
                + " which generated code cannot import. Move its class into a package.",
            "Unnamed.java:10:50: error: [NameTakenInAnotherModule] the name 'search.best'"
                + unnamed,
            "Unnamed.java:10:20: error: [NameTakenInAnotherModule] the name 'search.top_k'"
                + unnamed,
            "Ours.java:12:20: error: [NameTakenInAnotherModule] the name 'search.topK' of"
                + " org.example.Ours.run (Ours.java:12)"
                + theirs);
  }

  @Test
  void clashOnTheModulePathNamesBothArtifactsWithTheirVersions() {
    Path theirs = theirModule();
    Map<String, String> sources = sources("@Export(\"search.topK\")");
    sources.put(
        "module-info.java",
        """
        module org.example {
          requires dev.waybill.annotations;
          requires org.other;

          exports org.example;
          exports org.healthy;

          provides dev.waybill.spi.ExportModule with org.example.waybill.org_example__mine;
        }
        """);
    Javac ours = ours().library(theirs).onModulePath();

    List<String> said = ours.compile(sources);

    assertThat(said)
        .containsExactly(
            "Ours.java:12:11: error: [NameTakenInAnotherModule] the name 'search.topK' of"
                + " org.example.Ours.run (Ours.java:12) (in org.example:mine:1.0) is taken by"
                + " org.other.Best#topK(int) (in org.other:search:4.2). Choose another name, under a"
                + " namespace of your own.");
    assertThat(ours.generated())
        .noneMatch(file -> file.contains("Ours_"))
        .contains("org/healthy/Healthy_Registrar.java");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function s.one ()",
        "function s.one () one",
        "function s.one - one() -> void",
        "function",
        "op s.one () f32",
        "op s.one () f32 one",
        "op s.one int f32 one() -> void",
        "op  () f32 one() -> void",
        "type s.One",
        "constant s.ONE ONE",
        "kernel s.one cpu f32 -",
        "deprecated s.zero 1.0 - s.two",
        "alias",
        "class ",
        "fonction s.one () one() -> void",
        ""
      })
  void damagedListingNamesModuleAndLine(String line) {
    assertThat(sayOfListing("class org.a.A\nfunction s.zero () zero() -> int\n" + line + "\n"))
        .containsExactly(damaged(3, line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function s.one () one() -> void",
        "op s.one () f32 one() -> void",
        "type s.One One",
        "constant s.ONE ONE: int",
        "alias s.one",
        "deprecated s.one 1.0 - s.two ",
        "generation1 s.one",
        "kernel s.one cpu - - 1"
      })
  void listedSymbolWithoutAClassIsDamage(String line) {
    assertThat(sayOfListing(line + "\n")).containsExactly(damaged(1, line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alias s.one", "deprecated s.one 1.0 - s.two ", "generation1 s.one"})
  void listedLineAboutNoSymbolIsDamage(String line) {
    assertThat(sayOfListing("class org.a.A\n" + line + "\n")).containsExactly(damaged(2, line));
  }

  @Test
  void listingThatEndsWithinALineIsDamageAndLongLinesAreCut() {
    assertThat(sayOfListing("class org.a.A\ntype s.One " + "O".repeat(200)))
        .containsExactly(damaged(2, "type s.One " + "O".repeat(89)));
  }

  @Test
  void soundListingOfEveryKindOfLineIsNoDamage() {
    assertThat(
            sayOfListing(
                """
                class org.a.A
                op s.add (int,int) - add(int a, int b) -> int
                alias s.plus
                deprecated s.plus 1.0 - s.add\s
                generation1\s
                function s.one () one() -> void
                generation1 s.one s.uno
                type s.One One
                constant s.ONE ONE: int
                kernel s.add cpu - - 1
                """))
        .isEmpty();
  }

  @Test
  void differentNamesLiveTogether() {
    Javac ours = ours().library(theirJar());

    assertThat(ours.compile(sources("@Export(\"runs\")"))).isEmpty();
    assertThat(ours.generated()).contains("org/example/Ours_Registrar.java");
  }

  @Test
  void facadeOfAnotherJarIsNotHidden() {
    Map<String, String> sources = sources("@Export(\"find.run\")");
    sources.put(
        "org/example/package-info.java",
        """
        /** Finds. */
        @dev.waybill.annotations.Namespace(
            value = "find", title = "Find", facadePackage = "org.other.api", facade = "Search")
        package org.example;
        """);

    List<String> said = ours().library(theirJar()).compile(sources);

    assertThat(said)
        .containsExactly(
            "package-info.java:3:79: error: [FacadeTaken] the facade org.other.api.Search of the"
                + " namespace 'find' is taken by a class of another module on the path. Choose"
                + " another facadePackage or facade in @Namespace.");
  }

  @Test
  void ownOutputOfTheLastBuildIsNoOtherModule() {
    Map<String, String> sources = sources("@Export(\"find.run\")");
    sources.put(
        "org/example/package-info.java",
        """
        /** Finds. */
        @dev.waybill.annotations.Namespace(
            value = "find", title = "Find", facadePackage = "org.example.api")
        package org.example;
        """);
    Javac ours = ours();
    assertThat(ours.compile(sources)).isEmpty();

    Javac nextVersion =
        new Javac(ours)
            .library(ours.classes())
            .exporting()
            .options(List.of("-Awaybill.module=org.example:mine:1.1"));

    assertThat(nextVersion.compile(sources)).isEmpty();
  }

  /** Returns what is said where a module with this listing is on the class path. */
  private List<String> sayOfListing(String listing) {
    Javac theirs = new Javac(folder.resolve("listed"));
    String source =
        """
        package dev.waybill.index;

        import dev.waybill.spi.ExportIndex;

        @ExportIndex(module = "org.a:a:1.0", format = 1)
        final class Listed {
          static final String LISTING1 = "%s";
        }
        """
            .formatted(listing.replace("\n", "\\n"));
    assertThat(theirs.compile(Map.of("dev/waybill/index/Listed.java", source))).isEmpty();
    Javac ours = ours().library(theirs.jar("listed.jar"));
    List<String> said = ours.compile(sources("@Export(\"runs\")"));
    assertThat(ours.generated()).contains("org/example/Ours_Registrar.java");
    return said;
  }

  private static String damaged(int number, String line) {
    return "Ours.java:13:21: error: [DamagedListing] the listing of org.a:a:1.0 in"
        + " dev.waybill.index.Listed is damaged at line "
        + number
        + ", '"
        + line
        + "'. Rebuild that module with the waybill-processor of this version.";
  }

  private Javac ours() {
    return new Javac(folder.resolve("ours"))
        .exporting()
        .options(List.of("-Awaybill.module=org.example:mine:1.0"));
  }

  private static Map<String, String> sources(String export) {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("org/healthy/Healthy.java", Example.HEALTHY);
    sources.put(
        "org/example/Ours.java",
        """
        package org.example;

        import dev.waybill.annotations.Export;

        /** Runs. */
        public final class Ours {
          /**
           * Runs.
           *
           * @return one
           */
          %s
          public static int run() {
            return 1;
          }
        }
        """
            .formatted(export));
    return sources;
  }

  private Path theirJar() {
    Javac theirs = theirs();
    assertThat(
            theirs.compile(
                Map.of(
                    "org/other/Best.java", THEIRS, "org/other/package-info.java", THEIR_NAMESPACE)))
        .isEmpty();
    return theirs.jar("search-4.2.jar");
  }

  private Path theirModule() {
    Javac theirs = theirs().onModulePath();
    assertThat(
            theirs.compile(
                Map.of(
                    "org/other/Best.java",
                    THEIRS,
                    "org/other/package-info.java",
                    THEIR_NAMESPACE,
                    "module-info.java",
                    """
                    module org.other {
                      requires dev.waybill.annotations;

                      exports org.other;
                      exports org.other.api;
                      exports org.other.api.compat.v1;

                      provides dev.waybill.spi.ExportModule with
                          org.other.waybill.org_other__search;
                    }
                    """)))
        .isEmpty();
    return theirs.jar("search-4.2.jar");
  }

  private Javac theirs() {
    return new Javac(folder.resolve("theirs"))
        .exporting()
        .options(List.of("-Awaybill.module=org.other:search:4.2"));
  }
}
