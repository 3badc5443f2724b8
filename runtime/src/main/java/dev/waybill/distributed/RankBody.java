package dev.waybill.distributed;

/// What each rank does.
@FunctionalInterface
public interface RankBody {

  /// Does one rank's part.
  ///
  /// @param group of this rank; closed by the caller
  /// @throws Exception ends all ranks
  void run(ProcessGroup group) throws Exception;
}
