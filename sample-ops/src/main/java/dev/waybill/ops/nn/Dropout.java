package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.dropout` as a layer. In training it drops elements, chosen by the
/// current generator; in evaluation it returns its argument.
@Stateful
@Export("nn.Dropout")
public final class Dropout extends Layer {
  private final double p;

  /// Makes the layer.
  ///
  /// @param p the probability, 0 to 1
  /// @throws dev.waybill.dispatch.WrongArgumentException if `p` is not a probability
  @Creator
  public Dropout(@Default("0.5") double p) {
    Seeds.checkProbability("nn.Dropout", "p", p);
    this.p = p;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.dropout(x, Seeds.next(isTraining()), p, isTraining());
  }

  @Override
  protected String describe() {
    return "p=" + p;
  }
}
