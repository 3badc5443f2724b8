package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.prelu` as a layer: the slope below 0 is learnt.
@Stateful
@Export({"nn.Prelu", "nn.PReLU"})
public final class Prelu extends Layer {
  private final Parameter weight;

  /// Makes the layer.
  ///
  /// @param numParameters 1, or one a channel
  /// @param init the first slope
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no parameters
  @Creator
  public Prelu(@Default("1") long numParameters, @Default("0.25") double init) {
    Initial.checkAtLeast("nn.Prelu", "numParameters", numParameters, 1);
    this.weight = new Parameter(Tensor.full(DType.F32, init, numParameters));
  }

  /// Makes the layer with one slope, 0.25.
  public Prelu() {
    this(1, 0.25);
  }

  /// Returns the slopes.
  ///
  /// @return one, or one a channel
  public Parameter weight() {
    return weight;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.prelu(x, weight);
  }

  @Override
  protected String describe() {
    return "numParameters=" + weight.size();
  }
}
