package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.transfer`: what every machine can do.
public final class TransferSamples implements OpSamples {

  /// For the testkit.
  public TransferSamples() {}

  @Override
  public String op() {
    return "tensor.transfer";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("vector", Sample.values(3), "cpu", "cpu"),
        Sample.of("matrix", Sample.values(2, 3), "cpu", "cpu"));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of(
            "no device", "expected cpu, opencl:N or cuda:N", Sample.values(2), "cpu", "gpu"));
  }
}
