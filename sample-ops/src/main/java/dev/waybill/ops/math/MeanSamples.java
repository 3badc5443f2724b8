package dev.waybill.ops.math;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
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
