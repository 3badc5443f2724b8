package dev.waybill.testkit;

import dev.waybill.device.Device;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares results. Kernels may sum in another order: f32 to 1e-5, f64 to 1e-11, halves to four
/// units in the last place, others exactly.
final class Difference {

  private Difference() {}

  /// Returns how two results differ; empty where they do not.
  static String of(@Nullable Object found, @Nullable Object expected) {
    List<Tensor> ours = TensorTuple.of(found);
    List<Tensor> theirs = TensorTuple.of(expected);
    if (theirs.isEmpty() && ours.isEmpty()) {
      return Objects.equals(found, expected) ? "" : "found " + found + ", expected " + expected;
    }
    String kind = ofKind(found, expected);
    for (int i = 0; kind.isEmpty() && i < ours.size(); i++) {
      kind = elements(ours.get(i), theirs.get(i));
    }
    return kind;
  }

  /// Returns how shapes and dtypes differ; empty where they do not.
  static String ofKind(@Nullable Object found, @Nullable Object expected) {
    List<Tensor> ours = TensorTuple.of(found);
    List<Tensor> theirs = TensorTuple.of(expected);
    if (ours.size() != theirs.size()) {
      return "found " + ours.size() + " tensors, expected " + theirs.size();
    }
    for (int i = 0; i < ours.size(); i++) {
      String our = kind(ours.get(i));
      String their = kind(theirs.get(i));
      if (!our.equals(their)) {
        return "found " + our + ", expected " + their;
      }
    }
    return "";
  }

  private static String kind(Tensor x) {
    return x.dtype() + " " + Arrays.toString(x.shape());
  }

  private static String elements(Tensor ours, Tensor expected) {
    Tensor found = ours.to(Device.CPU);
    for (long i = 0; i < expected.size(); i++) {
      double x = Data.get(found, i);
      double y = Data.get(expected, i);
      if (!close(x, y, expected.dtype())) {
        return "element " + i + ": found " + x + ", expected " + y;
      }
    }
    return "";
  }

  private static boolean close(double x, double y, DType dtype) {
    if (x == y || (Double.isNaN(x) && Double.isNaN(y))) {
      return true;
    }
    return dtype.isFloating()
        && Double.isFinite(y)
        && Math.abs(x - y) <= tolerance(dtype) * (1 + Math.abs(y));
  }

  private static double tolerance(DType dtype) {
    return switch (dtype) {
      case F32 -> 1e-5;
      case F16 -> 0x1p-8;
      case BF16 -> 0x1p-5;
      default -> 1e-11;
    };
  }
}
