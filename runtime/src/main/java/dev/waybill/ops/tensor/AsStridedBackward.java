package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.Results;
import dev.waybill.kernel.Walk;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Overlap;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.asStridedBackward`.
public final class AsStridedBackward {
  private static final String NAME = "tensor.asStridedBackward";

  private AsStridedBackward() {}

  /// Derives all views: adds up the gradient of a view's elements where they come from.
  ///
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: elements that several elements of the view show get the sum.
  /// - Source: the transpose of `tensor.asStrided` on a dense tensor, as a linear map.
  ///
  /// ```java
  /// Tensor gy = Tensor.ones(DType.F32, 2, 2);
  /// long[] strides = {1, 1}; // the view shows the middle element twice
  /// TensorOps.asStridedBackward(gy, new long[] {3}, strides, 0); // ==> tensor([1., 2., 1.])
  /// ```
  ///
  /// @param gy the gradient of the view, of its shape
  /// @param shape the shape of the tensor that is viewed
  /// @param strides how far the view steps among that tensor's elements, the last axis fastest
  /// @param offset where the view begins among them
  /// @return a new dense tensor of that shape
  /// @throws dev.waybill.dispatch.OpException if an element of the view would stand outside of it
  @Export(NAME)
  @Op
  public static Tensor asStridedBackward(Tensor gy, long[] shape, long[] strides, long offset) {
    Tensor gx = empty(gy, shape, strides, offset);
    if (Results.isMeta(gx)) {
      return gx;
    }
    Layout places = Layout.strided(offset, gy.shape(), strides);
    if (!Overlap.within(places)) {
      // Nothing is added up, and a copy goes by whole rows and tiles.
      Copies.copy(gy, gx.alias(places));
      return gx;
    }
    Walk walk = Walk.over(gy.shape(), gy.layout(), places);
    Object from = gy.array();
    Object into = gx.array();
    while (walk.next()) {
      for (int i = 0; i < walk.length(); i++) {
        int at = walk.at(1) + i * walk.step(1);
        double gradient = Cells.getDouble(from, gy.dtype(), walk.at(0) + i * walk.step(0));
        double before = Cells.getDouble(into, gx.dtype(), at);
        Cells.setDouble(into, gx.dtype(), at, before + gradient);
      }
    }
    return gx;
  }

  /// Views that show no element twice are copied back; of others the order of the sums is open.
  @Kernel(
      op = NAME,
      device = "gpu",
      dtypes = {"f32", "f64"})
  static Tensor asStridedBackwardOnDevice(Tensor gy, long[] shape, long[] strides, long offset) {
    Tensor gx = empty(gy, shape, strides, offset);
    Tensor view = gx.alias(Layout.strided(offset, gy.shape(), strides));
    if (Overlap.within(view.layout())) {
      DevicePointwise.add(NAME, gy, view);
    } else {
      Copies.copy(gy, view);
    }
    return gx;
  }

  /// Refuses places outside the tensor, which would lie outside its array.
  private static Tensor empty(Tensor gy, long[] shape, long[] strides, long offset) {
    Tensor gx = Results.zeros(gy, gy.dtype(), shape);
    Layouts.asStrided(gx.layout(), gy.shape(), strides, offset);
    gx.alias(Layout.strided(offset, gy.shape(), strides));
    return gx;
  }

  @Gradient(op = NAME, of = "gy")
  static Tensor gradient(Tensor ggx, @ShapeOnly Tensor gy, long[] strides, long offset) {
    return TensorOps.asStrided(TensorOps.contiguous(ggx), gy.shape(), strides, offset);
  }
}
