package dev.waybill.ops.torch;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules by which a result is right. All methods return what is wrong, empty where nothing is.
final class Compare {
  private Compare() {}

  static String numbers(Tensor expected, Tensor found, double[] tolerance) {
    if (found.dtype() != expected.dtype()) {
      return "found dtype " + found.dtype() + ", expected " + expected.dtype();
    }
    if (!Arrays.equals(found.shape(), expected.shape())) {
      return "found shape " + text(found.shape()) + ", expected " + text(expected.shape());
    }
    boolean floating = expected.dtype() == DType.F32 || expected.dtype() == DType.F64;
    int wrong = 0;
    String first = "";
    double[] a = found.toDoubleArray();
    double[] b = expected.toDoubleArray();
    long[] wholeA = floating ? new long[0] : found.toLongArray();
    long[] wholeB = floating ? new long[0] : expected.toLongArray();
    for (int i = 0; i < a.length; i++) {
      boolean right = floating ? isClose(a[i], b[i], tolerance) : wholeA[i] == wholeB[i];
      if (!right) {
        first = wrong++ == 0 ? "found " + a[i] + " at " + i + ", expected " + b[i] : first;
      }
    }
    return wrong == 0 ? "" : first + " (" + wrong + " of " + a.length + " wrong)";
  }

  /// A tensor that is expected to have no part in a gradient may have one of zeros.
  static String gradient(Tensor expected, Tensor found, double[] tolerance) {
    if (expected == null) {
      boolean zero = found == null || Arrays.stream(found.toDoubleArray()).allMatch(g -> g == 0);
      return zero ? "" : "found " + found + ", expected no gradient";
    }
    return found == null ? "found no gradient" : numbers(expected, found, tolerance);
  }

  /// Checks whether the result is a view of the first argument and where it stands in it.
  static String view(Map<?, ?> expected, Tensor found, Tensor argument) {
    if (!(expected.get("view") instanceof Boolean view)) {
      return "";
    }
    if (view != (found.storage() == argument.storage())) {
      return view ? "expected a view, found a copy" : "expected a copy, found a view";
    }
    if (!expected.containsKey("strides") || found.size() == 0) {
      return "";
    }
    Layout layout = found.layout();
    long[] strides = Json.longs(expected.get("strides"));
    for (int axis = 0; axis < strides.length; axis++) {
      if (layout.shape(axis) > 1 && layout.stride(axis) != strides[axis]) {
        return "found strides " + text(layout.strides()) + ", expected " + text(strides);
      }
    }
    return layout.offset() == (Long) expected.get("offset")
        ? ""
        : "found offset " + layout.offset() + ", expected " + expected.get("offset");
  }

  /// Checks indices that are free among equal elements of `x`.
  static String indices(Tensor expected, Tensor found, Tensor x, int dim) {
    if (found.dtype() != DType.I64 || !Arrays.equals(found.shape(), expected.shape())) {
      return "found indices " + found.dtype() + " of shape " + text(found.shape());
    }
    long[] a = found.toLongArray();
    long[] b = expected.toLongArray();
    double[] values = x.toDoubleArray();
    long[] shape = expected.shape();
    int axis = dim < 0 ? dim + shape.length : dim;
    Set<List<Long>> seen = new HashSet<>();
    for (int i = 0; i < a.length; i++) {
      long[] at = coordinates(i, shape);
      double wanted = values[position(at, axis, b[i], x.shape())];
      boolean inside = a[i] >= 0 && a[i] < (shape.length == 0 ? 1 : x.shape()[axis]);
      double pointed = inside ? values[position(at, axis, a[i], x.shape())] : 0;
      // NaN equals NaN here.
      if (!inside || (pointed != wanted && Double.compare(pointed, wanted) != 0)) {
        return "found index " + a[i] + " at " + i + ", expected one of an element " + wanted;
      }
      if (shape.length > 0) {
        at[axis] = a[i];
      }
      if (!seen.add(Arrays.stream(at).boxed().toList())) {
        return "found index " + a[i] + " twice in a slice";
      }
    }
    return "";
  }

  private static boolean isClose(double a, double b, double[] tolerance) {
    if (Double.isNaN(b) || Double.isInfinite(b)) {
      return Double.isNaN(b) ? Double.isNaN(a) : a == b;
    }
    return Math.abs(a - b) <= tolerance[1] + tolerance[0] * Math.abs(b);
  }

  private static long[] coordinates(int element, long[] shape) {
    long[] at = new long[shape.length];
    long rest = element;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      at[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return at;
  }

  private static int position(long[] at, int axis, long index, long[] shape) {
    long position = 0;
    for (int i = 0; i < shape.length; i++) {
      position = position * shape[i] + (i == axis ? index : at[i]);
    }
    return (int) position;
  }

  private static String text(long[] numbers) {
    return Arrays.toString(numbers);
  }
}
