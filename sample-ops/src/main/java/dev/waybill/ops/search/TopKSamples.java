package dev.waybill.ops.search;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `search.topK`.
public final class TopKSamples implements OpSamples {

  /// For the testkit.
  public TopKSamples() {}

  @Override
  public String op() {
    return "search.topK";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("few", Sample.values(37), 5),
        Sample.of("all", Sample.positive(7), 100),
        Sample.of("nothing", Sample.values(0)));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("count", "argument k", Sample.values(3), 0));
  }

  @Override
  public boolean isShapeOfData() {
    return true;
  }
}
