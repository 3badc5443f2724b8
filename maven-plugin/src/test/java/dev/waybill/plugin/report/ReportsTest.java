package dev.waybill.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Comparison;
import dev.waybill.manifest.verdict.Outside;
import dev.waybill.manifest.verdict.Verdict;
import dev.waybill.plugin.baseline.CheckResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final String BEFORE =
      """
      # waybill api, format 1

      namespace search

      op search.topK
        status      stable
        owner       lib.TopK#topK
        parameter   Map<String, int[]> x
        parameter   int k = 10 [1..]
        result      int
      """;
  private static final CheckResult RESULT =
      new CheckResult(
          List.of("-old", "+new"),
          List.of("A problem."),
          verdict(),
          Map.of("search.topK", new ApiSource("lib/TopK.java", 12)));

  private static Verdict verdict() {
    Surface before = read(BEFORE);
    Surface after =
        read(
            BEFORE
                .replace("k = 10 [1..]", "k = 5 [1..]")
                .replace("result      int", "result      int\n  alias       search.best"));
    return Verdict.of(
        Comparison.of(before, after, Outside.NOTHING, "1.0.1"),
        before,
        Map.of(),
        "1.0.0",
        "1.0.1-SNAPSHOT");
  }

  private static Surface read(String text) {
    return Baseline.read(Map.of("search.api", text));
  }

  @Test
  void countsDifferences() {
    Surface before = read(BEFORE);
    Surface one = read(BEFORE.replace("k = 10 [1..]", "k = 5 [1..]"));
    Surface two =
        read(
            BEFORE
                .replace("k = 10 [1..]", "k = 5 [1..]")
                .replace("result      int", "result      int\n  alias       search.best"));
    assertThat(lastLine(before, before)).isEqualTo("Nothing differs.");
    assertThat(lastLine(before, one)).isEqualTo("1 difference.");
    assertThat(lastLine(before, two)).isEqualTo("2 differences.");
  }

  private static String lastLine(Surface before, Surface after) {
    List<String> lines = TextReport.of(Comparison.of(before, after, Outside.NOTHING, "1.0.1"));
    return lines.get(lines.size() - 1);
  }

  @Test
  void writesTheLogOfABuild() {
    assertThat(TextReport.of(RESULT))
        .containsExactly(
            "The compiled surface is not the reviewed one:",
            "",
            "-old",
            "+new",
            "",
            "If it is meant: mvn process-classes waybill:update, and review the change of"
                + " api/current.",
            "",
            "BEHAVIOUR (1)",
            "  search.topK/k:default-changed (behaviour) at lib/TopK.java:12",
            "      Calls without it get another value.",
            "      - 10",
            "      + 5",
            "",
            "COMPATIBLE (1)",
            "  search.topK/search.best:alias-added (compatible) at lib/TopK.java:12",
            "      It is found by one more name.",
            "      + search.best",
            "",
            "After 1.0.0 this asks for version 2.0.0, the project says 1.0.1-SNAPSHOT.",
            "Raise the version, undo the changes, or accept them for a while:",
            "  mvn process-classes waybill:accept '-Dwaybill.id=search.topK/k:default-changed'"
                + " -Dwaybill.reason=WHY -Dwaybill.owner=WHO -Dwaybill.until=P6M",
            "",
            "A problem.");
  }

  @Test
  void saysWhyACheckFails() {
    assertThat(TextReport.failure(RESULT))
        .isEqualTo(
            "The compiled surface is not the reviewed one. After 1.0.0 this asks for version 2.0.0,"
                + " the project says 1.0.1-SNAPSHOT. A problem. See the lines above.");
    assertThat(
            TextReport.failure(
                new CheckResult(List.of(), List.of("One.", "Two.", "Three."), null, Map.of())))
        .isEqualTo("One. And 2 problems more. See the lines above.");
  }

  @Test
  void writesReasonsInOneLine() {
    Surface before = read(BEFORE);
    Surface after = read(BEFORE.replace("k = 10 [1..]", "k = 5 [1..]"));
    List<Change> changes = Comparison.of(before, after, Outside.NOTHING, "1.0.1");
    Map<String, String> reasons = Map.of("search.topK/k:default-changed", "Ten\n*was* | too many.");
    CheckResult result =
        new CheckResult(
            List.of(),
            List.of("accepted.toml:3: _id_ is accepted."),
            Verdict.of(changes, before, reasons, "1.0.0", "1.0.1"),
            Map.of());
    assertThat(TextReport.of(result))
        .contains("  search.topK/k:default-changed (behaviour) [accepted: Ten *was* | too many.]");
    assertThat(MarkdownReport.of(result))
        .contains("| behaviour (accepted: Ten \\*was\\* \\| too many.) |")
        .contains("- accepted.toml:3: \\_id\\_ is accepted.");
  }

  @Test
  void writesTheCommentOfAPullRequest() {
    assertThat(MarkdownReport.of(RESULT))
        .isEqualTo(
            """
            ## Public surface

            ❌ After 1.0.0 this asks for version **2.0.0**; the project says 1.0.1-SNAPSHOT.

            | impact | element | change | before | after |
            |---|---|---|---|---|
            | behaviour | <code>search.topK/k</code> | Calls without it get another value. | <code>10</code> | <code>5</code> |
            | compatible | <code>search.topK/search.best</code> | It is found by one more name. |  | <code>search.best</code> |

            - A problem.
            <details><summary>Not reviewed yet: <code>mvn process-classes waybill:update</code></summary>

            ````diff
            -old
            +new
            ````

            </details>
            """);
  }

  @Test
  void writesJson() throws IOException {
    assertThat(values(JsonReport.of(RESULT)))
        .containsExactly(
            "format=1",
            "good=false",
            "reviewed=false",
            "problems=A problem.",
            "released=1.0.0",
            "version=1.0.1-SNAPSHOT",
            "bump=major",
            "least=2.0.0",
            "enough=false",
            "id=search.topK/k:default-changed",
            "kind=default-changed",
            "element=search.topK/k",
            "impacts=behaviour",
            "meaning=Calls without it get another value.",
            "before=10",
            "after=5",
            "standing=counts",
            "note=",
            "id=search.topK/search.best:alias-added",
            "kind=alias-added",
            "element=search.topK/search.best",
            "impacts=compatible",
            "meaning=It is found by one more name.",
            "before=",
            "after=search.best",
            "standing=counts",
            "note=");
  }

  /** The fields that SARIF 2.1.0 asks for, and where code hosts show a result. */
  @Test
  void writesSarif() throws IOException {
    assertThat(values(SarifReport.of(RESULT)))
        .contains(
            "version=2.1.0",
            "name=waybill",
            "ruleId=default-changed",
            "level=error",
            "text=search.topK/k: Calls without it get another value.",
            "uri=src/main/java/lib/TopK.java",
            "startLine=12",
            "fullyQualifiedName=search.topK/k",
            "ruleId=alias-added",
            "level=note");
  }

  /** Each value behind the name of its field; those of an array behind the array's. */
  private static List<String> values(String json) throws IOException {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      String array = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          array = parser.getParsingContext().getParent().getCurrentName();
        } else if (token.isScalarValue()) {
          boolean inArray = parser.getParsingContext().inArray();
          values.add((inArray ? array : parser.currentName()) + "=" + parser.getText());
        }
      }
    }
    return values;
  }
}
