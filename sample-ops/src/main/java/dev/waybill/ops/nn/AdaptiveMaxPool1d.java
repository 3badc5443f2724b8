package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;

/// The function `nn.functional.adaptiveMaxPool1d` as a layer.
@Stateful
@Export("nn.AdaptiveMaxPool1d")
public final class AdaptiveMaxPool1d extends Layer {
  private final long[] outputSize;

  /// Makes the layer.
  ///
  /// @param outputSize how many windows there are, one number or one for each axis
  @Creator
  public AdaptiveMaxPool1d(long[] outputSize) {
    this.outputSize = outputSize.clone();
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.adaptiveMaxPool1d(x, outputSize);
  }

  @Override
  protected String describe() {
    return "outputSize=" + Arrays.toString(outputSize);
  }

  /// Makes the layer for as many windows along every axis.
  ///
  /// @param outputSize how many
  public AdaptiveMaxPool1d(long outputSize) {
    this(new long[] {outputSize});
  }
}
