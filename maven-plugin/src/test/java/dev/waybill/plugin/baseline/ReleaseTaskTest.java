package dev.waybill.plugin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTaskTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final String HEAD =
      """
      # waybill api, format 1
      # Written by waybill:update. Review its changes like code.

      """;
  private static final String BEST =
      """
      function geo.best
        status      stable
        owner       Geo#best
        result      int
      """;
  private static final String FIRST =
      """
      function geo.first
        status      stable
        owner       Geo#first
        result      int
      """;
  private static final String SPACE = "imports\n  lib.Geo\n\nnamespace geo\n\n";
  private static final String MODULE = HEAD + "module lib:lib\n  release     17\n";

  @TempDir Path project;
  private Path api;

  @BeforeEach
  void review() throws Exception {
    api = project.resolve("api");
    write("released/1.0.0", HEAD + SPACE + BEST + "\n" + FIRST);
    write("current", HEAD + SPACE + BEST);
    new AcceptedFile(api, TODAY)
        .add(
            List.of(
                new Acceptance("geo.first:name-removed", "Unused.", "ada", TODAY.plusDays(9), 0)));
  }

  @Test
  void freezesTheSurfaceAndMovesWhatIsDone() throws Exception {
    assertThat(release().isGood()).isTrue();
    assertThat(api.resolve("released/1.1.0/geo.api")).hasContent(HEAD + SPACE + BEST);
    assertThat(api.resolve("tombstones.txt"))
        .hasContent(
            """
            # Names that were removed and are not given away again:
            # NAME VERSION KIND AND SIGNATURE, was MEMBER IN JAVA, use NAME
            geo.first 1.1.0 function first() -> int, was lib.Geo#first
            """);
    assertThat(project.resolve("CHANGELOG.md"))
        .hasContent(
            """
            # Changelog

            ## Accepted changes of 1.1.0

            - `geo.first:name-removed`: Unused.
            """);
    assertThat(api.resolve("accepted.toml")).doesNotExist();
  }

  @Test
  void writesReasonsIntoTheChangelogAsTheyAre() throws Exception {
    Files.writeString(
        api.resolve("accepted.toml"),
        "[accepted]\n'geo.first:name-removed' = { reason = \"Not *used*: <b>,"
            + " snake_case.\\n## Two\", owner = 'ada', until = 2026-12-28 }\n");
    assertThat(release().isGood()).isTrue();
    assertThat(project.resolve("CHANGELOG.md"))
        .hasContent(
            """
            # Changelog

            ## Accepted changes of 1.1.0

            - `geo.first:name-removed`: Not \\*used\\*: \\<b\\>, snake_case. ## Two
            """);
  }

  @Test
  void writesNothingWhereOneFileCannotBeWritten() throws Exception {
    Files.writeString(api.resolve("tombstones.txt"), "geo.old 0.1 function old() -> int\n");
    Files.writeString(project.resolve("docs"), "A file where the changelog's folder would be.");
    assertThatThrownBy(() -> release("docs/CHANGELOG.md")).isInstanceOf(IOException.class);
    assertThat(api.resolve("released/1.1.0")).doesNotExist();
    assertThat(api.resolve("accepted.toml")).exists();
    assertThat(api.resolve("tombstones.txt")).hasContent("geo.old 0.1 function old() -> int\n");
  }

  @Test
  void refusesAReleaseThatIsThere() {
    assertThatThrownBy(
            () ->
                new ReleaseTask(api, project.resolve("CHANGELOG.md"), TODAY)
                    .run(new Compiled(Baseline.read(texts()), Outside.NOTHING, Map.of()), "1.0.0"))
        .hasMessage(
            api.resolve("released/1.0.0")
                + " is there already: a released surface is never written again.");
  }

  @Test
  void refusesAReleaseBeforeTheLastOne() {
    assertThatThrownBy(
            () ->
                new ReleaseTask(api, project.resolve("CHANGELOG.md"), TODAY)
                    .run(new Compiled(Baseline.read(texts()), Outside.NOTHING, Map.of()), "0.9.0"))
        .hasMessage("0.9.0 comes before 1.0.0, which is released. Expected a later version.");
  }

  @Test
  void namesNewExportsThatDoNotSaySinceWhen() throws Exception {
    String since =
        """
        function geo.late
          status      stable
          since       1.1.0
          owner       Geo#late
          result      int
        """;
    String silent =
        """
        function geo.new
          status      stable
          owner       Geo#fresh
          result      int
        """;
    Surface compiled =
        Baseline.read(
            Map.of(
                "geo.api",
                HEAD + SPACE + BEST + "\n" + since + "\n" + silent,
                Baseline.MODULE_FILE,
                MODULE));
    Path changelog = project.resolve("CHANGELOG.md");
    assertThat(new ReleaseTask(api, changelog, TODAY).withoutSince(compiled))
        .containsExactly(
            "geo.new is new and has no since: its docs do not tell which version first has it. Add"
                + " @Export(since = …).");
    assertThat(new ReleaseTask(project.resolve("none"), changelog, TODAY).withoutSince(compiled))
        .isEmpty();
  }

  private CheckResult release() throws Exception {
    return release("CHANGELOG.md");
  }

  private CheckResult release(String changelog) throws Exception {
    return new ReleaseTask(api, project.resolve(changelog), TODAY)
        .run(new Compiled(Baseline.read(texts()), Outside.NOTHING, Map.of()), "1.1.0");
  }

  private static Map<String, String> texts() {
    return Map.of("geo.api", HEAD + SPACE + BEST, Baseline.MODULE_FILE, MODULE);
  }

  private void write(String folder, String text) throws IOException {
    Files.createDirectories(api.resolve(folder));
    Files.writeString(api.resolve(folder).resolve("geo.api"), text);
    Files.writeString(api.resolve(folder).resolve(Baseline.MODULE_FILE), MODULE);
  }
}
