package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.linear` as a layer: `y = x · weightᵀ + bias`.
///
/// `weight [outFeatures, inFeatures]` and `bias [outFeatures]` begin evenly spread over
/// `±1 / √inFeatures`.
@Stateful
@Export("nn.Linear")
public final class Linear extends Layer {
  private final long inFeatures;
  private final long outFeatures;
  private Parameter weight;
  private final @Nullable Parameter bias;

  /// Makes the layer.
  ///
  /// @param inFeatures the length of the last axis of arguments, from 0
  /// @param outFeatures the length of the last axis of results, from 0
  /// @param bias whether something is added
  /// @throws dev.waybill.dispatch.WrongArgumentException if a length is below 0
  @Creator
  public Linear(long inFeatures, long outFeatures, @Default("true") boolean bias) {
    Initial.checkAtLeast("nn.Linear", "inFeatures", inFeatures, 0);
    Initial.checkAtLeast("nn.Linear", "outFeatures", outFeatures, 0);
    this.inFeatures = inFeatures;
    this.outFeatures = outFeatures;
    this.weight = Initial.byFanIn(inFeatures, outFeatures, inFeatures);
    this.bias = bias ? Initial.byFanIn(inFeatures, outFeatures) : null;
  }

  /// Makes the layer with a bias.
  ///
  /// @param inFeatures the length of the last axis of arguments, from 0
  /// @param outFeatures the length of the last axis of results, from 0
  public Linear(long inFeatures, long outFeatures) {
    this(inFeatures, outFeatures, true);
  }

  /// Returns the weight.
  ///
  /// @return `[outFeatures, inFeatures]`
  public Parameter weight() {
    return weight;
  }

  /// Returns the bias.
  ///
  /// @return `[outFeatures]`; `null` where nothing is added
  public @Nullable Parameter bias() {
    return bias;
  }

  /// Uses the weight of another layer too, as language models tie their first and last one.
  ///
  /// @param shared `[outFeatures, inFeatures]`
  /// @throws ShapeException if it has another shape
  public void tieWeight(Parameter shared) {
    if (!shared.layout().sameShape(weight.layout())) {
      throw new ShapeException(
          "nn.Linear.tieWeight",
          "shared must have shape "
              + weight.layout().shapeText()
              + ", found "
              + shared.layout().shapeText()
              + ".");
    }
    weight = shared;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.linear(x, weight, bias);
  }

  @Override
  protected String describe() {
    return "in=" + inFeatures + ", out=" + outFeatures + (bias == null ? ", bias=false" : "");
  }
}
