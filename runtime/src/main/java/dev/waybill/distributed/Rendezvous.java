package dev.waybill.distributed;

import dev.waybill.internal.text.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who a rank is and where it meets the others.
///
/// @param engine the name of the engine
/// @param rank from 0
/// @param size how many ranks there are, from 1
/// @param address where they meet, which the engine understands: a path for `local`; may be empty
/// @param deadline how long a rank waits for the others: to come, and in each collective
public record Rendezvous(String engine, int rank, int size, String address, Duration deadline) {
  /// The variable with the rank.
  public static final String RANK = "WAYBILL_RANK";

  /// The variable with the number of ranks.
  public static final String WORLD_SIZE = "WAYBILL_WORLD_SIZE";

  /// The variable with the name of the engine; `local` where it is not set, `mpi` under mpirun.
  public static final String ENGINE = "WAYBILL_ENGINE";

  /// The variable with the place where ranks meet.
  public static final String ADDRESS = "WAYBILL_RENDEZVOUS";

  /// The variable with the deadline in seconds; 8 where it is not set.
  public static final String DEADLINE = "WAYBILL_DEADLINE";

  /// How long a rank waits where nothing else is said: when one hangs, the others have named it and
  /// ended within ten seconds.
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(8);

  private static final String MPI_RANK = "OMPI_COMM_WORLD_RANK";
  private static final String MPI_SIZE = "OMPI_COMM_WORLD_SIZE";
  private static final int MOST_RANKS = 4096;
  private static final double NANOS_PER_SECOND = 1e9;

  /// Checks the parts.
  ///
  /// @throws IllegalArgumentException if the rank is not one of the ranks, or the deadline is not
  /// above 0
  public Rendezvous {
    if (size < 1 || size > MOST_RANKS) {
      throw new IllegalArgumentException(
          "size is " + size + ", expected 1 to " + MOST_RANKS + " ranks");
    }
    if (rank < 0 || rank >= size) {
      throw new IllegalArgumentException(
          "rank is " + rank + ", expected 0 to " + (size - 1) + " for " + size + " ranks");
    }
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException(
          "deadline is " + Durations.text(deadline) + ", expected more than 0 s");
    }
  }

  /// Reads what a launcher has put into the environment.
  ///
  /// @param variables the variables of a process
  /// @return who that process is
  /// @throws DistributedException if variables are missing, contradict each other, or are no
  /// numbers
  public static Rendezvous of(Map<String, String> variables) {
    int[] ours = pair(variables, RANK, WORLD_SIZE);
    int[] ofMpi = pair(variables, MPI_RANK, MPI_SIZE);
    if (ours == null && ofMpi == null) {
      throw new DistributedException(
          -1,
          "found neither "
              + RANK
              + " nor "
              + MPI_RANK
              + ". Start the program with \"waybill launch -n 4 -- MainClass\" or mpirun, or use"
              + " ProcessGroups.single() for one process.");
    }
    if (ours != null && ofMpi != null && (ours[0] != ofMpi[0] || ours[1] != ofMpi[1])) {
      throw new DistributedException(
          -1,
          String.format(
              Locale.ROOT,
              "%s and %s say rank %d of %d, but %s and %s say rank %d of %d. Unset one pair.",
              RANK,
              WORLD_SIZE,
              ours[0],
              ours[1],
              MPI_RANK,
              MPI_SIZE,
              ofMpi[0],
              ofMpi[1]));
    }
    int[] known = ours != null ? ours : Objects.requireNonNull(ofMpi);
    String engine = variables.getOrDefault(ENGINE, "").strip();
    return new Rendezvous(
        engine.isEmpty() ? ofMpi != null ? "mpi" : "local" : engine,
        known[0],
        known[1],
        variables.getOrDefault(ADDRESS, "").strip(),
        deadline(variables.getOrDefault(DEADLINE, "").strip()));
  }

  /// Returns the variables that tell a process who it is.
  ///
  /// @return what [#of(Map)] takes
  public Map<String, String> variables() {
    return Map.of(
        RANK,
        Integer.toString(rank),
        WORLD_SIZE,
        Integer.toString(size),
        ENGINE,
        engine,
        ADDRESS,
        address,
        DEADLINE,
        Double.toString(deadline.toNanos() / NANOS_PER_SECOND));
  }

  private static int @Nullable [] pair(Map<String, String> variables, String rank, String size) {
    List<String> missing = new ArrayList<>(List.of(rank, size));
    missing.removeIf(name -> !variables.getOrDefault(name, "").isBlank());
    if (missing.size() == 2) {
      return null;
    }
    if (missing.size() == 1) {
      String there = missing.contains(rank) ? size : rank;
      throw new DistributedException(
          -1,
          there
              + " is "
              + variables.get(there)
              + " but "
              + missing.getFirst()
              + " is not set; expected both.");
    }
    int ranks = number(variables, size, 1, MOST_RANKS);
    return new int[] {number(variables, rank, 0, ranks - 1), ranks};
  }

  private static int number(Map<String, String> variables, String name, int least, int most) {
    String text = variables.getOrDefault(name, "").strip();
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with numbers outside
    }
    throw new DistributedException(
        -1,
        name + " is \"" + text + "\", expected a whole number from " + least + " to " + most + ".");
  }

  private static Duration deadline(String text) {
    if (text.isEmpty()) {
      return DEFAULT_DEADLINE;
    }
    try {
      double seconds = Double.parseDouble(text);
      if (seconds >= 1e-3 && seconds <= 1e9) {
        return Duration.ofNanos((long) (seconds * NANOS_PER_SECOND));
      }
    } catch (NumberFormatException e) {
      // said below, with numbers outside
    }
    throw new DistributedException(
        -1, DEADLINE + " is \"" + text + "\", expected seconds, from 0.001 to 1000000000.");
  }
}
