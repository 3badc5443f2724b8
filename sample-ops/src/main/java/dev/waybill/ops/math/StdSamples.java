package dev.waybill.ops.math;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `math.std`.
public final class StdSamples implements OpSamples {

  /// For the testkit.
  public StdSamples() {}

  @Override
  public String op() {
    return "math.std";
  }

  @Override
  public List<ErrorSample> errors() {
    return ErrorSample.ofDtypes(
        "floating point",
        dtype -> List.of(Tensor.ones(dtype, 3)),
        DType.I8,
        DType.I16,
        DType.I32,
        DType.I64,
        DType.U8,
        DType.BOOL);
  }
}
