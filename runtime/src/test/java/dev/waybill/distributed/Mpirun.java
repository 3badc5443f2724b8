package dev.waybill.distributed;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Whether this machine has OpenMPI.
final class Mpirun {
  private Mpirun() {}

  /// Skips the test where there is none, or fails it if `waybill.require` names `mpi`.
  static void require() {
    boolean isThere =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mpirun")));
    String absence = "skipped: found no mpirun; install openmpi-bin and libopenmpi-dev";
    if (!isThere
        && List.of(System.getProperty("waybill.require", "").split(",", -1)).contains("mpi")) {
      Assertions.fail(absence + ", and waybill.require names mpi");
    }
    Assumptions.assumeTrue(isThere, absence);
  }
}
