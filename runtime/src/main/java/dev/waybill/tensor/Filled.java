package dev.waybill.tensor;

import dev.waybill.device.Device;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/// New tensors with known elements.
final class Filled {
  private Filled() {}

  /// Returns the dense layout of what a factory makes.
  static Layout layout(String method, long[] shape) {
    Given.check(method, "shape", "long[]", shape);
    try {
      return Layout.dense(0, shape);
    } catch (ShapeException e) {
      throw e.inNameOf(method);
    }
  }

  static Tensor zeros(DType dtype, long[] shape) {
    Layout layout = layout("Tensor.zeros", shape);
    return Tensor.of(newStorage("Tensor.zeros", dtype, layout, true), layout, dtype);
  }

  static Tensor full(String method, Device device, DType dtype, long value, long[] shape) {
    Given.check(method, "device", "Device", device);
    check(method, "value", dtype, value);
    return device.equals(Device.CPU)
        ? filled(method, dtype, shape, (double) value, value)
        : TensorOps.fill_(there(method, device, dtype, shape), Tensor.scalar(value));
  }

  static Tensor full(String method, Device device, DType dtype, double value, long[] shape) {
    Given.check(method, "device", "Device", device);
    checkGiven(method, dtype);
    if (!dtype.isFloating()) {
      throw new WrongArgumentException(
          method, "value", "found " + value + ", expected a value of " + dtype + ".");
    }
    return device.equals(Device.CPU)
        ? filled(method, dtype, shape, value, 0)
        : TensorOps.fill_(there(method, device, dtype, shape), Tensor.scalar(value));
  }

  /// Makes a tensor on a device for random numbers.
  static Tensor toDraw(String method, Device device, DType dtype, long[] shape) {
    checkFloating(method, dtype);
    return there(method, device, dtype, shape);
  }

  private static Tensor there(String method, Device device, DType dtype, long[] shape) {
    layout(method, shape); // refuses in the name of the method
    return Tensor.empty(device, dtype, shape);
  }

  private static Tensor filled(String method, DType dtype, long[] shape, double real, long whole) {
    Layout layout = layout(method, shape);
    HeapStorage storage = newStorage(method, dtype, layout, false);
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
    HeapStorage storage = newStorage("Tensor.fromDoubles", dtype, layout, false);
    Object array = storage.arrayForNow(storage);
    for (int i = 0; i < values.length; i++) {
      Cells.setDouble(array, dtype, i, values[i]);
    }
    return Tensor.of(storage, layout, dtype);
  }

  static Tensor cast(DType dtype, long[] values, Layout layout) {
    HeapStorage storage = newStorage("Tensor.fromLongs", dtype, layout, false);
    Object array = storage.arrayForNow(storage);
    for (int i = 0; i < values.length; i++) {
      Cells.setLong(array, dtype, i, values[i]);
    }
    return Tensor.of(storage, layout, dtype);
  }

  static Tensor arange(DType dtype, long start, long end, long step) {
    String method = "Tensor.arange";
    refuseTruth(method, dtype);
    if (step == 0) {
      throw new WrongArgumentException(method, "step", "found 0, expected another number.");
    }
    Layout layout = Layout.dense(0, count(method, start, end, step));
    if (layout.size() > 0) {
      check(method, "start", dtype, start);
      check(method, "end", dtype, start + (layout.size() - 1) * step);
    }
    HeapStorage storage = newStorage(method, dtype, layout, false);
    Object array = storage.arrayForNow(storage);
    for (int i = 0; i < layout.size(); i++) {
      Cells.setLong(array, dtype, i, start + i * step);
    }
    return Tensor.of(storage, layout, dtype);
  }

  /// The distance of two longs may be none.
  private static long count(String method, long start, long end, long step) {
    BigInteger distance = BigInteger.valueOf(end).subtract(BigInteger.valueOf(start));
    if (distance.signum() != Long.signum(step)) {
      return 0;
    }
    BigInteger[] steps = distance.divideAndRemainder(BigInteger.valueOf(step));
    BigInteger count = steps[0].add(BigInteger.valueOf(Math.abs(steps[1].signum())));
    if (count.bitLength() >= Long.SIZE) {
      throw Layout.tooLarge(method, "[" + count + "]");
    }
    return count.longValue();
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
    if (count >= 0x1p63) {
      throw Layout.tooLarge(method, "[" + count + "]");
    }
    return byPosition(
        method, dtype, Layout.dense(0, Math.max(0, (long) count)), i -> start + i * step);
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
        method,
        dtype,
        Layout.dense(0, steps),
        i -> i < (steps + 1) / 2 ? start + i * step : end - (steps - 1 - i) * step);
  }

  static Tensor eye(DType dtype, long rows, long columns) {
    String method = "Tensor.eye";
    Layout layout = layout(method, new long[] {rows, columns});
    Tensor tensor = Tensor.of(newStorage(method, dtype, layout, true), layout, dtype);
    Object array = Elements.arrayForNow(tensor);
    for (long i = 0; i < Math.min(rows, columns); i++) {
      Cells.setLong(array, dtype, (int) (i * (columns + 1)), 1);
    }
    return tensor;
  }

  static Tensor random(String method, DType dtype, LongToDoubleFunction draw, long... shape) {
    checkFloating(method, dtype);
    return byPosition(method, dtype, layout(method, shape), draw);
  }

  private static void checkFloating(String method, DType dtype) {
    checkGiven(method, dtype);
    if (!dtype.isFloating()) {
      throw new WrongArgumentException(
          method, "dtype", "found " + dtype + ", expected a floating one.");
    }
  }

  private static Tensor byPosition(
      String method, DType dtype, Layout layout, LongToDoubleFunction element) {
    HeapStorage storage = newStorage(method, dtype, layout, false);
    Object array = storage.arrayForNow(storage);
    for (int i = 0; i < layout.size(); i++) {
      Cells.setDouble(array, dtype, i, element.applyAsDouble(i));
    }
    return Tensor.of(storage, layout, dtype);
  }

  private static void refuseTruth(String method, DType dtype) {
    checkGiven(method, dtype);
    if (dtype == DType.BOOL) {
      throw new WrongArgumentException(method, "dtype", "found bool, expected a number's.");
    }
  }

  private static void check(String method, String argument, DType dtype, long value) {
    checkGiven(method, dtype);
    if (!Cells.fits(dtype, value)) {
      throw new WrongArgumentException(
          method, argument, "found " + value + ", expected a value of " + dtype + ".");
    }
  }

  static void checkGiven(String method, DType dtype) {
    Given.check(method, "dtype", "DType", dtype);
  }

  /// Makes a storage for the elements of a dense layout.
  static HeapStorage newStorage(String method, DType dtype, Layout layout, boolean zeros) {
    checkGiven(method, dtype);
    return HeapStorage.make(dtype, layout.arrayLength(method), zeros);
  }
}
