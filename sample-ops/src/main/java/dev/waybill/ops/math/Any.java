package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.DeviceReductions;
import dev.waybill.kernel.DeviceReductions.Rule;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The op `math.any`.
public final class Any {
  private static final String NAME = "math.any";
  private static final Rule RULE = Rule.of("0", "a != 0 || b != 0");

  private Any() {}

  /// Tests whether at least one element along axes is true.
  ///
  /// - Shapes: the axes disappear, or stay with length 1.
  /// - Dtypes: any; the result is `bool`, but `u8` for `u8`.
  /// - Numerics: all numbers but 0 are true, NaN too; nothing gives `false`.
  /// - Source: PyTorch, `torch.any`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new boolean[] {true, false, false, false}, 2, 2);
  /// MathOps.any(x); // ==> tensor(True)
  /// MathOps.any(x, new int[] {1}); // ==> tensor([True, False])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axes, negative ones from the end; `null` for all, none for the truth of
  /// each element
  /// @param keepDim whether they stay with length 1
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis
  @Export(NAME)
  @Op
  @NotDifferentiable("A truth value.")
  public static Tensor any(
      Tensor x, @Default("null") int @Nullable [] dim, @Default("false") boolean keepDim) {
    DType dtype = x.dtype() == DType.U8 ? DType.U8 : DType.BOOL;
    int[] dims = Masks.dims(NAME, x, dim);
    return Reductions.ofDoubles(x, dims, keepDim, dtype, Any::of);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor anyOnDevice(Tensor x, int @Nullable [] dim, boolean keepDim) {
    DType dtype = x.dtype() == DType.U8 ? DType.U8 : DType.BOOL;
    int[] dims = Masks.dims(NAME, x, dim);
    return DeviceReductions.along(NAME, RULE, x, dims, keepDim, dtype);
  }

  private static double of(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      if (values[i] != 0) {
        return 1;
      }
    }
    return 0;
  }
}
