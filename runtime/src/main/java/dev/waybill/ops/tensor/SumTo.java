package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.kernel.DeviceReductions;
import dev.waybill.kernel.DeviceReductions.Rule;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;

/// The op `tensor.sumTo`.
public final class SumTo {
  private static final String NAME = "tensor.sumTo";

  private SumTo() {}

  /// Adds up what broadcasting repeated: the transpose of `tensor.expand`.
  ///
  /// - Dtypes: f32, f64, f16, bf16; summed in `double`.
  /// - Source: PyTorch, `Tensor.sum_to_size`.
  ///
  /// ```java
  /// Tensor x = Tensor.ones(DType.F32, 2, 3);
  /// TensorOps.sumTo(x, new long[] {3}); // ==> tensor([2., 2., 2.])
  /// TensorOps.sumTo(x, new long[] {2, 1}); // ==> tensor([[3.], [3.]])
  /// ```
  ///
  /// @param x the tensor
  /// @param shape a shape that can be broadcast to that of `x`
  /// @return a new tensor of the shape
  @Export(NAME)
  @Op
  public static Tensor sumTo(Tensor x, long[] shape) {
    check(x, shape);
    Tensor sum = Reductions.ofDoubles(x, dims(x, shape), true, x.dtype(), Sum::ofDoubles);
    return Tensor.of(sum.storage(), Layout.dense(0, shape), x.dtype());
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor sumToOnDevice(Tensor x, long[] shape) {
    check(x, shape);
    Tensor sum = DeviceReductions.along(NAME, Rule.SUM, x, dims(x, shape), true, x.dtype());
    return Tensor.of(sum.storage(), Layout.dense(0, shape), x.dtype());
  }

  private static int[] dims(Tensor x, long[] shape) {
    int added = x.rank() - shape.length;
    int[] dims = new int[x.rank()];
    int used = 0;
    for (int axis = 0; axis < x.rank(); axis++) {
      if (axis < added || shape[axis - added] != x.layout().shape(axis)) {
        dims[used++] = axis;
      }
    }
    return Arrays.copyOf(dims, used);
  }

  private static void check(Tensor x, long[] shape) {
    boolean fits = shape.length <= x.rank();
    for (int axis = 0; fits && axis < shape.length; axis++) {
      long length = x.layout().shape(x.rank() - shape.length + axis);
      fits = shape[axis] == 1 || shape[axis] == length;
    }
    if (!fits) {
      throw new ShapeException(
          NAME,
          "found shape "
              + Arrays.toString(shape)
              + " for a tensor of shape "
              + x.layout().shapeText()
              + ", expected one that broadcasts to it.");
    }
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, @ShapeOnly Tensor x) {
    return TensorOps.expand(gy, x.shape());
  }
}
