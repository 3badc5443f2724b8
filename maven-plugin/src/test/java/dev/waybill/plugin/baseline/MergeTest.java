package dev.waybill.plugin.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Outside;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merges of two branches by the real {@code git}, which know nothing of each other's change. */
class MergeTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final String HEAD = "# waybill api, format 1\n";
  private static final String MODULE = HEAD + "module lib:lib\n  release     17\n";

  @TempDir Path project;
  private Path api;

  @BeforeEach
  void makeRepository() throws Exception {
    api = project.resolve("api");
    git("init", "--quiet", "--initial-branch=main");
    // The tests' own: whoever runs them may have no name, or sign all commits.
    git("config", "user.name", "test");
    git("config", "user.email", "test@example.org");
    git("config", "commit.gpgsign", "false");
    update("best", "last");
    commit();
    git("branch", "other");
  }

  @Test
  void mergesExportsAtDifferentPlaces() throws Exception {
    update("aaa", "best", "last");
    commit();
    git("checkout", "--quiet", "other");
    update("best", "last", "zzz");
    commit();
    merge();
    assertThat(drift("aaa", "best", "last", "zzz")).isEmpty();
  }

  @Test
  void needsOnlyAnUpdateWhereExportsWereAddedAtOnePlace() throws Exception {
    update("best", "cup", "last");
    commit();
    git("checkout", "--quiet", "other");
    update("best", "dog", "last");
    commit();
    merge();
    // git takes the lines that both blocks end with for the same ones, and mixes the blocks. That
    // is
    // no surface that anybody compiled, so the check refuses it, and what was compiled mends it.
    assertThat(drift("best", "cup", "dog", "last")).isNotEmpty();
    update("best", "cup", "dog", "last");
    assertThat(drift("best", "cup", "dog", "last")).isEmpty();
  }

  @Test
  void mergesAnExportAddedBesideOneThatChanged() throws Exception {
    new BaselineFolder(api).writeCurrent(texts(Map.of("best", "int k = 5", "last", "int k = 10")));
    commit();
    git("checkout", "--quiet", "other");
    update("best", "cup", "last");
    commit();
    merge();
    assertThat(BaselineFolder.read(api.resolve("current")))
        .isEqualTo(
            new TreeMap<>(
                texts(Map.of("best", "int k = 5", "cup", "int k = 10", "last", "int k = 10"))));
  }

  @Test
  void refusesWhatAMergeGotWrong() throws Exception {
    new BaselineFolder(api).writeCurrent(texts(Map.of("best", "int k = 5", "last", "int k = 10")));
    commit();
    git("checkout", "--quiet", "other");
    new BaselineFolder(api).writeCurrent(texts(Map.of("best", "int k = 7", "last", "int k = 10")));
    commit();
    merge();
    assertThat(drift("best", "last")).isNotEmpty();
  }

  @Test
  void mergesAcceptedChanges() throws Exception {
    accept("geo.best/k:default-changed");
    commit();
    git("checkout", "--quiet", "other");
    accept("geo.last/k:default-changed");
    commit();
    merge();
    assertThat(new AcceptedFile(api, TODAY).read())
        .extracting(Acceptance::id)
        .containsExactlyInAnyOrder("geo.best/k:default-changed", "geo.last/k:default-changed");
  }

  @Test
  void mergesTombstones() throws Exception {
    bury("geo.old");
    commit();
    git("checkout", "--quiet", "other");
    bury("geo.older");
    commit();
    merge();
    assertThat(new Tombstones(api).read()).containsOnlyKeys("geo.old", "geo.older");
  }

  private void bury(String name) throws Exception {
    FileTransaction transaction = new FileTransaction();
    Tombstone removed = new Tombstone(name, "1.0", "function x() -> int", "", "");
    new Tombstones(api).add(new TreeMap<>(Map.of(name, removed)), transaction);
    transaction.commit();
  }

  private void accept(String id) throws Exception {
    new AcceptedFile(api, TODAY)
        .add(List.of(new Acceptance(id, "So.", "ada", TODAY.plusDays(9), 0)));
  }

  private void update(String... names) throws IOException {
    new BaselineFolder(api).writeCurrent(texts(exports(names)));
  }

  private List<String> drift(String... names) throws Exception {
    Surface surface = Baseline.read(texts(exports(names)));
    return new CheckTask(api, TODAY)
        .run(new Compiled(surface, Outside.NOTHING, Map.of()), "1.0")
        .drift();
  }

  private static Map<String, String> exports(String... names) {
    Map<String, String> exports = new TreeMap<>();
    for (String name : names) {
      exports.put(name, "int k = 10");
    }
    return exports;
  }

  private static SortedMap<String, String> texts(Map<String, String> exports) {
    StringBuilder text = new StringBuilder(HEAD + "namespace geo\n");
    new TreeMap<>(exports)
        .forEach(
            (name, parameter) ->
                text.append("\nfunction geo.")
                    .append(name)
                    .append("\n  status      stable\n  owner       lib.Geo#")
                    .append(name)
                    .append("\n  parameter   ")
                    .append(parameter)
                    .append("\n  result      int\n"));
    Surface surface =
        Baseline.read(Map.of("geo.api", text.toString(), Baseline.MODULE_FILE, MODULE));
    return Baseline.write(surface);
  }

  private void commit() throws Exception {
    git("add", "--all");
    git("commit", "--quiet", "--message", "change");
  }

  private void merge() throws Exception {
    git("merge", "--quiet", "--no-edit", "main");
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(output).isZero();
  }
}
