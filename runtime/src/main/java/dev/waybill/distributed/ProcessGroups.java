package dev.waybill.distributed;

import dev.waybill.internal.distributed.Alone;
import dev.waybill.internal.distributed.RankProcesses;
import dev.waybill.internal.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Opens groups.
///
/// ```java
/// try (ProcessGroup group = ProcessGroups.open()) {
///   group.allReduce(gradient, ReduceOp.AVG).await();
/// }
/// ```
public final class ProcessGroups {
  private static final String SINGLE = "single";
  private static final int ORPHANED = 129; // as after the signal that tells of a closed terminal

  private ProcessGroups() {}

  /// Joins the group that the launcher or mpirun has started this process in.
  ///
  /// @return to be closed
  /// @throws DistributedException if the variables of the environment do not say which rank this
  /// is, the engine is not there, or a rank does not come
  public static ProcessGroup open() {
    followLauncher(System.getenv(RankProcesses.LAUNCHER));
    return open(Rendezvous.of(System.getenv()));
  }

  /// Ends this process with its launcher, which may be killed without a chance to end its ranks.
  private static void followLauncher(@Nullable String process) {
    if (process != null && process.matches("\\d{1,18}")) {
      // Not there: ranks of mpirun may be on other hosts.
      ProcessHandle.of(Long.parseLong(process))
          .ifPresent(launcher -> Thread.ofPlatform().daemon().start(() -> outlive(launcher)));
    }
  }

  private static void outlive(ProcessHandle launcher) {
    if (!launcher.onExit().join().isAlive()) {
      Runtime.getRuntime().halt(ORPHANED);
    }
  }

  /// Joins a group.
  ///
  /// @param rendezvous who this rank is and where it meets the others
  /// @return to be closed
  /// @throws DistributedException if the engine is not there, or a rank does not come
  public static ProcessGroup open(Rendezvous rendezvous) {
    if (rendezvous.size() == 1) {
      return ProcessGroup.open(rendezvous, who -> new Alone());
    }
    ProcessGroupEngine engine = Engines.FOUND.get(rendezvous.engine());
    if (engine == null) {
      List<String> known = new ArrayList<>(Engines.FOUND.keySet());
      String similar = Nearest.similar(rendezvous.engine(), known);
      throw new DistributedException(
          -1,
          "there is no engine \""
              + rendezvous.engine()
              + "\""
              + (similar.isEmpty() ? "" : ", did you mean " + similar + "?")
              + (similar.isEmpty() ? "; expected " : " Expected ")
              + String.join(", ", known)
              + ", or another that is on the class path.");
    }
    return ProcessGroup.open(rendezvous, engine::open);
  }

  /// Makes a group of this process alone, for programs that also run on one.
  ///
  /// @return to be closed
  public static ProcessGroup single() {
    return open(new Rendezvous(SINGLE, 0, 1, "", Rendezvous.DEFAULT_DEADLINE));
  }

  /// Returns the engines that were found.
  ///
  /// @return their names, sorted
  public static List<String> engines() {
    return List.copyOf(Engines.FOUND.keySet());
  }

  /// Loaded with the first group of several ranks, so that others pay nothing for it.
  private static final class Engines {
    private static final Map<String, ProcessGroupEngine> FOUND = find();

    private static Map<String, ProcessGroupEngine> find() {
      Map<String, ProcessGroupEngine> found = new TreeMap<>();
      for (ProcessGroupEngine engine :
          ServiceLoader.load(ProcessGroupEngine.class, ProcessGroupEngine.class.getClassLoader())) {
        found.putIfAbsent(engine.name(), engine);
      }
      return found;
    }
  }
}
