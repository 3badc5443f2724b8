package dev.waybill.testkit;

import dev.waybill.registry.KernelInfo;
import java.util.List;

/// What `-Dwaybill.require` says that the machine must have: devices and capabilities, with commas
/// between. It may name other things too, which other tests know.
final class Required {
  static final String PROPERTY = "waybill.require";

  /// A compiler of CUDA C.
  static final String CUDA_COMPILER = "cuda-compiler";

  private Required() {}

  /// Returns the first of what a kernel needs that must be there; empty for nothing.
  static String of(KernelInfo kernel) {
    List<String> names = names();
    if (names.contains(kernel.device())) {
      return kernel.device();
    }
    return kernel.requires().stream().filter(names::contains).findFirst().orElse("");
  }

  static List<String> names() {
    return List.of(System.getProperty(PROPERTY, "").split(",", -1));
  }
}
