package dev.waybill.benchmarks.torch;

import java.util.function.Supplier;

/// One piece of work, done by both sides.
///
/// @param name what is done
/// @param work how many ops one run does, by which times are divided
/// @param flops floating point operations of one run; 0 where only time is of interest
/// @param torch PyTorch's run, which gives back what it allocated
/// @param ours our run, likewise
/// @param torchValues what PyTorch computes, for the comparison before any timing
/// @param ourValues what we compute
record Match(
    String name,
    int work,
    double flops,
    Runnable torch,
    Runnable ours,
    Supplier<float[]> torchValues,
    Supplier<float[]> ourValues) {

  /// Compares what both sides compute.
  ///
  /// @throws IllegalStateException if the results are not close
  void check() {
    float[] expected = torchValues.get();
    float[] found = ourValues.get();
    if (expected.length != found.length) {
      throw new IllegalStateException(
          name + ": PyTorch gives " + expected.length + " numbers, Waybill " + found.length + ".");
    }
    for (int i = 0; i < expected.length; i++) {
      float allowed = 1e-4f + 1e-4f * Math.abs(expected[i]);
      if (!(Math.abs(expected[i] - found[i]) <= allowed)) {
        throw new IllegalStateException(
            name + " at " + i + ": PyTorch gives " + expected[i] + ", Waybill " + found[i] + ".");
      }
    }
  }
}
