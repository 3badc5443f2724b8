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
    Tensor tensor = zeros(dtype, layout);
    switch (dtype) {
      case F32 -> Arrays.fill(tensor.floatArray(), (float) value);
      case F64 -> Arrays.fill(tensor.doubleArray(), (double) value);
      case I32 -> Arrays.fill(tensor.intArray(), (int) value);
      case I64 -> Arrays.fill(tensor.longArray(), value);
      case BOOL -> Arrays.fill(tensor.booleanArray(), value == 1);
    }
    return tensor;
  }

  static Tensor full(DType dtype, double value, Layout layout) {
    if (!dtype.isFloating()) {
      throw new WrongArgumentException(
          "Tensor.full", "", "found " + value + ", expected a value of " + dtype + ".");
    }
    Tensor tensor = zeros(dtype, layout);
    if (dtype == DType.F32) {
      Arrays.fill(tensor.floatArray(), (float) value);
    } else {
      Arrays.fill(tensor.doubleArray(), value);
    }
    return tensor;
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
    Tensor tensor = zeros(dtype, Layout.dense(0, count));
    for (int i = 0; i < count; i++) {
      put(tensor, i, start + i * step);
    }
    return tensor;
  }

  private static void put(Tensor tensor, int i, long value) {
    check("Tensor.arange", tensor.dtype(), value);
    switch (tensor.dtype()) {
      case F32 -> tensor.floatArray()[i] = (float) value;
      case F64 -> tensor.doubleArray()[i] = (double) value;
      case I32 -> tensor.intArray()[i] = (int) value;
      case I64 -> tensor.longArray()[i] = value;
      case BOOL -> throw new AssertionError("arange refuses bool");
    }
  }

  private static void check(String method, DType dtype, long value) {
    boolean fits =
        switch (dtype) {
          case F32 -> (long) (float) value == value && value != Long.MAX_VALUE;
          case F64 -> (long) (double) value == value && value != Long.MAX_VALUE;
          case I32 -> (int) value == value;
          case I64 -> true;
          case BOOL -> value == 0 || value == 1;
        };
    if (!fits) {
      throw new WrongArgumentException(
          method, "", "found " + value + ", expected a value of " + dtype + ".");
    }
  }

  private static Object newArray(DType dtype, Layout layout) {
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
