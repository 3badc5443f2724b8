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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For each change that breaks clients, whether one is written that shows it. */
class WitnessTableTest {

  private static final Path CASES = Path.of("src/test/resources/changes");

  @TempDir Path folder;

  @Test
  void showsWhomChangesBreak() throws Exception {
    List<String> missing = new ArrayList<>();
    int breaking = 0;
    int number = 0;
    for (ChangeCase each : ChangeCase.readAll(CASES)) {
      Path root = folder.resolve(Integer.toString(number++));
      Path before = ChangeTableTest.library(each.before(), each.releases().get(0), root.resolve("old"));
      Path after = ChangeTableTest.library(each.after(), each.releases().get(1), root.resolve("new"));
      try (ClassIndex was = ClassIndex.open(before, List.of());
          ClassIndex is = ClassIndex.open(after, List.of())) {
        Surface old = ChangeTableTest.surface(was);
        Surface now = ChangeTableTest.surface(is);
        List<Change> changes = Comparison.of(old, now, new IndexedClasses(is), "");
        Set<Impact> claimed = claimed(changes);
        if (!claimed.isEmpty()) {
          breaking++;
          Witnesses witnesses =
              new WitnessTask(root.resolve("witness"), WitnessTableTest::work, List.of())
                  .run(changes, old, now, new IndexedClasses(is));
          claimed.removeIf(
              impact -> witnesses.shown().stream().anyMatch(shown -> shown.impact() == impact));
          if (!claimed.isEmpty()) {
            missing.add(each.title() + ": " + claimed + " of " + changes);
          }
        }
      }
    }
    Files.write(Path.of("target/unwitnessed.txt"), missing);
    System.out.println("BREAKING " + breaking + " MISSING " + missing.size());
    assertThat(breaking).isPositive();
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
