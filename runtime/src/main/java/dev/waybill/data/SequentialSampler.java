package dev.waybill.data;

import java.util.stream.LongStream;

/// All examples from the first to the last.
public final class SequentialSampler implements Sampler {
  private final long size;

  /// Makes a sampler.
  ///
  /// @param size how many examples there are, from 0
  /// @throws dev.waybill.dispatch.WrongArgumentException if it is below 0
  public SequentialSampler(long size) {
    Samplers.checkAtLeast("data.SequentialSampler", "size", size, 0);
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long[] order(long epoch) {
    return LongStream.range(0, size).toArray();
  }
}
