package dev.waybill.ops.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runner must see a wrong answer: cases of `x * y` with x = [2, 3], y = [5, 7], some of them
/// false.
class CaseRunnerTest {
  private static final String X = "{\"tensor\":\"x\",\"dtype\":\"f32\",\"shape\":[2]}";
  private static final String Y = "{\"tensor\":\"y\",\"dtype\":\"f32\",\"shape\":[2]}";
  private static final String ERROR =
      """
      {"id":"1","tag":"t","kind":"%s","args":{"x":%s,"y":%s},"limit":%s,\
      "error":{"type":"E","message":"m"}}""";
  // The file's floats: x, y, the product, twice x, twice y, ones, and three numbers.
  private static final float[] DATA = {2, 3, 5, 7, 10, 21, 4, 6, 10, 14, 1, 1, 1, 2, 3};
  private static final String[] KEYS = {"x", "y", "product", "twiceX", "twiceY", "ones"};

  @TempDir Path folder;

  @Test
  void seesWhatIsRight() throws IOException {
    // S = sum(y² + x²), so dS/dx = 2x.
    assertThat(run("mul", value("product", "y", "twiceX")))
        .containsExactly(
            Outcome.of(Part.VALUES, ""),
            Outcome.of(Part.GRADIENTS, ""),
            Outcome.of(Part.SECOND, ""));
  }

  @Test
  void seesWrongNumbers() throws IOException {
    assertThat(run("mul", value("x", "ones", "twiceY")))
        .containsExactly(
            Outcome.of(Part.VALUES, "out: found 10.0 at 0, expected 2.0 (2 of 2 wrong)"),
            Outcome.of(Part.GRADIENTS, "grads of x: found 5.0 at 0, expected 1.0 (2 of 2 wrong)"),
            Outcome.of(Part.SECOND, "second of x: found 4.0 at 0, expected 10.0 (2 of 2 wrong)"));
  }

  @Test
  void countsAnOpThatIsMissing() throws IOException {
    assertThat(run("no_such", value("product", "y", "twiceX")))
        .extracting(Outcome::status)
        .containsExactly(Outcome.Status.MISSING, Outcome.Status.MISSING, Outcome.Status.MISSING);
  }

  @Test
  void seesACallThatShouldHaveBeenRefused() throws IOException {
    String unequal = "{\"tensor\":\"three\",\"dtype\":\"f32\",\"shape\":[3]}";
    assertThat(run("mul", ERROR.formatted("error", X, Y, "false")))
        .containsExactly(Outcome.of(Part.ERRORS, "found a result, expected a refusal as: m"));
    assertThat(run("mul", ERROR.formatted("error", X, Y, "true")))
        .containsExactly(Outcome.of(Part.LIMITS, ""));
    assertThat(run("mul", ERROR.formatted("undefined", X, Y, "false")))
        .containsExactly(Outcome.of(Part.UNDEFINED, ""));
    List<Outcome> refused = run("mul", ERROR.formatted("error", X, unequal, "false"));
    assertThat(refused).extracting(Outcome::status).containsExactly(Outcome.Status.PASSED);
    assertThat(refused.get(0).refusal()).startsWith("tensor.mul: ");
  }

  @Test
  void comparesByTheRules() {
    Tensor one = Tensor.of(1.0, Double.NaN, Double.POSITIVE_INFINITY, -0.0);
    Tensor other = Tensor.of(1.01, Double.NaN, Double.POSITIVE_INFINITY, 0.0);
    assertThat(Compare.numbers(one, other, new double[] {0.01, 1e-9})).isEmpty();
    assertThat(Compare.numbers(one, other, new double[] {0, 1e-9}))
        .isEqualTo("found 1.01 at 0, expected 1.0 (1 of 4 wrong)");
    assertThat(Compare.numbers(Tensor.of(1L), Tensor.of(1), new double[2]))
        .isEqualTo("found dtype i32, expected i64");
    assertThat(Compare.numbers(Tensor.of(1L), Tensor.of(1L, 1L), new double[2]))
        .isEqualTo("found shape [2], expected [1]");
    assertThat(Compare.gradient(null, Tensor.of(0f), new double[2])).isEmpty();
    assertThat(Compare.gradient(one, null, new double[2])).isEqualTo("found no gradient");
  }

  @Test
  void leavesIndicesFreeAmongEqualElements() {
    Tensor x = Tensor.of(7f, 9f, 7f, Float.NaN);
    Tensor expected = Tensor.of(0L, 2L, 1L);
    assertThat(Compare.indices(expected, Tensor.of(2L, 0L, 1L), x, -1)).isEmpty();
    assertThat(Compare.indices(expected, Tensor.of(2L, 1L, 0L), x, 0))
        .isEqualTo("found index 1 at 1, expected one of an element 7.0");
    assertThat(Compare.indices(expected, Tensor.of(2L, 2L, 1L), x, 0))
        .isEqualTo("found index 2 twice in a slice");
    assertThat(Compare.indices(expected, Tensor.of(2L, 4L, 1L), x, 0))
        .isEqualTo("found index 4 at 1, expected one of an element 7.0");
  }

  @Test
  void namesOpsAsWeDo() {
    assertThat(Ops.camelCase("leaky_relu")).isEqualTo("leakyRelu");
    assertThat(Ops.camelCase("adaptive_avg_pool2d")).isEqualTo("adaptiveAvgPool2d");
    assertThat(Ops.camelCase("masked_fill_")).isEqualTo("maskedFill_");
  }

  private static String value(String product, String gradient, String second) {
    return """
      {"id":"1","tag":"t","kind":"value","args":{"x":%s,"y":%s},"expect":{"out":[{"name":"out",\
      "tensor":"%s","dtype":"f32","shape":[2]}],"grad_out":["ones"],"grads":{"x":"%s","y":"x"},\
      "second":{"x":"%s","y":"twiceY"}},"tol":{"out":[0,0],"grad":[0,0],"second":[0,0]}}"""
        .formatted(X, Y, product, gradient, second);
  }

  private List<Outcome> run(String op, String test) throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < KEYS.length; i++) {
      header.append(entry(KEYS[i], 2, 2 * i)).append(',');
    }
    header.append(entry("three", 3, 2 * KEYS.length)).append('}');
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + text.length + DATA.length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(text.length)
            .put(text);
    for (float number : DATA) {
      bytes.putFloat(number);
    }
    Files.write(folder.resolve("case.safetensors"), bytes.array());
    Files.writeString(
        folder.resolve("case.json"),
        "{\"op\": \"" + op + "\", \"set\": \"test\", \"cases\": [" + test + "]}");
    TorchFile file = TorchFile.all(folder, List.of()).get(0);
    return CaseRunner.run(file, file.cases().get(0));
  }

  private static String entry(String key, int count, int from) {
    int start = from * Float.BYTES;
    int end = start + count * Float.BYTES;
    return "\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%s,%s]}"
        .formatted(key, count, start, end);
  }
}
