package dev.waybill.kernel;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.MetaStorage;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// New tensors for the results of kernels.
public final class Results {

  private Results() {}

  /// Returns the tensor that a pointwise kernel writes to: where the caller wants the result, or a
  /// new one. Only ops with `@Op(pointwise = true)` may ask, and before they call other ops.
  ///
  /// @param like the argument whose device is taken
  /// @param dtype the dtype
  /// @param shape the shape
  /// @return a tensor of any layout whose elements are all to be written
  public static Tensor pointwise(Tensor like, DType dtype, long[] shape) {
    Tensor offered = DispatchContext.current().takeDestination(dtype, shape);
    return offered != null ? offered : empty(like, dtype, shape);
  }

  /// Returns a dense tensor that a pointwise kernel writes to, as [#pointwise] does.
  ///
  /// @param like a tensor of the result's shape, on the cpu
  /// @param dtype the dtype
  /// @return a dense tensor; `null` where the caller wants the result in one that is not dense
  static @Nullable Tensor dense(Tensor like, DType dtype) {
    DispatchContext context = DispatchContext.current();
    return context.hasDestination()
        ? context.takeDenseDestination(dtype, like)
        : Tensor.emptyLike(like, dtype);
  }

  /// Returns the dense tensor that a pointwise kernel of one tensor writes to: where the caller
  /// wants the result, if that is dense, or a new one.
  ///
  /// @param like the argument, whose shape, dtype and device are taken
  /// @return a tensor whose elements are all to be written
  public static Tensor densePointwise(Tensor like) {
    Tensor offered = DispatchContext.current().takeDenseDestination(like.dtype(), like);
    return offered != null ? offered : empty(like, like.dtype(), like.shape());
  }

  /// Returns a new dense tensor on the device of another.
  ///
  /// @param like the other
  /// @param dtype the dtype
  /// @param shape the shape
  /// @return a tensor whose elements are all to be written; until then they are those of some other
  /// tensor
  public static Tensor empty(Tensor like, DType dtype, long... shape) {
    if (isMeta(like)) {
      Layout layout = Layout.dense(0, shape);
      return Tensor.of(new MetaStorage(layout.size()), layout, dtype);
    }
    return like.storage() instanceof DeviceStorage storage
        ? Tensor.empty(storage.where(), dtype, shape)
        : Tensor.empty(dtype, shape);
  }

  /// Returns a new dense tensor of zeros, or of `false`, on the device of another.
  ///
  /// @param like the other
  /// @param dtype the dtype
  /// @param shape the shape
  /// @return a tensor for kernels that add up, or write some of the elements only
  public static Tensor zeros(Tensor like, DType dtype, long... shape) {
    if (like.storage() instanceof DeviceStorage) {
      Tensor zeros = empty(like, dtype, shape);
      Copies.copy(Tensor.scalar(0L), zeros);
      return zeros;
    }
    return isMeta(like) ? empty(like, dtype, shape) : Tensor.zeros(dtype, shape);
  }

  /// Returns whether a tensor has a shape and dtype only. Kernels that allocate by this class
  /// return before they read.
  ///
  /// @param tensor a tensor
  /// @return true on the device `meta`
  public static boolean isMeta(Tensor tensor) {
    return tensor.storage().device() == Key.META;
  }
}
