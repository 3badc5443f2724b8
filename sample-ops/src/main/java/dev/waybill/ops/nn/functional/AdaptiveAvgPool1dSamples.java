package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.adaptiveAvgPool1d`.
public final class AdaptiveAvgPool1dSamples implements OpSamples {

  /// For the testkit.
  public AdaptiveAvgPool1dSamples() {}

  @Override
  public String op() {
    return "nn.functional.adaptiveAvgPool1d";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("windows that overlap", Sample.values(2, 3, 7), new long[] {3}),
        Sample.of("one signal", Sample.values(3, 4), new long[] {AdaptiveAvgPool2d.KEEP}),
        Sample.of("nothing", Sample.values(3, 4), new long[] {0}));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("rank", "[5]", Sample.values(5), new long[] {2}),
        ErrorSample.of("size", "outputSize", Sample.values(2, 3), new long[] {-1}),
        ErrorSample.of("whole numbers", "dtype i32", Tensor.ones(DType.I32, 2, 3), new long[] {1}));
  }
}
