package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// Samples of `nn.functional.softmax`.
public final class SoftmaxSamples implements OpSamples {

  /// For the testkit.
  public SoftmaxSamples() {}

  @Override
  public String op() {
    return "nn.functional.softmax";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("converted", Sample.values(3, 5), 0, DType.F64),
        Sample.of("rows", Sample.values(2, 3, 3), -1),
        Sample.of("long", Sample.values(2, 37), 1),
        Sample.of("nothing", Sample.values(0, 3), 0),
        Sample.of("scalar", Sample.values(), 0));
  }

  @Override
  public List<ErrorSample> errors() {
    return ErrorSample.ofDtypes(
        "expected f32, f64, f16 or bf16",
        dtype -> List.of(Tensor.ones(dtype, 3), 0),
        DType.I8,
        DType.I16,
        DType.I32,
        DType.I64,
        DType.U8,
        DType.BOOL);
  }
}
