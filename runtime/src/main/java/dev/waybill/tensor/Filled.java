package dev.waybill.tensor;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/// New tensors with known elements.
final class Filled {
  private Filled() {}

  static Tensor zeros(DType dtype, Layout layout) {
    return Tensor.of(newStorage(dtype, layout, true), layout, dtype);
  }

  static Tensor full(DType dtype, long value, Layout layout) {
    check("Tensor.full", dtype, value);
    return filled(dtype, layout, (double) value, value);
  }

  static Tensor full(DType dtype, double value, Layout layout) {
    if (!dtype.isFloating()) {
      throw new WrongArgumentException(
          "Tensor.full", "", "found " + value + ", expected a value of " + dtype + ".");
    }
    return filled(dtype, layout, value, 0);
  }

  private static Tensor filled(DType dtype, Layout layout, double real, long whole) {
    HeapStorage storage = newStorage(dtype, layout, false);
    Object array = storage.arrayForNow(storage);
    switch (dtype) {
      case F32 -> Arrays.fill((float[]) array, (float) real);
      case F64 -> Arrays.fill((double[]) array, real);
      case I8, U8 -> Arrays.fill((byte[]) array, (byte) whole);
      case I16 -> Arrays.fill((short[]) array, (short) whole);
      case I32 -> Arrays.fill((int[]) array, (int) whole);
      case I64 -> Arrays.fill((long[]) array, whole);
      case BOOL -> Arrays.fill((boolean[]) array, whole != 0);
      case F16, BF16 -> Arrays.fill((short[]) array, HalfFloats.bits(dtype, real));
    }
    return Tensor.of(storage, layout, dtype);
  }

  static Tensor cast(DType dtype, double[] values, Layout layout) {
    HeapStorage storage = newStorage(dtype, layout, false);
    Object array = storage.arrayForNow(storage);
    for (int i = 0; i < values.length; i++) {
      Cells.setDouble(array, dtype, i, values[i]);
    }
    return Tensor.of(storage, layout, dtype);
  }

  static Tensor cast(DType dtype, long[] values, Layout layout) {
    HeapStorage storage = newStorage(dtype, layout, false);
    Object array = storage.arrayForNow(storage);
    for (int i = 0; i < values.length; i++) {
      Cells.setLong(array, dtype, i, values[i]);
    }
    return Tensor.of(storage, layout, dtype);
  }

  static Tensor arange(DType dtype, long start, long end, long step) {
    refuseTruth("Tensor.arange", dtype);
    if (step == 0) {
      throw new WrongArgumentException(
          "Tensor.arange", "step", "found 0, expected another number.");
    }
    long span = step > 0 ? Math.subtractExact(end, start) : Math.subtractExact(start, end);
    long count = span <= 0 ? 0 : (span - 1) / Math.abs(step) + 1;
    HeapStorage storage = newStorage(dtype, Layout.dense(0, count), false);
    Object array = storage.arrayForNow(storage);
    for (int i = 0; i < count; i++) {
      long value = start + i * step;
      check("Tensor.arange", dtype, value);
      Cells.setLong(array, dtype, i, value);
    }
    return Tensor.of(storage, Layout.dense(0, count), dtype);
  }

  /// Counts in `double` and rounds once, so that no error adds up.
  static Tensor arange(DType dtype, double start, double end, double step) {
    String method = "Tensor.arange";
    double count = Math.ceil((end - start) / step);
    if (step == 0 || !Double.isFinite(start) || !Double.isFinite(end) || !Double.isFinite(count)) {
      throw new WrongArgumentException(
          method,
          "",
          "found start "
              + start
              + ", end "
              + end
              + " and step "
              + step
              + ", expected finite numbers, and a step that is not 0.");
    }
    refuseTruth(method, dtype);
    return byPosition(dtype, Math.max(0, (long) count), i -> start + i * step);
  }

  static Tensor linspace(DType dtype, double start, double end, long steps) {
    String method = "Tensor.linspace";
    refuseTruth(method, dtype);
    if (steps < 0) {
      throw new WrongArgumentException(method, "steps", "found " + steps + ", expected 0 or more.");
    }
    double step = steps < 2 ? 0 : (end - start) / (steps - 1);
    // From both ends, so that both are met exactly.
    return byPosition(
        dtype, steps, i -> i < (steps + 1) / 2 ? start + i * step : end - (steps - 1 - i) * step);
  }

  static Tensor eye(DType dtype, long rows, long columns) {
    Tensor tensor = zeros(dtype, Layout.dense(0, rows, columns));
    Object array = Elements.arrayForNow(tensor);
    for (long i = 0; i < Math.min(rows, columns); i++) {
      Cells.setLong(array, dtype, (int) (i * (columns + 1)), 1);
    }
    return tensor;
  }

  static Tensor random(String method, DType dtype, LongToDoubleFunction draw, long... shape) {
    if (!dtype.isFloating()) {
      throw new WrongArgumentException(
          method, "dtype", "found " + dtype + ", expected a floating one.");
    }
    Tensor flat = byPosition(dtype, Layout.dense(0, shape).size(), draw);
    return Tensor.of(flat.storage(), Layout.dense(0, shape), dtype);
  }

  private static Tensor byPosition(DType dtype, long count, LongToDoubleFunction element) {
    Layout layout = Layout.dense(0, count);
    HeapStorage storage = newStorage(dtype, layout, false);
    Object array = storage.arrayForNow(storage);
    for (int i = 0; i < count; i++) {
      Cells.setDouble(array, dtype, i, element.applyAsDouble(i));
    }
    return Tensor.of(storage, layout, dtype);
  }

  private static void refuseTruth(String method, DType dtype) {
    if (dtype == DType.BOOL) {
      throw new WrongArgumentException(method, "dtype", "found bool, expected a number's.");
    }
  }

  private static void check(String method, DType dtype, long value) {
    if (!Cells.fits(dtype, value)) {
      throw new WrongArgumentException(
          method, "", "found " + value + ", expected a value of " + dtype + ".");
    }
  }

  /// Makes a storage for the elements of a dense layout.
  static HeapStorage newStorage(DType dtype, Layout layout, boolean zeros) {
    if (layout.size() > Integer.MAX_VALUE - 8) {
      throw new ShapeException(
          "Tensor",
          "shape "
              + layout.shapeText()
              + " is too large for a Java array, expected fewer than"
              + " 2,147,483,640 elements.");
    }
    return HeapStorage.make(dtype, (int) layout.size(), zeros);
  }
}
