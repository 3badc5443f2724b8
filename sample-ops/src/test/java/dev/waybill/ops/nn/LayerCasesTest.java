package dev.waybill.ops.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.waybill.ops.search.SharedFolder;
import dev.waybill.tensor.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Recurrent nets and attention against what PyTorch answered, values and gradients, in `f64`
/// first, where no wrong formula hides in rounding. `-Dwaybill.layerCases=lstm,gru` runs these
/// files only.
class LayerCasesTest {

  @TestFactory
  Stream<DynamicTest> agreesWithPyTorch() throws IOException {
    Path folder = SharedFolder.data("torch-cases").resolve("training");
    String names = System.getProperty("waybill.layerCases", "");
    List<String> wanted = names.isEmpty() ? List.of() : List.of(names.split(",", -1));
    List<LayerCase> cases;
    try (Stream<Path> files = Files.list(folder)) {
      cases =
          files
              .filter(file -> file.toString().endsWith(".json"))
              .sorted()
              .map(LayerCase::read)
              .filter(LayerCase::isLayer)
              .filter(test -> wanted.isEmpty() || wanted.contains(test.name()))
              .toList();
    }
    AtomicInteger passed = new AtomicInteger();
    Stream<DynamicTest> tests =
        cases.stream()
            .flatMap(
                test ->
                    Stream.of(DType.F64, DType.F32)
                        .map(
                            dtype ->
                                dynamicTest(
                                    test.name() + " " + dtype,
                                    () -> {
                                      assertThat(test.run(dtype)).isEmpty();
                                      passed.incrementAndGet();
                                    })));
    return Stream.concat(
        tests,
        Stream.of(
            dynamicTest(
                "counts",
                () -> {
                  System.out.println(
                      "torch-cases/training, layers: "
                          + passed
                          + " of "
                          + 2 * cases.size()
                          + " pass ("
                          + cases.size()
                          + " cases in f64 and f32)");
                  assertThat(cases).isNotEmpty();
                })));
  }
}
