package dev.waybill.tensor;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import java.util.Arrays;

/// Access to the elements of tensors on the heap.
final class Elements {
  private Elements() {}

  /// Returns the array, which must be of this type.
  static <A> A array(Tensor tensor, Class<A> type) {
    Object array = ((HeapStorage) tensor.storage()).array();
    if (array.getClass() != type) {
      throw new WrongArgumentException(
          "Tensor", "", "found dtype " + tensor.dtype() + ", expected " + of(type) + ".");
    }
    return type.cast(array);
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

  static Object boxed(Tensor tensor, int at) {
    return switch (tensor.dtype()) {
      case F32 -> (Object) tensor.floatArray()[at];
      case F64 -> (Object) tensor.doubleArray()[at];
      case I32 -> (Object) tensor.intArray()[at];
      case I64 -> (Object) tensor.longArray()[at];
      case BOOL -> (Object) tensor.booleanArray()[at];
    };
  }

  static double toDouble(Tensor tensor, int at) {
    return switch (tensor.dtype()) {
      case F32 -> tensor.floatArray()[at];
      case I32 -> tensor.intArray()[at];
      default -> tensor.doubleArray()[at];
    };
  }

  static long toLong(Tensor tensor, int at) {
    return tensor.dtype() == DType.I32 ? tensor.intArray()[at] : tensor.longArray()[at];
  }

  /// Copies the elements of a tensor of this dtype, the last axis fastest.
  static Object copy(Tensor tensor, DType dtype) {
    Object from = array(tensor, dtype.arrayType());
    Layout layout = tensor.layout();
    Tensor copy = Filled.zeros(dtype, Layout.dense(0, layout.size()));
    Object into = ((HeapStorage) copy.storage()).array();
    if (layout.isDense()) {
      System.arraycopy(from, tensor.arrayOffset(), into, 0, (int) layout.size());
    } else {
      Walk walk = new Walk(layout);
      for (int i = 0; i < layout.size(); i++) {
        System.arraycopy(from, (int) walk.next(), into, i, 1);
      }
    }
    return into;
  }

  private static DType of(Class<?> arrayType) {
    for (DType dtype : DType.values()) {
      if (dtype.arrayType() == arrayType) {
        return dtype;
      }
    }
    throw new AssertionError("no dtype has " + arrayType);
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
