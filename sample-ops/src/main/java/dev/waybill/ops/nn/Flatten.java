package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// Makes one axis of several neighbouring ones.
@Stateful
@Export("nn.Flatten")
public final class Flatten extends Layer {
  private final int startDim;
  private final int endDim;

  /// Makes the layer.
  ///
  /// @param startDim the first axis
  /// @param endDim the last axis, from the end where it is below 0
  @Creator
  public Flatten(@Default("1") int startDim, @Default("-1") int endDim) {
    this.startDim = startDim;
    this.endDim = endDim;
  }

  /// Makes the layer that leaves the first axis alone.
  public Flatten() {
    this(1, -1);
  }

  @Override
  protected Tensor forward(Tensor x) {
    int first = axis(x, "startDim", startDim);
    int last = axis(x, "endDim", endDim);
    if (first > last) {
      throw new WrongArgumentException(
          "nn.Flatten",
          "startDim",
          "found axis " + first + " behind endDim " + last + ", expected one not behind it.");
    }
    long[] shape = x.shape();
    long[] flat = new long[shape.length - (last - first)];
    System.arraycopy(shape, 0, flat, 0, first);
    flat[first] = 1;
    for (int i = first; i <= last; i++) {
      flat[first] *= shape[i];
    }
    System.arraycopy(shape, last + 1, flat, first + 1, shape.length - last - 1);
    return TensorOps.reshape(x, flat);
  }

  private static int axis(Tensor x, String argument, int dim) {
    int axis = dim < 0 ? dim + x.rank() : dim;
    if (axis < 0 || axis >= x.rank()) {
      throw new WrongArgumentException(
          "nn.Flatten",
          argument,
          "found "
              + dim
              + " for a tensor of shape "
              + x.layout().shapeText()
              + ", expected "
              + -x.rank()
              + " to "
              + (x.rank() - 1)
              + ".");
    }
    return axis;
  }

  @Override
  protected String describe() {
    return "startDim=" + startDim + ", endDim=" + endDim;
  }
}
