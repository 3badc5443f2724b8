package dev.waybill.testkit;

import dev.waybill.device.Device;
import dev.waybill.dispatch.Dispatchable;
import dev.waybill.dispatch.Key;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.MetaStorage;
import dev.waybill.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Tensors copied element by element, without the ops that are to be proved.
final class Data {
  private static final int GAP = 77;

  private Data() {}

  /// Applies a function to each tensor of some arguments, in lists too.
  static List<@Nullable Object> map(List<@Nullable Object> arguments, UnaryOperator<Tensor> by) {
    List<@Nullable Object> mapped = new ArrayList<>();
    for (Object argument : arguments) {
      if (argument instanceof Tensor tensor) {
        mapped.add(by.apply(tensor));
      } else if (argument instanceof List<?> list) {
        List<Object> elements = new ArrayList<>();
        list.forEach(e -> elements.add(e instanceof Tensor tensor ? by.apply(tensor) : e));
        mapped.add(elements);
      } else {
        mapped.add(argument);
      }
    }
    return mapped;
  }

  /// Returns all tensors of some arguments.
  static List<Tensor> tensors(List<@Nullable Object> arguments) {
    List<Tensor> found = new ArrayList<>();
    map(
        arguments,
        tensor -> {
          found.add(tensor);
          return tensor;
        });
    return found;
  }

  /// Converts: to whole numbers by rounding, to `bool` by sign.
  static Tensor convert(Tensor model, DType dtype) {
    Tensor made = Tensor.empty(dtype, model.shape());
    for (int i = 0; i < model.size(); i++) {
      double value = get(model, i);
      if (dtype == DType.BOOL) {
        Cells.setLong(made.array(), dtype, i, value > 0 ? 1 : 0);
      } else if (dtype.isFloating()) {
        Cells.setDouble(made.array(), dtype, i, value);
      } else {
        // No negative numbers where there are none.
        long whole = Math.round(value);
        Cells.setLong(made.array(), dtype, i, dtype == DType.U8 ? Math.abs(whole) : whole);
      }
    }
    return made;
  }

  /// Copies into memory of its own, laid out with strides; what lies between is another number.
  static Tensor copy(Tensor x, Layout layout, int capacity) {
    Tensor memory = Tensor.empty(x.dtype(), capacity);
    for (int i = 0; i < capacity; i++) {
      Cells.setLong(memory.array(), x.dtype(), i, GAP);
    }
    for (long i = 0; i < x.size(); i++) {
      set(memory.array(), x.dtype(), (int) layout.position(i), x, i);
    }
    return Tensor.of(memory.storage(), layout, x.dtype());
  }

  static Tensor dense(Tensor x) {
    if (x.storage().device() == Key.META) {
      return x;
    }
    return copy(x, Layout.dense(0, x.shape()), (int) x.size());
  }

  /// Casts as an in-place form does.
  static Tensor cast(Tensor x, DType dtype) {
    Tensor made = Tensor.empty(dtype, x.shape());
    for (int i = 0; i < x.size(); i++) {
      set(made.array(), dtype, i, x, i);
    }
    return made;
  }

  static Tensor meta(Tensor x) {
    return Tensor.of(new MetaStorage(x.storage().capacity()), x.layout(), x.dtype());
  }

  static double get(Tensor x, long i) {
    return Cells.getDouble(x.array(), x.dtype(), (int) x.layout().position(i));
  }

  /// Returns a tensor laid out alike on a device; a plain number, which goes beside all, itself.
  static Tensor on(Device device, Tensor x) {
    if (x.isWrappedNumber() || x.device().equals(device)) {
      return x;
    }
    return Tensor.of(whole(x).to(device).storage(), x.layout(), x.dtype());
  }

  /// Returns arguments that lie on a device, laid out alike.
  static List<@Nullable Object> on(Device device, List<@Nullable Object> arguments) {
    List<@Nullable Object> moved = new ArrayList<>();
    for (Object argument : map(arguments, x -> on(device, x))) {
      moved.add(
          argument instanceof Dispatchable other && !(argument instanceof Tensor)
              ? other.to(device)
              : argument);
    }
    return moved;
  }

  private static Tensor whole(Tensor x) {
    return Tensor.of(x.storage(), Layout.dense(0, x.storage().capacity()), x.dtype());
  }

  /// Returns a copy of the whole memory of a tensor; of one without data nothing.
  static Object memory(Tensor x) {
    if (x.storage().device() == Key.META) {
      return new byte[0];
    }
    if (!x.device().equals(Device.CPU)) {
      return whole(x).to(Device.CPU).array();
    }
    int length = (int) x.storage().capacity();
    Object copy = Array.newInstance(x.dtype().arrayType().getComponentType(), length);
    System.arraycopy(x.array(), 0, copy, 0, length);
    return copy;
  }

  private static void set(Object array, DType dtype, int at, Tensor from, long i) {
    int position = (int) from.layout().position(i);
    if (from.dtype().isFloating()) {
      Cells.setDouble(array, dtype, at, Cells.getDouble(from.array(), from.dtype(), position));
    } else {
      Cells.setLong(array, dtype, at, Cells.getLong(from.array(), from.dtype(), position));
    }
  }
}
