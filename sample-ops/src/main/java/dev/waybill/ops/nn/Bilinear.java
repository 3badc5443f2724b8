package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.bilinear` as a module: `y = x1ᵀ · weight · x2 + bias`.
///
/// `weight [out, in1, in2]` and `bias [out]` begin evenly spread over `±1 / √in1`.
@Stateful
@Export("nn.Bilinear")
public final class Bilinear extends Module {
  private final Parameter weight;
  private final @Nullable Parameter bias;

  /// Makes the module.
  ///
  /// @param in1Features the length of the last axis of the first argument, from 1
  /// @param in2Features the length of the last axis of the second argument, from 1
  /// @param outFeatures the length of the last axis of results, from 1
  /// @param bias whether something is added
  /// @throws dev.waybill.dispatch.WrongArgumentException if a length is below 1
  @Creator
  public Bilinear(
      long in1Features, long in2Features, long outFeatures, @Default("true") boolean bias) {
    Initial.checkAtLeast("nn.Bilinear", "in1Features", in1Features, 1);
    Initial.checkAtLeast("nn.Bilinear", "in2Features", in2Features, 1);
    Initial.checkAtLeast("nn.Bilinear", "outFeatures", outFeatures, 1);
    this.weight = Initial.byFanIn(in1Features, outFeatures, in1Features, in2Features);
    this.bias = bias ? Initial.byFanIn(in1Features, outFeatures) : null;
  }

  /// Returns the weight.
  ///
  /// @return `[out, in1, in2]`
  public Parameter weight() {
    return weight;
  }

  /// Returns the bias.
  ///
  /// @return `[out]`; `null` where nothing is added
  public @Nullable Parameter bias() {
    return bias;
  }

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param x1 `[..., in1]`
  /// @param x2 `[..., in2]`
  /// @return `[..., out]`
  public Tensor call(Tensor x1, Tensor x2) {
    if (!isHooked()) {
      return Functional.bilinear(x1, x2, weight, bias);
    }
    return result(
        hooked(
            List.of(x1, x2),
            in ->
                List.of(
                    Functional.bilinear(
                        argument(in, 0, "x1"), argument(in, 1, "x2"), weight, bias))));
  }

  @Override
  protected String describe() {
    long[] shape = weight.shape();
    return "in1=" + shape[1] + ", in2=" + shape[2] + ", out=" + shape[0];
  }
}
