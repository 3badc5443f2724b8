package dev.waybill.distributed;

import java.util.Objects;

/// How gradients are averaged over ranks.
///
/// @param bucketCapMb how many MiB of gradients are reduced at once
/// @param firstBucketMb the same for the first bucket, which is ready first: small, so that
/// communication begins early
/// @param findUnusedParameters whether parameters may have no part in a step, at the cost of a walk
/// over the graph after each forward call
/// @param gradientAsBucketView whether gradients lie in the buckets, which spares a copy of each
/// @param broadcastBuffers whether buffers, such as running statistics, are those of rank 0 at the
/// begin of each forward call in training mode
/// @param weightBySamples whether each sample counts the same, where ranks have batches of
/// different sizes; else each rank counts the same
/// @param communicationHook how a bucket is reduced
public record DataParallelOptions(
    double bucketCapMb,
    double firstBucketMb,
    boolean findUnusedParameters,
    boolean gradientAsBucketView,
    boolean broadcastBuffers,
    boolean weightBySamples,
    CommunicationHook communicationHook) {

  /// What is used where nothing else is said: 25 MiB, the first of 1 MiB, buffers kept in step.
  public static final DataParallelOptions DEFAULT =
      new DataParallelOptions(25, 1, false, false, true, false, CommunicationHook.allReduce());

  /// Checks the parts.
  ///
  /// @throws IllegalArgumentException if a bucket would hold nothing
  public DataParallelOptions {
    if (!(bucketCapMb > 0) || !(firstBucketMb > 0)) {
      throw new IllegalArgumentException(
          "bucketCapMb is "
              + bucketCapMb
              + " and firstBucketMb is "
              + firstBucketMb
              + ", expected more than 0");
    }
    Objects.requireNonNull(communicationHook, "communicationHook must not be null");
  }

  /// Returns these options with buckets of other sizes.
  ///
  /// @param cap MiB of a bucket
  /// @param first MiB of the first one
  /// @return other options
  public DataParallelOptions withBuckets(double cap, double first) {
    return new DataParallelOptions(
        cap,
        first,
        findUnusedParameters,
        gradientAsBucketView,
        broadcastBuffers,
        weightBySamples,
        communicationHook);
  }

  /// Returns these options with parameters that may be unused.
  ///
  /// @param on whether
  /// @return other options
  public DataParallelOptions withFindUnusedParameters(boolean on) {
    return new DataParallelOptions(
        bucketCapMb,
        firstBucketMb,
        on,
        gradientAsBucketView,
        broadcastBuffers,
        weightBySamples,
        communicationHook);
  }

  /// Returns these options with gradients that lie in the buckets.
  ///
  /// @param on whether
  /// @return other options
  public DataParallelOptions withGradientAsBucketView(boolean on) {
    return new DataParallelOptions(
        bucketCapMb,
        firstBucketMb,
        findUnusedParameters,
        on,
        broadcastBuffers,
        weightBySamples,
        communicationHook);
  }

  /// Returns these options with buffers that are kept in step, or not.
  ///
  /// @param on whether
  /// @return other options
  public DataParallelOptions withBroadcastBuffers(boolean on) {
    return new DataParallelOptions(
        bucketCapMb,
        firstBucketMb,
        findUnusedParameters,
        gradientAsBucketView,
        on,
        weightBySamples,
        communicationHook);
  }

  /// Returns these options with samples that count the same, or ranks that do.
  ///
  /// @param on whether samples do
  /// @return other options
  public DataParallelOptions withWeightBySamples(boolean on) {
    return new DataParallelOptions(
        bucketCapMb,
        firstBucketMb,
        findUnusedParameters,
        gradientAsBucketView,
        broadcastBuffers,
        on,
        communicationHook);
  }

  /// Returns these options with another way to reduce a bucket.
  ///
  /// @param hook such as [CommunicationHook#fp16()]
  /// @return other options
  public DataParallelOptions withCommunicationHook(CommunicationHook hook) {
    return new DataParallelOptions(
        bucketCapMb,
        firstBucketMb,
        findUnusedParameters,
        gradientAsBucketView,
        broadcastBuffers,
        weightBySamples,
        hook);
  }
}
