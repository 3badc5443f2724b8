package dev.waybill.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.kernel.Parallel;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// A program gives the same bits interpreted and compiled, on one thread and on several.
class SameBitsTest {

  @Test
  void whenInterpretedAndWhenCompiled() throws IOException, InterruptedException {
    List<String> interpreted = Program.run(1, "-Xint", "7", "53", "1");
    assertThat(interpreted).hasSize(13);
    assertThat(Program.run(1, "-Xmixed", "7", "53", "3000")).isEqualTo(interpreted);
  }

  @Test
  void onOneThreadAndOnTwo() throws IOException, InterruptedException {
    List<String> alone = Program.run(1, "-Xmixed", "701", "501", "1");
    List<String> shared = Program.run(2, "-Xmixed", "701", "501", "1");
    assertThat(alone.getFirst()).isEqualTo("1 thread(s)");
    assertThat(shared.getFirst()).isEqualTo("2 thread(s)");
    assertThat(shared.subList(1, shared.size())).isEqualTo(alone.subList(1, alone.size()));
  }

  /// Prints a digest of what each op makes of a matrix, the last of some times.
  static final class Program {
    private Program() {}

    static List<String> run(int threads, String mode, String... arguments)
        throws IOException, InterruptedException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of(mode, "-Dwaybill.threads=" + threads));
      command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
      command.addAll(
          List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
      command.addAll(List.of(arguments));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      return said.lines().filter(line -> !line.startsWith("WARNING:")).toList();
    }

    public static void main(String[] arguments) {
      long[] shape = {Long.parseLong(arguments[0]), Long.parseLong(arguments[1])};
      int times = Integer.parseInt(arguments[2]);
      PrintStream out = System.out;
      out.println(Parallel.threads() + " thread(s)");
      Tensor x = TensorOps.mul(Tensor.randn(DType.F32, 5L, shape), Tensor.scalar(4.0));
      Tensor weight = Tensor.randn(DType.F32, 6L, shape[1]);
      Map<String, Supplier<Tensor>> ops = new LinkedHashMap<>();
      ops.put("sum", () -> TensorOps.sum(x));
      ops.put("sum of rows", () -> TensorOps.sum(x, new int[] {1}, false));
      ops.put("mean of columns", () -> MathOps.mean(x, new int[] {0}, false, null));
      ops.put("softmax", () -> Functional.softmax(x, 1));
      ops.put("logSoftmax", () -> Functional.logSoftmax(x, 0));
      ops.put(
          "layerNorm", () -> Functional.layerNorm(x, new long[] {shape[1]}, weight, weight, 1e-5));
      ops.put("exp", () -> MathOps.exp(x));
      ops.put("log", () -> MathOps.log(x));
      ops.put("tanh", () -> MathOps.tanh(x));
      ops.put("silu", () -> Functional.silu(x));
      ops.put("erf", () -> MathOps.erf(x));
      ops.put("gelu", () -> Functional.gelu(x));
      ops.forEach(
          (name, op) -> {
            Tensor y = op.get();
            for (int i = 1; i < times; i++) {
              y = op.get();
            }
            out.println(name + " " + Arrays.hashCode(y.toFloatArray()));
          });
    }
  }
}
