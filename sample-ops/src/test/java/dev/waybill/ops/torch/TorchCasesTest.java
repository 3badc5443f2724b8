package dev.waybill.ops.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.waybill.ops.search.SharedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Our ops against what PyTorch answered, case by case, called by name.
///
/// `-Dwaybill.torchOps=add,mul` runs these files only; `-Dwaybill.torchCases=DIR` runs the files of
/// another folder too. The failures stand in `target/torch-cases.txt`, and the texts of refusals
/// beside PyTorch's in `target/torch-refusals.txt`.
class TorchCasesTest {

  @TestFactory
  Stream<DynamicTest> agreesWithPyTorch() {
    List<TorchFile> files = new ArrayList<>();
    String names = System.getProperty("waybill.torchOps", "");
    List<String> wanted = names.isEmpty() ? List.of() : List.of(names.split(",", -1));
    String further = System.getProperty("waybill.torchCases", "");
    if (!further.isEmpty()) {
      files.addAll(TorchFile.all(Path.of(further), wanted));
    }
    files.addAll(TorchFile.all(SharedFolder.data("torch-cases"), wanted));
    Report report = new Report();
    Stream<DynamicTest> tests =
        files.stream().map(file -> dynamicTest(name(file), () -> check(file, report)));
    return Stream.concat(
        tests, Stream.of(dynamicTest("counts", () -> finish(report, wanted.isEmpty()))));
  }

  private static String name(TorchFile file) {
    return file.op() + " (" + file.set() + ")";
  }

  private static void check(TorchFile file, Report report) {
    List<String> wrong = new ArrayList<>();
    for (TorchFile.Case test : file.cases()) {
      List<Outcome> outcomes = CaseRunner.run(file, test);
      report.add(file, test, outcomes);
      boolean failed = outcomes.stream().anyMatch(o -> o.status() == Outcome.Status.FAILED);
      boolean passed = outcomes.stream().allMatch(o -> o.status() == Outcome.Status.PASSED);
      if (Deliberate.find(file, test).isPresent()) {
        report.addListed(test);
        if (passed) {
          wrong.add(file.op() + " " + test.id() + " passes: it is no deliberate difference");
        }
      } else if (failed) {
        outcomes.stream()
            .filter(outcome -> outcome.status() == Outcome.Status.FAILED)
            .forEach(outcome -> wrong.add(Report.line(file, test, outcome)));
      }
    }
    assertThat(file.cases()).isNotEmpty();
    assertThat(wrong).isEmpty();
  }

  private static void finish(Report report, boolean all) {
    report.write(Path.of("target"));
    System.out.println(report.table());
    if (all) {
      double limit = Deliberate.SHARE * report.total(Part.VALUES);
      assertThat(report.met()).as("listed cases").isEqualTo(Deliberate.count());
      assertThat((double) report.listed()).isLessThanOrEqualTo(limit);
    }
  }
}
