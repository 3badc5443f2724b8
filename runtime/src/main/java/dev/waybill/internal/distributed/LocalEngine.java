package dev.waybill.internal.distributed;

import dev.waybill.distributed.Communicator;
import dev.waybill.distributed.DistributedException;
import dev.waybill.distributed.ProcessGroupEngine;
import dev.waybill.distributed.Rendezvous;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Ranks that are processes of one host, over a file that all map.
public final class LocalEngine implements ProcessGroupEngine {

  /// Made by the service loader.
  public LocalEngine() {}

  @Override
  public String name() {
    return "local";
  }

  @Override
  public Communicator open(Rendezvous rendezvous) {
    if (rendezvous.address().isEmpty()) {
      throw new DistributedException(
          -1,
          Rendezvous.ADDRESS
              + " is not set: expected the path of a file that all ranks of this host can write,"
              + " such as /dev/shm/my-run. \"waybill launch\" sets it.");
    }
    RankFile file = RankFile.join(rendezvous, path(rendezvous.address()));
    return new SharedMemoryCommunicator(file.memory(), rendezvous.rank(), file);
  }

  private static Path path(String address) {
    try {
      return Path.of(address);
    } catch (InvalidPathException e) {
      throw new DistributedException(
          -1, Rendezvous.ADDRESS + " is no path: " + e.getMessage() + ".", e);
    }
  }
}
