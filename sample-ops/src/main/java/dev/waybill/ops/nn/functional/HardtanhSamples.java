package dev.waybill.ops.nn.functional;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `nn.functional.hardtanh`.
public final class HardtanhSamples implements OpSamples {

  /// For the testkit.
  public HardtanhSamples() {}

  @Override
  public String op() {
    return "nn.functional.hardtanh";
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("order", "minVal", Sample.values(3), 2.0, 1.0));
  }
}
