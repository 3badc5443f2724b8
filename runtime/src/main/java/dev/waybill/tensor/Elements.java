package dev.waybill.tensor;

import dev.waybill.device.Device;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Access to the elements of tensors on the heap.
final class Elements {
  private Elements() {}

  /// Returns the array, which must be of this type, to one who may keep it.
  static <A> A array(Tensor tensor, Class<A> type) {
    return cast(tensor, array(tensor), type);
  }

  /// Returns the array, which must be of this type, to code that does not keep it.
  static <A> A arrayForNow(Tensor tensor, Class<A> type) {
    return cast(tensor, arrayForNow(tensor), type);
  }

  private static <A> A cast(Tensor tensor, Object array, Class<A> type) {
    if (array.getClass() != type) {
      throw new WrongArgumentException(
          "Tensor", "", "found dtype " + tensor.dtype() + ", expected " + of(type) + ".");
    }
    return type.cast(array);
  }

  /// Returns the array of whatever type to one who may keep it.
  static Object array(Tensor tensor) {
    return heap(tensor).array(tensor);
  }

  /// Returns the array of whatever type to code that does not keep it.
  static Object arrayForNow(Tensor tensor) {
    return heap(tensor).arrayForNow(tensor);
  }

  private static HeapStorage heap(Tensor tensor) {
    if (tensor.storage() instanceof HeapStorage heap) {
      return heap;
    }
    boolean isThere = tensor.storage() instanceof DeviceStorage;
    throw new WrongArgumentException(
        "Tensor",
        "",
        "found a tensor of device "
            + (isThere ? tensor.device() : tensor.storage().device().text())
            + ", whose elements cannot be read, expected one of device cpu"
            + (isThere ? "; move it with to(Device.CPU)." : "."));
  }

  /// Returns a tensor of the same elements on the heap, to be read.
  static Tensor here(Tensor tensor) {
    return tensor.storage() instanceof DeviceStorage storage
        ? TensorOps.transfer(tensor.detach(), storage.where().toString(), Device.CPU.toString())
        : tensor;
  }

  /// Returns an element of a tensor on a device as a tensor on the heap.
  static Tensor element(Tensor tensor, long[] index) {
    return here(tensor.alias(Layout.dense(at(tensor, index))));
  }

  /// Returns where in the array an element stands.
  static int at(Tensor tensor, long[] index) {
    Layout layout = tensor.layout();
    boolean inside = index.length == layout.rank();
    long at = layout.offset();
    for (int axis = 0; inside && axis < index.length; axis++) {
      inside = index[axis] >= 0 && index[axis] < layout.shape(axis);
      at += index[axis] * layout.stride(axis);
    }
    if (!inside) {
      throw new ShapeException(
          "Tensor.get",
          "found index "
              + Arrays.toString(index)
              + ", expected one inside shape "
              + layout.shapeText()
              + ".");
    }
    return (int) at;
  }

  /// Returns an element as Java has it; the small whole numbers as an `Integer`.
  static Object boxed(Tensor tensor, int at) {
    Object array = arrayForNow(tensor);
    return switch (tensor.dtype()) {
      case F32 -> (Object) ((float[]) array)[at];
      case F64 -> (Object) ((double[]) array)[at];
      case I8, I16, I32, U8 -> (Object) (int) Cells.getLong(array, tensor.dtype(), at);
      case I64 -> (Object) ((long[]) array)[at];
      case BOOL -> (Object) ((boolean[]) array)[at];
      case F16, BF16 -> (Object) HalfFloats.value(tensor.dtype(), ((short[]) array)[at]);
    };
  }

  static double toDouble(Tensor tensor, int at) {
    return Cells.getDouble(arrayForNow(tensor), tensor.dtype(), at);
  }

  static long toLong(Tensor tensor, int at) {
    refuseFractions(tensor);
    return Cells.getLong(arrayForNow(tensor), tensor.dtype(), at);
  }

  /// Copies the elements of any dtype as numbers, the last axis fastest.
  static double[] doubles(Tensor tensor) {
    if (tensor.dtype() == DType.F64) {
      return copy(tensor, double[].class);
    }
    double[] into = new double[tensor.layout().arrayLength("Tensor")];
    Object from = arrayForNow(tensor);
    Walk walk = new Walk(tensor.layout());
    for (int i = 0; i < into.length; i++) {
      into[i] = Cells.getDouble(from, tensor.dtype(), (int) walk.next());
    }
    return into;
  }

  /// Copies the elements of an `f32` tensor, or of one whose elements widen to `float`.
  static float[] floats(Tensor tensor) {
    if (!tensor.dtype().isHalf()) {
      return copy(tensor, float[].class);
    }
    float[] into = new float[tensor.layout().arrayLength("Tensor")];
    Object from = arrayForNow(tensor);
    Walk walk = new Walk(tensor.layout());
    for (int i = 0; i < into.length; i++) {
      into[i] = (float) Cells.getDouble(from, tensor.dtype(), (int) walk.next());
    }
    return into;
  }

  /// Copies the elements of any dtype but the floating ones, the last axis fastest.
  static long[] longs(Tensor tensor) {
    if (tensor.dtype() == DType.I64) {
      return copy(tensor, long[].class);
    }
    refuseFractions(tensor);
    long[] into = new long[tensor.layout().arrayLength("Tensor")];
    Object from = arrayForNow(tensor);
    Walk walk = new Walk(tensor.layout());
    for (int i = 0; i < into.length; i++) {
      into[i] = Cells.getLong(from, tensor.dtype(), (int) walk.next());
    }
    return into;
  }

  private static void refuseFractions(Tensor tensor) {
    if (tensor.dtype().isFloating()) {
      throw new WrongArgumentException(
          "Tensor",
          "",
          "found dtype " + tensor.dtype() + ", expected one of whole numbers, or bool.");
    }
  }

  /// Copies the elements of a tensor whose arrays are of this type, the last axis fastest.
  static <A> A copy(Tensor tensor, Class<A> type) {
    return type.cast(copy(arrayForNow(tensor, type), tensor.layout()));
  }

  /// Copies the elements of a layout of an array, the last axis fastest.
  static Object copy(Object from, Layout layout) {
    Class<?> element = from.getClass().getComponentType();
    Object into = Array.newInstance(element, layout.arrayLength("Tensor"));
    if (layout.isDense()) {
      System.arraycopy(from, (int) layout.offset(), into, 0, (int) layout.size());
    } else {
      Walk walk = new Walk(layout);
      for (int i = 0; i < layout.size(); i++) {
        System.arraycopy(from, (int) walk.next(), into, i, 1);
      }
    }
    return into;
  }

  private static String of(Class<?> arrayType) {
    return Arrays.stream(DType.values())
        .filter(dtype -> dtype.arrayType() == arrayType)
        .map(DType::toString)
        .collect(Collectors.joining(" or "));
  }

  /// Visits the positions of a layout, the last axis fastest.
  private static final class Walk {
    private final Layout layout;
    private final long[] index;
    private long at;

    Walk(Layout layout) {
      this.layout = layout;
      this.index = new long[layout.rank()];
      this.at = layout.offset();
    }

    long next() {
      long here = at;
      for (int axis = index.length - 1; axis >= 0; axis--) {
        at += layout.stride(axis);
        if (++index[axis] < layout.shape(axis)) {
          break;
        }
        at -= layout.stride(axis) * layout.shape(axis);
        index[axis] = 0;
      }
      return here;
    }
  }
}
