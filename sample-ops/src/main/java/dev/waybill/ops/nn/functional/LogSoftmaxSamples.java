package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.logSoftmax`.
public final class LogSoftmaxSamples implements OpSamples {

  /// For the testkit.
  public LogSoftmaxSamples() {}

  @Override
  public String op() {
    return "nn.functional.logSoftmax";
  }

  @Override
  public List<ErrorSample> errors() {
    return ErrorSample.ofDtypes(
        "expected f32 or f64",
        dtype -> List.of(Tensor.ones(dtype, 3), 0),
        DType.I8,
        DType.I16,
        DType.I32,
        DType.I64,
        DType.U8,
        DType.BOOL);
  }
}
