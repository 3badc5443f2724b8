package dev.waybill.internal.distributed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.distributed.DistributedException;
import dev.waybill.distributed.Launch;
import dev.waybill.distributed.Launch.Line;
import dev.waybill.distributed.Launch.Outcome;
import dev.waybill.distributed.Rendezvous;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The processes of one launch.
public final class RankProcesses {
  /// The variable with the process that ranks must not outlive.
  public static final String LAUNCHER = "WAYBILL_LAUNCHER";

  private static final String FOLDER = "waybill-launch-";
  private static final int LAST_LINES = 20;
  private static final long POLITE_MILLIS = 500;
  private static final Path MEMORY_FOLDER = Path.of("/dev/shm");

  private final Launch launch;
  private final Launch.Listener listener;
  private final List<Started> started = new ArrayList<>();
  private final CompletableFuture<Started> failed = new CompletableFuture<>();
  private boolean ending;

  private RankProcesses(Launch launch, Launch.Listener listener) {
    this.launch = launch;
    this.listener = listener;
  }

  /// Starts ranks and waits for them.
  ///
  /// @param java the program that runs them
  public static Outcome run(Launch launch, Path java, Launch.Listener listener)
      throws IOException, InterruptedException {
    RankProcesses processes = new RankProcesses(launch, listener);
    Path folder = folder(launch);
    Thread hook =
        new Thread(
            () -> {
              processes.end();
              delete(folder);
            },
            "waybill-launch-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      if (launch.engine().equals("mpi")) {
        processes.start(-1, MpiRun.command(launch, java), MpiRun.variables(launch));
      } else {
        processes.startRanks(java, folder.resolve("rendezvous"));
      }
      return processes.await();
    } finally {
      processes.end();
      delete(folder);
      unhook(hook);
    }
  }

  /// Returns whether a launcher has made a folder for its ranks.
  static boolean isOwn(Path folder) {
    Path name = folder.getFileName();
    return name != null && name.toString().startsWith(FOLDER);
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending: the hook runs
    }
  }

  /// Makes a folder that only this user can read: in memory where there is room for the slots.
  private static Path folder(Launch launch) throws IOException {
    long needed = 2 * SharedMemory.bytes(launch.ranks());
    boolean inMemory =
        Files.isWritable(MEMORY_FOLDER)
            && Files.getFileStore(MEMORY_FOLDER).getUsableSpace() > needed;
    return inMemory
        ? Files.createTempDirectory(MEMORY_FOLDER, FOLDER)
        : Files.createTempDirectory(FOLDER);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException | UncheckedIOException e) {
      // the shutdown hook was faster, or the system cleans its temporary folder
    }
  }

  private void startRanks(Path java, Path file) throws IOException {
    for (int rank = 0; rank < launch.ranks(); rank++) {
      Rendezvous who =
          new Rendezvous(launch.engine(), rank, launch.ranks(), file.toString(), launch.deadline());
      start(rank, command(launch, java), who.variables());
    }
  }

  /// Returns what each rank runs.
  static List<String> command(Launch launch, Path java) {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(launch.jvm());
    if (!launch.classPath().isEmpty()) {
      command.addAll(List.of("-cp", launch.classPath()));
    }
    command.add(launch.mainClass());
    command.addAll(launch.arguments());
    return command;
  }

  private void start(int rank, List<String> command, Map<String, String> variables)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    builder.environment().put(LAUNCHER, Long.toString(ProcessHandle.current().pid()));
    synchronized (this) { // a shutdown in between must see this process, or it must not begin
      if (ending) {
        throw new DistributedException(-1, "this program is ending: no more ranks are started.");
      }
      Started begun = new Started(rank, builder.start());
      started.add(begun);
      begun.process.getOutputStream().close(); // there is one terminal for all
      begun.follow(begun.process.getInputStream(), false);
      begun.follow(begun.process.getErrorStream(), true);
    }
  }

  private void ended(Started rank) {
    if (rank.process.exitValue() != 0) {
      failed.complete(rank);
    }
  }

  private Outcome await() throws InterruptedException {
    List<CompletableFuture<?>> ends = new ArrayList<>();
    for (Started rank : started) {
      ends.add(rank.process.onExit().thenAccept(ended -> ended(rank)));
    }
    CompletableFuture<?> all = CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0]));
    try {
      CompletableFuture.anyOf(failed, all).get();
      if (!failed.isDone()) {
        return new Outcome(-1, 0, List.of());
      }
      Started first = failed.get();
      end(); // before anything else: the others may hang
      int code = first.process.exitValue();
      return first.rank < 0
          ? MpiRun.outcome(code, first.lines())
          : new Outcome(first.rank, code, first.lines());
    } catch (ExecutionException e) {
      throw new DistributedException(-1, "the ranks could not be followed: " + e.getCause(), e);
    }
  }

  /// Ends what still runs: asks first, then does not ask.
  private void end() {
    List<Started> all;
    synchronized (this) {
      ending = true;
      all = List.copyOf(started);
    }
    List<ProcessHandle> alive = new ArrayList<>();
    for (Started rank : all) {
      rank.process.descendants().forEach(alive::add);
      alive.add(rank.process.toHandle());
    }
    alive.removeIf(process -> !process.isAlive());
    alive.forEach(ProcessHandle::destroy);
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(POLITE_MILLIS);
    for (ProcessHandle process : alive) {
      if (!hasEnded(process, until - System.nanoTime())) {
        process.destroyForcibly();
      }
    }
    all.forEach(Started::awaitLines);
  }

  private static boolean hasEnded(ProcessHandle process, long nanos) {
    try {
      return process.onExit().get(Math.max(0, nanos), TimeUnit.NANOSECONDS) != null;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// A process and what it writes.
  private final class Started {
    private final int rank;
    private final Process process;
    private final List<Thread> readers = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();

    Started(int rank, Process process) {
      this.rank = rank;
      this.process = process;
    }

    void follow(InputStream stream, boolean isError) {
      readers.add(Thread.ofPlatform().daemon().start(() -> read(stream, isError)));
    }

    private void read(InputStream stream, boolean isError) {
      try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
          Line line = rank < 0 ? MpiRun.line(text, isError) : new Line(rank, isError, text);
          keep(line);
          synchronized (listener) {
            listener.line(line);
          }
        }
      } catch (IOException e) {
        // the stream of a process that was ended
      }
    }

    private synchronized void keep(Line line) {
      last.add(rank < 0 ? line.toString() : line.text());
      if (last.size() > LAST_LINES) {
        last.remove();
      }
    }

    synchronized List<String> lines() {
      return List.copyOf(last);
    }

    /// Waits until all is read; not for long, because a process of its own may keep the stream
    /// open.
    void awaitLines() {
      try {
        for (Thread reader : readers) {
          reader.join(POLITE_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
