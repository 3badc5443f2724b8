package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.groupNorm`.
public final class GroupNormSamples implements OpSamples {

  /// For the testkit.
  public GroupNormSamples() {}

  @Override
  public String op() {
    return "nn.functional.groupNorm";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("two", Sample.values(2, 4, 3), 2L, Sample.values(4), Sample.values(4)),
        Sample.of("one", Sample.values(3, 2, 2, 2), 1L));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("groups", "groups", Sample.values(2, 3), 2L),
        ErrorSample.of("rank", "[3]", Sample.values(3), 1L),
        ErrorSample.of(
            "dtype",
            "nn.functional.groupNorm: argument x: found dtype i64",
            Tensor.fromLongs(DType.I64, new long[] {1, 2, 3, 4}, 1, 4),
            2L));
  }
}
