package dev.waybill.ops.math;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `math.mean`.
public final class MeanSamples implements OpSamples {

  /// For the testkit.
  public MeanSamples() {}

  @Override
  public String op() {
    return "math.mean";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("converted", Sample.values(3, 5), new int[] {0}, false, DType.F64),
        Sample.of("axis that stays", Sample.values(2, 3, 3), new int[] {-2}, true),
        Sample.of("all", Sample.values(37)),
        Sample.of("nothing", Sample.values(0, 3)),
        Sample.of("scalar", Sample.values()));
  }

  @Override
  public List<ErrorSample> errors() {
    return ErrorSample.ofDtypes(
        "could not infer output dtype",
        dtype -> List.of(Tensor.ones(dtype, 3)),
        DType.I8,
        DType.I16,
        DType.I32,
        DType.I64,
        DType.U8,
        DType.BOOL);
  }
}
