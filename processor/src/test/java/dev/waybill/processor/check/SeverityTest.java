package dev.waybill.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Severities can be set, and single findings silenced, where that leaves code that compiles. */
class SeverityTest {

  private static final String UNDOCUMENTED =
      """
      package org.example;

      import dev.waybill.annotations.Export;
      import dev.waybill.annotations.SuppressExport;

      %s
      public final class Text {
        %s
        @Export("shorten")
        public static String shorten(%s String text) { return text; }
      }
      """;
  private static final String MESSAGE =
      "Text.java:10:24: %s: [MissingSummary] method shorten has no Javadoc. Say in one sentence what"
          + " it does: docs and facades repeat it.";
  private static final String SUPPRESS =
      "@SuppressExport(id = \"MissingSummary\", reason = \"Obvious.\")";

  @TempDir private Path folder;

  @Test
  void warnsByDefaultAndGeneratesAllTheSame() {
    assertThat(compile("", "", "")).containsExactly(MESSAGE.formatted("warning"));
    assertThat(javac().generated()).contains("org/example/Text_Registrar.java");
  }

  @Test
  void optionMakesAnErrorOfAWarning() {
    assertThat(compile("", "", "", "-Awaybill.severity.MissingSummary=error"))
        .containsExactly(MESSAGE.formatted("error"));
  }

  @Test
  void optionSwitchesAWarningOff() {
    assertThat(compile("", "", "", "-Awaybill.severity.MissingSummary=off")).isEmpty();
  }

  @Test
  void suppressionOnTheElementHides() {
    assertThat(compile("", SUPPRESS, "")).isEmpty();
  }

  @Test
  void suppressionOnTheClassHides() {
    assertThat(compile(SUPPRESS, "", "")).isEmpty();
  }

  @Test
  void suppressionThatHidesNothingIsReportedWhereItStands() {
    assertThat(compile("", SUPPRESS, SUPPRESS))
        .containsExactly(
            "Text.java:10:32: warning: [UselessSuppression] @SuppressExport(id ="
                + " \"MissingSummary\") hides nothing. Remove it.");
  }

  @Test
  void suppressionNeedsAReason() {
    assertThat(compile("", SUPPRESS.replace("Obvious.", " "), ""))
        .containsExactly(
            "Text.java:8:51: error: [ReasonMissing] @SuppressExport gives no reason. Say why in a"
                + " sentence.");
  }

  @Test
  void suppressionOfAnUnknownIdNamesTheNearest() {
    assertThat(compile("", SUPPRESS.replace("MissingSummary", "MisingSummary"), ""))
        .containsExactly(
            MESSAGE.formatted("warning"),
            "Text.java:8:24: error: [UnknownDiagnosticId] 'MisingSummary' is no diagnostic of"
                + " Waybill. Did you mean 'MissingSummary'? Use an id as printed in brackets.");
  }

  @Test
  void errorThatAnOptionMakesAWarningLeavesTheExport() {
    String sources =
        UNDOCUMENTED
            .formatted("", "/** Shortens.\n   * @param text the text\n   * @return it */", "")
            .replace("\"shorten\"", "{\"shorten\", \"healthy_\"}");
    Javac javac = javac().options(List.of("-Awaybill.severity.NamesDifferOnlyInCase=warn"));

    List<String> said =
        javac.compile(
            Map.of("org/example/Text.java", sources, "org/healthy/Healthy.java", Example.HEALTHY));

    assertThat(said)
        .containsExactly(
            "Healthy.java:15:11: warning: [NamesDifferOnlyInCase] the name 'healthy' differs from"
                + " 'healthy_' of org.example.Text.shorten (Text.java:11) only in case or"
                + " underscores. Rename one of them: people and file systems mix them up.");
    assertThat(javac.generated())
        .contains("org/example/Text_Registrar.java", "org/healthy/Healthy_Registrar.java");
  }

  @Test
  void allProblemsAreReportedInOneRunInTheOrderOfTheSource() {
    Javac javac = javac();

    List<String> said =
        javac.compile(
            Map.of(
                "org/example/Many.java",
                """
                package org.example;

                import dev.waybill.annotations.Export;

                public final class Many {
                  @Export("one..two")
                  public static int a() { return 1; }

                  @Export("class")
                  public static int b() { return 1; }

                  @Export("c")
                  static int c() { return 1; }
                }
                """));

    assertThat(said)
        .extracting(line -> line.replaceAll("].*", "]"))
        .containsExactly(
            "Many.java:6:11: error: [IllegalName]",
            "Many.java:9:11: error: [KeywordInName]",
            "Many.java:13:14: error: [NotPublic]");
  }

  private List<String> compile(
      String onClass, String onMethod, String onParameter, String... options) {
    return javac()
        .options(List.of(options))
        .compile(
            Map.of(
                "org/example/Text.java", UNDOCUMENTED.formatted(onClass, onMethod, onParameter)));
  }

  private Javac javac() {
    return new Javac(folder).exporting().options(List.of("-Awaybill.module=org.example:mine:1.0"));
  }
}
