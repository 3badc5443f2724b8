package dev.waybill.benchmarks.search;

/// The heap after a collection.
final class Heap {
  private Heap() {}

  /// Returns the bytes in use.
  static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  static long megabytes(long bytes) {
    return Math.round(bytes / 1e6);
  }
}
