package dev.waybill.ops.tensor;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `tensor.roll`.
public final class Roll {
  private static final String NAME = "tensor.roll";

  private Roll() {}

  /// Moves the elements along axes; what leaves at the end comes in at the beginning.
  ///
  /// - Shapes: as `x`.
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.roll`.
  ///
  /// ```java
  /// TensorOps.roll(Tensor.arange(4), new long[] {1}); // ==> tensor([3, 0, 1, 2])
  /// ```
  ///
  /// @param x the tensor
  /// @param shifts how far, for each axis; may be negative or more than the length
  /// @param dims the axes; `null` rolls the elements as if they stood on one axis
  /// @return a new tensor
  /// @throws WrongArgumentException if there are not as many shifts as axes, or there is no such
  /// axis
  @Export(NAME)
  public static Tensor roll(Tensor x, long[] shifts, @Default("null") int @Nullable [] dims) {
    int[] named = dims == null ? new int[0] : dims;
    if (shifts.length != Math.max(1, named.length)) {
      throw new WrongArgumentException(
          NAME,
          "shifts",
          "shifts and dimensions must align. shifts: "
              + shifts.length
              + ", dims:"
              + named.length
              + ", expected as many shifts as dims, or one without dims.");
    }
    if (named.length == 0) {
      Tensor line = TensorOps.reshape(x, new long[] {-1});
      return TensorOps.view(roll(line, shifts[0], 0), x.shape());
    }
    int[] axes = new int[named.length];
    for (int i = 0; i < named.length; i++) {
      axes[i] = Layouts.dim(NAME, "dims", named[i], x.rank());
    }
    Tensor rolled = x;
    for (int i = 0; i < axes.length; i++) {
      rolled = roll(rolled, shifts[i], axes[i]);
    }
    return rolled;
  }

  private static Tensor roll(Tensor x, long shift, int axis) {
    long length = x.rank() == 0 ? 1 : x.layout().shape(axis);
    long last = length == 0 ? 0 : Math.floorMod(shift, length);
    if (last == 0) {
      return TensorOps.clone(x);
    }
    Tensor end = TensorOps.narrow(x, axis, length - last, last);
    Tensor beginning = TensorOps.narrow(x, axis, 0, length - last);
    return TensorOps.cat(List.of(end, beginning), axis);
  }
}
