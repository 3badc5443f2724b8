package dev.waybill.data;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import java.util.stream.IntStream;

/// The examples of one rank out of several: every rank makes the same order, and rank `r` of `W`
/// takes number `r`, `r + W`, `r + 2W`, …
///
/// ```java
/// Sampler mine =
///     new DistributedSampler(
///         new RandomSampler(dataset.size(), 7), rank, ranks, DistributedSampler.Remainder.PAD);
/// ```
///
/// Source: PyTorch, `torch.utils.data.DistributedSampler`.
public final class DistributedSampler implements Sampler {
  private static final String NAME = "data.DistributedSampler";

  private final Sampler all;
  private final long rank;
  private final long ranks;
  private final Remainder remainder;

  /// What becomes of examples that do not fill a whole row of ranks.
  public enum Remainder {
    /// Examples from the start of the order come again, so that every rank has as many. For
    /// training; a metric would count them twice.
    PAD,
    /// They are left out, so that every rank has as many.
    DROP,
    /// The first ranks have one more: each example comes exactly once. For evaluation.
    UNEVEN
  }

  /// Makes a sampler.
  ///
  /// @param all the order of all examples, the same one on each rank
  /// @param rank from 0
  /// @param ranks how many there are, from 1
  /// @param remainder what becomes of a last row that is not full
  /// @throws WrongArgumentException if `rank` is not below `ranks`
  public DistributedSampler(Sampler all, long rank, long ranks, Remainder remainder) {
    Given.check(NAME, "all", "Sampler", all);
    Given.check(NAME, "remainder", "Remainder", remainder);
    Samplers.checkAtLeast(NAME, "ranks", ranks, 1);
    if (rank < 0 || rank >= ranks) {
      throw new WrongArgumentException(
          NAME,
          "rank",
          "found " + rank + " of " + ranks + " ranks, expected 0 to " + (ranks - 1) + ".");
    }
    this.all = all;
    this.rank = rank;
    this.ranks = ranks;
    this.remainder = remainder;
  }

  @Override
  public long size() {
    long n = all.size();
    return switch (remainder) {
      case PAD -> Math.ceilDiv(n, ranks);
      case DROP -> n / ranks;
      case UNEVEN -> Math.ceilDiv(Math.max(0, n - rank), ranks);
    };
  }

  @Override
  public long[] order(long epoch) {
    long[] order = all.order(epoch);
    // Only padding goes beyond the end; more than once where ranks outnumber examples.
    return IntStream.range(0, Math.toIntExact(size()))
        .mapToLong(i -> order[(int) ((rank + i * ranks) % order.length)])
        .toArray();
  }
}
