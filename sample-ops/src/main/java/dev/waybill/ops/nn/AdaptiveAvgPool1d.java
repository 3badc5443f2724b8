package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;

/// The function `nn.functional.adaptiveAvgPool1d` as a layer.
@Stateful
@Export("nn.AdaptiveAvgPool1d")
public final class AdaptiveAvgPool1d extends Layer {
  private final long[] outputSize;

  /// Makes the layer.
  ///
  /// @param outputSize how many windows there are, one number or one for each axis
  @Creator
  public AdaptiveAvgPool1d(long[] outputSize) {
    this.outputSize = outputSize.clone();
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.adaptiveAvgPool1d(x, outputSize);
  }

  @Override
  protected String describe() {
    return "outputSize=" + Arrays.toString(outputSize);
  }

  /// Makes the layer for as many windows along every axis.
  ///
  /// @param outputSize how many
  public AdaptiveAvgPool1d(long outputSize) {
    this(new long[] {outputSize});
  }
}
