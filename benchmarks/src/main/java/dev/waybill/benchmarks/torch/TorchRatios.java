package dev.waybill.benchmarks.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import dev.waybill.kernel.Parallel;
import java.io.PrintStream;
import java.util.Locale;

/// Tensor ops beside PyTorch in turns in one JVM: time of each side and PyTorch's time by ours, so
/// that above 1 Waybill is faster. Results are compared before they are timed.
///
/// Arguments: rounds (default 15), and a regular expression for the names of rows. Threads of both
/// sides come from `-Dwaybill.threads` and `OMP_NUM_THREADS`, which `benchmarks/run` sets alike.
public final class TorchRatios {

  private TorchRatios() {}

  /// Runs all matches and prints a Markdown table.
  ///
  /// @param arguments rounds, and a regular expression for the names of rows
  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    String names = arguments.length > 1 ? arguments[1] : ".*";
    PrintStream out = System.out;
    Engine engine = Engine.getEngine("PyTorch");
    out.printf(
        Locale.ROOT,
        "%d thread(s), PyTorch %s through DJL %s, JDK %s, vector module %s, %d rounds%n%n",
        Parallel.threads(),
        engine.getVersion(),
        Engine.getDjlVersion(),
        Runtime.version(),
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? "on" : "off",
        rounds);
    out.println("| | PyTorch | Waybill | ratio (least–greatest) |");
    out.println("|---|---|---|---|");
    Rounds timing = new Rounds(rounds);
    try (NDManager manager = engine.newBaseManager()) {
      for (Match match : new Matches(manager).all()) {
        if (match.name().matches(names)) {
          match.check();
          out.println(timing.row(match));
        }
      }
    }
  }
}
