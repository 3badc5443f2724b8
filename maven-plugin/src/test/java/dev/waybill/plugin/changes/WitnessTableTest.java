package dev.waybill.plugin.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Comparison;
import dev.waybill.manifest.verdict.Impact;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.IndexedClasses;
import dev.waybill.plugin.witness.WitnessTask;
import dev.waybill.plugin.witness.Witnesses;
import dev.waybill.plugin.witness.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For each change that breaks clients, whether one is written that shows it. */
@Tag("full")
class WitnessTableTest {

  private static final Path CASES = Path.of("src/test/resources/changes");

  /** Fewer breaking cases than these would say little. */
  private static final int LEAST = 200;

  /** Cases of which an impact has no witness, by the reason. */
  private static final Map<String, List<String>> UNWITNESSED =
      Map.of(
          "Declared on both sides, and the clients stand on the class path of one JDK.",
          List.of(
              "modules: package no longer exported",
              "modules: package exported to others only",
              "modules: qualified export narrowed by a module",
              "modules: module renamed",
              "modules: module declaration dropped",
              "modules: requires transitive dropped",
              "modules: requires transitive removed with the module",
              "modules: Automatic-Module-Name changed",
              "modules: Automatic-Module-Name kept by a module that exports less",
              "nearby: strictfp dropped",
              "types: class file version raised"),
          "There are no stubs for some releases of Java only.",
          List.of(
              "modules: class for a later Java lacks a method",
              "modules: class for a later Java has another result"),
          "It takes an instance, of which stubs have none.",
          List.of(
              "corners: inner class of a generic class made static without constructors",
              "values: interface of an enum removed"),
          "The name is inherited from another class: only some uses fail.",
          List.of("nearby: class nested in a class moved into an interface above it"),
          "What reads annotations at run time links or not, by the JDK.",
          List.of("types: annotation becomes interface"));

  @TempDir Path folder;

  @Test
  void showsWhomChangesBreak() throws Exception {
    List<String> missing = new ArrayList<>();
    int breaking = 0;
    int number = 0;
    for (ChangeCase each : ChangeCase.readAll(CASES)) {
      Set<Impact> unshown = EnumSet.noneOf(Impact.class);
      if (isBreaking(each, folder.resolve(Integer.toString(number++)), unshown)) {
        breaking++;
      }
      if (!unshown.isEmpty()) {
        missing.add(each.title());
      }
    }
    assertThat(breaking).isGreaterThanOrEqualTo(LEAST);
    assertThat(missing)
        .containsExactlyInAnyOrderElementsOf(
            UNWITNESSED.values().stream().flatMap(List::stream).toList());
  }

  /** Whether a change is said to break clients; adds the impacts that no client shows. */
  private static boolean isBreaking(ChangeCase change, Path root, Set<Impact> unshown)
      throws Exception {
    Path before =
        ChangeTableTest.library(change.before(), change.optionsBefore(), root.resolve("old"));
    Path after =
        ChangeTableTest.library(change.after(), change.optionsAfter(), root.resolve("new"));
    try (ClassIndex was = ClassIndex.open(before, List.of());
        ClassIndex is = ClassIndex.open(after, List.of())) {
      Surface old = ChangeTableTest.surface(was);
      Surface now = ChangeTableTest.surface(is);
      IndexedClasses around = new IndexedClasses(is);
      List<Change> changes = Comparison.of(old, now, around, "");
      Set<Impact> claimed = claimed(changes);
      if (claimed.isEmpty()) {
        return false;
      }
      Path clients = root.resolve("witness");
      Witnesses witnesses =
          new WitnessTask(clients, WitnessTableTest::work, List.of())
              .run(changes, old, now, around);
      unshown.addAll(claimed);
      witnesses.shown().forEach(each -> unshown.remove(each.impact()));
      return true;
    }
  }

  private static Set<Impact> claimed(List<Change> changes) {
    Set<Impact> claimed = EnumSet.noneOf(Impact.class);
    changes.forEach(each -> claimed.addAll(each.impacts()));
    claimed.retainAll(EnumSet.of(Impact.BINARY, Impact.SOURCE));
    return claimed;
  }

  private static void work(Path root) throws IOException {
    try {
      Worker.main(new String[] {root.toString()});
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
