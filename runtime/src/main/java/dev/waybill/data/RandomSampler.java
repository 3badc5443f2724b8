package dev.waybill.data;

import dev.waybill.tensor.Generator;
import java.util.stream.LongStream;

/// All examples in an order that a seed and the epoch decide: another one each epoch, the same one
/// in each run and on each rank.
public final class RandomSampler implements Sampler {
  private final long size;
  private final long seed;

  /// Makes a sampler.
  ///
  /// @param size how many examples there are, from 0
  /// @param seed any number
  /// @throws dev.waybill.dispatch.WrongArgumentException if the size is below 0
  public RandomSampler(long size, long seed) {
    Samplers.checkAtLeast("data.RandomSampler", "size", size, 0);
    this.size = size;
    this.seed = seed;
  }

  @Override
  public long size() {
    return size;
  }

  /// Shuffles the examples as Fisher and Yates do.
  @Override
  public long[] order(long epoch) {
    long[] order = LongStream.range(0, size).toArray();
    Generator generator = new Generator(seed + epoch);
    for (int i = order.length - 1; i > 0; i--) {
      // The upper half of the product is spread evenly over 0 … i, but for one part in 2⁶⁴ / i.
      int j = (int) Math.unsignedMultiplyHigh(generator.nextSeed(), i + 1L);
      long swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
