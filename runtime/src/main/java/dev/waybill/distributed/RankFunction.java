package dev.waybill.distributed;

/// What each rank computes.
///
/// @param <T> what comes of it
@FunctionalInterface
public interface RankFunction<T> {

  /// Does one rank's part.
  ///
  /// @param group of this rank; closed by the caller
  /// @return the rank's result
  /// @throws Exception ends all ranks
  T call(ProcessGroup group) throws Exception;
}
