package dev.waybill.distributed;

import dev.waybill.internal.distributed.RankProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// A program that is to be started as several processes of this host, one a rank.
///
/// ```java
/// Outcome outcome = Launch.of(4, "org.example.Train", "--steps", "100").run(System.out::println);
/// ```
///
/// @param ranks how many, from 1
/// @param engine how they talk: `local`, `mpi`, or the name of another engine
/// @param classPath where the program is
/// @param jvm further options of Java
/// @param mainClass what each rank runs
/// @param arguments of the program
/// @param deadline how long a rank waits for the others
public record Launch(
    int ranks,
    String engine,
    String classPath,
    List<String> jvm,
    String mainClass,
    List<String> arguments,
    Duration deadline) {

  /// Checks the parts.
  ///
  /// @throws IllegalArgumentException if there is no rank or no main class
  public Launch {
    if (ranks < 1) {
      throw new IllegalArgumentException("ranks is " + ranks + ", expected at least 1");
    }
    if (mainClass.isBlank()) {
      throw new IllegalArgumentException("mainClass must not be empty");
    }
    jvm = List.copyOf(jvm);
    arguments = List.copyOf(arguments);
    Objects.requireNonNull(engine, "engine must not be null");
  }

  /// Starts a program of this program's class path, with the engine `local`.
  ///
  /// @param ranks how many, from 1
  /// @param mainClass what each rank runs
  /// @param arguments of the program
  /// @return a launch
  public static Launch of(int ranks, String mainClass, String... arguments) {
    return new Launch(
        ranks,
        "local",
        System.getProperty("java.class.path", ""),
        List.of(),
        mainClass,
        List.of(arguments),
        Rendezvous.DEFAULT_DEADLINE);
  }

  /// What a rank has written.
  ///
  /// @param rank from 0; -1 for what mpirun itself says
  /// @param isError whether it went to the stream for errors
  /// @param text the line
  public record Line(int rank, boolean isError, String text) {

    /// Returns the line as it is shown.
    ///
    /// @return such as `[rank 2] loss 0.5`
    @Override
    public String toString() {
      return rank < 0 ? text : "[rank " + rank + "] " + text;
    }
  }

  /// How it ended.
  ///
  /// @param rank that which failed first; -1 where none did, or it is not known
  /// @param exitCode of that rank; 0 where all have ended well
  /// @param lastLines what that rank wrote last
  public record Outcome(int rank, int exitCode, List<String> lastLines) {
    private static final int KILLED = 128;

    /// Returns whether all ranks have ended well.
    ///
    /// @return whether the exit code is 0
    public boolean isSuccess() {
      return exitCode == 0;
    }

    /// Returns what happened.
    ///
    /// @return such as `rank 1 has failed with exit code 3.`
    @Override
    public String toString() {
      if (isSuccess()) {
        return "all ranks have ended well.";
      }
      String who = rank < 0 ? "a rank" : "rank " + rank;
      return exitCode > KILLED
          ? who + " was ended by signal " + (exitCode - KILLED) + " (exit code " + exitCode + ")."
          : who + " has failed with exit code " + exitCode + ".";
    }
  }

  /// Takes what ranks write.
  @FunctionalInterface
  public interface Listener {

    /// Takes one line; called by several threads, one at a time.
    ///
    /// @param line what a rank has written
    void line(Line line);
  }

  /// Starts the ranks and waits for their ends. When one fails, all others are ended within a
  /// second; when this program is ended, so are they.
  ///
  /// @param listener takes what they write
  /// @return how it ended
  /// @throws IOException if a process cannot be started
  /// @throws DistributedException if the engine needs what is not there
  /// @throws InterruptedException if the wait is interrupted; the ranks are ended
  public Outcome run(Listener listener) throws IOException, InterruptedException {
    return RankProcesses.run(
        this, Path.of(System.getProperty("java.home"), "bin", "java"), listener);
  }
}
