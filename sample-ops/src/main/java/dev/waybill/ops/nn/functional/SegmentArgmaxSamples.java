package dev.waybill.ops.nn.functional;

import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.segmentArgmax`.
public final class SegmentArgmaxSamples implements OpSamples {

  /// For the testkit.
  public SegmentArgmaxSamples() {}

  @Override
  public String op() {
    return "nn.functional.segmentArgmax";
  }

  @Override
  public List<Sample> samples() {
    return List.of(Sample.of("gap", Sample.values(4, 3), Tensor.of(0L, 2L, 0L, 2L), 3L));
  }
}
