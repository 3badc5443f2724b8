package dev.waybill.ops.torch;

/// What a case says of an op.
enum Part {
  VALUES,
  GRADIENTS,
  SECOND,
  ERRORS,
  /// Refusals that are a gap in PyTorch: a result is not wrong.
  LIMITS,
  UNDEFINED
}
