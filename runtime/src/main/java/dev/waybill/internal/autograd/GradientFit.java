package dev.waybill.internal.autograd;

import dev.waybill.autograd.GradientException;
import dev.waybill.device.Device;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// Makes a gradient as its argument is: what an op repeated is summed up here, and that of what it
/// read from another device goes back there, once for all ops.
final class GradientFit {
  private GradientFit() {}

  static Tensor fit(
      String op, int argument, Tensor gradient, Layout layout, DType dtype, Device device) {
    Tensor fitting = gradient;
    if (!gradient.layout().sameShape(layout)) {
      if (!isExpandable(layout, gradient.layout())) {
        throw new GradientException(
            op
                + ": its gradient returned an invalid gradient at index "
                + argument
                + " - got "
                + gradient.layout().shapeText()
                + " but expected shape compatible with "
                + layout.shapeText()
                + ".");
      }
      fitting = TensorOps.sumTo(gradient, layout.shape());
    }
    return TensorOps.to(fitting, dtype).to(device);
  }

  private static boolean isExpandable(Layout from, Layout to) {
    int added = to.rank() - from.rank();
    boolean expandable = added >= 0;
    for (int axis = 0; expandable && axis < from.rank(); axis++) {
      expandable = from.shape(axis) == 1 || from.shape(axis) == to.shape(axis + added);
    }
    return expandable;
  }
}
