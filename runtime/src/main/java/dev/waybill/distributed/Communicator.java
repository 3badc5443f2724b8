package dev.waybill.distributed;

/// What an engine does for one rank. All methods but [#abort(int, String)] are called by one
/// thread, in the order of the collectives.
public interface Communicator extends AutoCloseable {

  /// Does one collective together with the other ranks, and returns when this rank's part is done.
  /// The signatures of all ranks are compared before any element is touched.
  ///
  /// @param collective what to do
  /// @throws DistributedException if a rank has failed, died, been silent for longer than the
  /// deadline, or called another collective; the message names it
  void run(Collective collective);

  /// Lets the other ranks know that this one cannot go on. Called once, by any thread.
  ///
  /// @param culprit the rank that is to blame; -1 where no single one is
  /// @param reason what happened, in one sentence
  void abort(int culprit, String reason);

  /// Leaves the group; ranks that still wait for this one are told.
  ///
  /// @throws DistributedException if that failed; [ProcessGroup#close()] throws it
  @Override
  void close();
}
