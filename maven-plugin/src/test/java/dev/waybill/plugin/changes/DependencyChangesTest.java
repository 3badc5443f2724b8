package dev.waybill.plugin.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.ChangeKind;
import dev.waybill.manifest.verdict.Comparison;
import dev.waybill.manifest.verdict.Impact;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.Dependency;
import dev.waybill.plugin.classes.IndexedClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dependencies whose classes stand in signatures. */
class DependencyChangesTest {

  @TempDir Path folder;

  private Path shown;
  private Path hidden;
  private Path classes;

  @BeforeEach
  void compile() throws Exception {
    shown = folder.resolve("shown");
    hidden = folder.resolve("hidden");
    classes = folder.resolve("classes");
    compile("dep/Shown.java", "package dep; public class Shown {}", shown);
    compile("dep/Hidden.java", "package dep; public class Hidden {}", hidden);
    compile(
        "lib/A.java",
        "package lib; public class A { public dep.Shown one() { return null; }"
            + " private dep.Hidden two() { return null; } }",
        classes);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "2.3.1, 2",
    "33.0.0-jre, 33",
    "0.36.0, 0.36",
    "0.0.7, 0.0.7",
    "20240303, 20240303",
    "r09, r09",
    "1.0-SNAPSHOT, 1",
    "0.1.0-SNAPSHOT, 0.1"
  })
  void areOfALineOfVersions(String version, String line) throws Exception {
    assertThat(surface(version).dependencies()).containsExactly("org.dep:shown " + line);
  }

  @Test
  void areAdviceWhereTheLineChanges() throws Exception {
    List<Change> changes = changes("1.9", "2.0");
    assertThat(changes).hasSize(1);
    Change change = changes.get(0);
    assertThat(change.kind()).isEqualTo(ChangeKind.DEPENDENCY_CHANGED);
    assertThat(change.impacts()).containsExactly(Impact.ADVISORY);
    assertThat(change.element()).hasToString("org.dep:shown");
    assertThat(change.before()).isEqualTo("1");
    assertThat(change.after()).isEqualTo("2");
  }

  @Test
  void areNothingToSpeakOfWhereItDoesNot() throws Exception {
    assertThat(changes("1.9", "1.10.2")).isEmpty();
  }

  private List<Change> changes(String before, String after) throws Exception {
    Surface was = Baseline.read(Baseline.write(surface(before)));
    try (ClassIndex index = open(after)) {
      return Comparison.of(was, ChangeTableTest.surface(index), new IndexedClasses(index), "");
    }
  }

  private Surface surface(String version) throws Exception {
    try (ClassIndex index = open(version)) {
      return ChangeTableTest.surface(index);
    }
  }

  private ClassIndex open(String version) throws Exception {
    return ClassIndex.open(
        classes,
        List.of(
            new Dependency(shown, "org.dep:shown", version),
            new Dependency(hidden, "org.dep:hidden", version)));
  }

  private void compile(String file, String source, Path into) throws Exception {
    List<String> path = SourceFiles.path(false, shown, hidden);
    assertThat(SourceFiles.compile(Map.of(file, source), path, into)).isEmpty();
  }
}
