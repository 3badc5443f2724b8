package dev.waybill.processor.check;

import java.util.List;
import java.util.Set;

/** The words that kernels are described with. */
final class Vocabulary {

  /** Names of dtypes. */
  static final List<String> DTYPES =
      List.of("bool", "u8", "i8", "i16", "i32", "i64", "f16", "bf16", "f32", "f64");

  /** Names of dtypes that have gradients. */
  static final Set<String> FLOATING = Set.of("f16", "bf16", "f32", "f64");

  /** Names of devices. */
  static final List<String> DEVICES = List.of("cpu", "gpu", "opencl", "cuda");

  private Vocabulary() {}
}
