package dev.waybill.tensor;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import java.lang.reflect.Array;
import java.util.Arrays;

/// New tensors with known elements.
final class Filled {
  private Filled() {}

  static Tensor zeros(DType dtype, Layout layout) {
    return Tensor.of(new HeapStorage(newArray(dtype, layout)), layout, dtype);
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
    Object array = newArray(dtype, layout);
    switch (dtype) {
      case F32 -> Arrays.fill((float[]) array, (float) real);
      case F64 -> Arrays.fill((double[]) array, real);
      case I8, U8 -> Arrays.fill((byte[]) array, (byte) whole);
      case I16 -> Arrays.fill((short[]) array, (short) whole);
      case I32 -> Arrays.fill((int[]) array, (int) whole);
      case I64 -> Arrays.fill((long[]) array, whole);
      case BOOL -> Arrays.fill((boolean[]) array, whole != 0);
    }
    return Tensor.of(new HeapStorage(array), layout, dtype);
  }

  static Tensor cast(DType dtype, double[] values, Layout layout) {
    Object array = newArray(dtype, layout);
    for (int i = 0; i < values.length; i++) {
      Cells.setDouble(array, dtype, i, values[i]);
    }
    return Tensor.of(new HeapStorage(array), layout, dtype);
  }

  static Tensor cast(DType dtype, long[] values, Layout layout) {
    Object array = newArray(dtype, layout);
    for (int i = 0; i < values.length; i++) {
      Cells.setLong(array, dtype, i, values[i]);
    }
    return Tensor.of(new HeapStorage(array), layout, dtype);
  }

  static Tensor arange(DType dtype, long start, long end, long step) {
    if (step == 0 || dtype == DType.BOOL) {
      throw new WrongArgumentException(
          "Tensor.arange",
          step == 0 ? "step" : "dtype",
          step == 0 ? "found 0, expected another number." : "found bool, expected a number's.");
    }
    long span = step > 0 ? Math.subtractExact(end, start) : Math.subtractExact(start, end);
    long count = span <= 0 ? 0 : (span - 1) / Math.abs(step) + 1;
    Object array = newArray(dtype, Layout.dense(0, count));
    for (int i = 0; i < count; i++) {
      long value = start + i * step;
      check("Tensor.arange", dtype, value);
      Cells.setLong(array, dtype, i, value);
    }
    return Tensor.of(new HeapStorage(array), Layout.dense(0, count), dtype);
  }

  private static void check(String method, DType dtype, long value) {
    if (!Cells.fits(dtype, value)) {
      throw new WrongArgumentException(
          method, "", "found " + value + ", expected a value of " + dtype + ".");
    }
  }

  static Object newArray(DType dtype, Layout layout) {
    if (layout.size() > Integer.MAX_VALUE - 8) {
      throw new ShapeException(
          "Tensor",
          "shape "
              + layout.shapeText()
              + " is too large for a Java array, expected fewer than"
              + " 2,147,483,640 elements.");
    }
    return Array.newInstance(dtype.arrayType().getComponentType(), (int) layout.size());
  }
}
