package dev.waybill.benchmarks.export;

import dev.waybill.registry.Registry;
import java.time.Duration;

/// Fills the global registry in this fresh virtual machine and prints the milliseconds of CPU that
/// the process took, how long filling took, and how many names there are.
final class StartUp {
  /// Asks for no registry, to see what the start of Java itself costs.
  static final String NO_REGISTRY = "no-registry";

  private StartUp() {}

  public static void main(String[] arguments) {
    double milliseconds = 0;
    int names = 0;
    if (!arguments[0].equals(NO_REGISTRY)) {
      long start = System.nanoTime();
      Registry registry = Registry.global();
      milliseconds = (System.nanoTime() - start) / 1e6;
      names = registry.names("").size();
    }
    // The management beans and String.format would cost as much as the start of Java itself.
    System.out.println(
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
    System.out.println(milliseconds);
    System.out.println(names);
  }
}
