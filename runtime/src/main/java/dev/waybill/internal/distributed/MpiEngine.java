package dev.waybill.internal.distributed;

import dev.waybill.distributed.Communicator;
import dev.waybill.distributed.ProcessGroupEngine;
import dev.waybill.distributed.Rendezvous;

/// Ranks that mpirun of OpenMPI has started, on one host or several.
public final class MpiEngine implements ProcessGroupEngine {

  /// Made by the service loader.
  public MpiEngine() {}

  @Override
  public String name() {
    return "mpi";
  }

  @Override
  public Communicator open(Rendezvous rendezvous) {
    return MpiCommunicator.open(rendezvous);
  }
}
