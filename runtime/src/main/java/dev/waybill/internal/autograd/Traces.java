package dev.waybill.internal.autograd;

import dev.waybill.tensor.Tensor;

/// What anomaly detection tells.
final class Traces {
  private Traces() {}

  /// Returns the first line of a stack that is not the project's own.
  static String userLine(Throwable recordedAt) {
    for (StackTraceElement frame : recordedAt.getStackTrace()) {
      String type = frame.getClassName();
      boolean own =
          type.startsWith("dev.waybill.internal.")
              || type.startsWith("dev.waybill.dispatch.")
              || type.startsWith("dev.waybill.spi.")
              || type.startsWith("dev.waybill.tensor.")
              || type.endsWith("_Registrar")
              || type.contains("_Registrar$");
      if (!own) {
        return "at " + frame;
      }
    }
    return "in the project itself";
  }

  static boolean hasNaN(Tensor tensor) {
    if (!tensor.dtype().isFloating()) {
      return false;
    }
    for (double value : tensor.toDoubleArray()) {
      if (Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }
}
