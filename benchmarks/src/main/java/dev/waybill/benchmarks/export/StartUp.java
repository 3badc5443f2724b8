package dev.waybill.benchmarks.export;

import dev.waybill.registry.Registry;
import java.util.Locale;

/// Fills the global registry in this fresh virtual machine and prints how long that took and how
/// many names there are.
final class StartUp {
  private StartUp() {}

  public static void main(String[] arguments) {
    long start = System.nanoTime();
    Registry registry = Registry.global();
    double milliseconds = (System.nanoTime() - start) / 1e6;
    int names = registry.names("").size();
    System.out.println(String.format(Locale.ROOT, "%.1f %d", milliseconds, names));
  }
}
