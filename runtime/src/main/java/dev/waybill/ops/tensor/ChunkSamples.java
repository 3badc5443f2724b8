package dev.waybill.ops.tensor;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;

/// Samples of `tensor.chunk`.
public final class ChunkSamples implements OpSamples {

  /// For the testkit.
  public ChunkSamples() {}

  @Override
  public String op() {
    return "tensor.chunk";
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of("uneven", Sample.values(7, 2), 3L),
        Sample.of("columns", Sample.values(3, 5), 2L, 1));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(
        ErrorSample.of("chunks", "argument chunks", Sample.values(3), 0L),
        ErrorSample.of("scalar", "argument x", Sample.values(), 2L));
  }
}
