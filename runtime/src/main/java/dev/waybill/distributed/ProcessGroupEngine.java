package dev.waybill.distributed;

/// A way for ranks to talk to each other, found by [java.util.ServiceLoader] and chosen by its
/// name. One more is one new class that is named in `META-INF/services`.
public interface ProcessGroupEngine {

  /// Returns the name that programs and the launcher choose it by.
  ///
  /// @return such as `local`
  String name();

  /// Joins a group of at least two ranks, and returns when all are there.
  ///
  /// @param rendezvous who this rank is, and where the others are
  /// @return to be closed by the caller; all of it is called by the thread that calls this method
  /// @throws DistributedException if the machine lacks what the engine needs, or a rank does not
  /// come within the deadline
  Communicator open(Rendezvous rendezvous);
}
