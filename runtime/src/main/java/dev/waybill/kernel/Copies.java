package dev.waybill.kernel;

import dev.waybill.device.Device;
import dev.waybill.dispatch.Key;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Tensor;

/// Copies elements between tensors of any layouts and dtypes.
public final class Copies {

  private Copies() {}

  /// Returns a dense copy of a tensor.
  ///
  /// @param tensor on the cpu
  /// @return a new tensor
  public static Tensor dense(Tensor tensor) {
    Tensor copy = Results.empty(tensor, tensor.dtype(), tensor.shape());
    copy(tensor, copy);
    return copy;
  }

  /// Writes the elements of one tensor over those of another. Numbers are converted as by a Java
  /// cast: fractions are cut off, whole numbers wrap around; a number other than 0 is `true`.
  ///
  /// @param from read; is broadcast to the other's shape
  /// @param into written
  public static void copy(Tensor from, Tensor into) {
    if (into.storage().device() == Key.META) {
      return;
    }
    if (into.storage() instanceof DeviceStorage) {
      DeviceCopies.copy(from, into);
      return;
    }
    if (from.storage() instanceof DeviceStorage) {
      copy(Transfers.to(from, Device.CPU), into);
      return;
    }
    if (from.dtype() == DType.F32 && into.dtype() == DType.F32) {
      FloatTiles.run((x, at, y, yAt, n) -> System.arraycopy(x[0], at[0], y, yAt, n), into, from);
      return;
    }
    Walk walk = Walk.over(into.shape(), from, into);
    Object source = from.array();
    Object target = into.array();
    if (from.dtype() == into.dtype()) {
      while (walk.next()) {
        same(source, walk.at(0), walk.step(0), target, walk.at(1), walk.step(1), walk.length());
      }
    } else if (from.dtype().isFloating() || into.dtype().isFloating()) {
      while (walk.next()) {
        for (int i = 0; i < walk.length(); i++) {
          double value = Cells.getDouble(source, from.dtype(), walk.at(0) + i * walk.step(0));
          Cells.setDouble(target, into.dtype(), walk.at(1) + i * walk.step(1), value);
        }
      }
    } else {
      while (walk.next()) {
        for (int i = 0; i < walk.length(); i++) {
          long value = Cells.getLong(source, from.dtype(), walk.at(0) + i * walk.step(0));
          Cells.setLong(target, into.dtype(), walk.at(1) + i * walk.step(1), value);
        }
      }
    }
  }

  @SuppressWarnings("IfChainToSwitch") // the formatter reads no patterns in a switch
  private static void same(
      Object from, int at, int step, Object into, int to, int toStep, int length) {
    if (step == 1 && toStep == 1) {
      System.arraycopy(from, at, into, to, length);
      return;
    }
    if (from instanceof double[] x) {
      double[] y = (double[]) into;
      for (int i = 0; i < length; i++) {
        y[to + i * toStep] = x[at + i * step];
      }
    } else if (from instanceof int[] x) {
      int[] y = (int[]) into;
      for (int i = 0; i < length; i++) {
        y[to + i * toStep] = x[at + i * step];
      }
    } else if (from instanceof long[] x) {
      long[] y = (long[]) into;
      for (int i = 0; i < length; i++) {
        y[to + i * toStep] = x[at + i * step];
      }
    } else {
      for (int i = 0; i < length; i++) {
        System.arraycopy(from, at + i * step, into, to + i * toStep, 1);
      }
    }
  }
}
