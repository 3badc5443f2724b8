package dev.waybill.tensor;

/// Compares the elements of two tensors.
final class Comparison {
  private Comparison() {}

  /// NaN differs from itself, and 0 equals -0.
  static boolean equal(Tensor first, Tensor second) {
    Tensor a = Elements.here(first);
    Tensor b = Elements.here(second);
    if (a.dtype() != b.dtype() || !a.layout().sameShape(b.layout())) {
      return false;
    }
    Object left = Elements.arrayForNow(a);
    Object right = Elements.arrayForNow(b);
    for (long i = 0; i < a.size(); i++) {
      int x = (int) a.layout().position(i);
      int y = (int) b.layout().position(i);
      if (!same(a.dtype(), left, x, right, y)) {
        return false;
      }
    }
    return true;
  }

  static boolean close(
      Tensor first, Tensor second, double relative, double absolute, boolean equalNan) {
    Tensor a = Elements.here(first);
    Tensor b = Elements.here(second);
    Broadcast common = Broadcast.of("Tensor.allClose", a.layout(), b.layout());
    Layout left = common.layout(0);
    Layout right = common.layout(1);
    Object xs = Elements.arrayForNow(a);
    Object ys = Elements.arrayForNow(b);
    for (long i = 0; i < left.size(); i++) {
      double x = Cells.getDouble(xs, a.dtype(), (int) left.position(i));
      double y = Cells.getDouble(ys, b.dtype(), (int) right.position(i));
      // Infinities are close to themselves only; their difference would be NaN.
      boolean close =
          x == y
              || (equalNan && Double.isNaN(x) && Double.isNaN(y))
              || (Double.isFinite(y) && Math.abs(x - y) <= absolute + relative * Math.abs(y));
      if (!close) {
        return false;
      }
    }
    return true;
  }

  /// Of dtypes that are not floating the `long` holds every value, of the others the `double`.
  private static boolean same(DType dtype, Object left, int x, Object right, int y) {
    return dtype.isFloating()
        ? Cells.getDouble(left, dtype, x) == Cells.getDouble(right, dtype, y)
        : Cells.getLong(left, dtype, x) == Cells.getLong(right, dtype, y);
  }
}
