package dev.waybill.internal.distributed;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.waybill.distributed.DistributedException;
import dev.waybill.distributed.Rendezvous;
import dev.waybill.internal.text.Durations;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The file that the processes of a group map, and how they meet in it.
///
/// Each rank holds a lock of its own on the file as long as it lives, which the system takes from
/// it however it ends: unlike a process number, a lock is never somebody else's. Rank 0 makes the
/// file and, when all are in, removes its name, so that nothing is left whatever happens later. A
/// file that an earlier run has left is known by nobody holding the lock of its rank 0.
final class RankFile implements SharedMemoryCommunicator.Peers {
  // Behind all contents, because some systems keep others from what is locked.
  private static final long LOCKS = 1L << 40;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final int ZEROS = 1 << 20;

  private final FileChannel channel;
  private final FileLock lock;
  private final Arena arena;
  private final SharedMemory memory;

  @SuppressWarnings("MustBeClosedChecker") // closed with the file
  private RankFile(FileChannel channel, FileLock lock, int size) throws IOException {
    this.channel = channel;
    this.lock = lock;
    this.arena = Arena.ofShared();
    this.memory =
        new SharedMemory(channel.map(MapMode.READ_WRITE, 0, SharedMemory.bytes(size), arena), size);
  }

  /// Meets the other ranks.
  ///
  /// @throws DistributedException if a rank does not come within the deadline, two have one number,
  /// or the file cannot be made
  static RankFile join(Rendezvous who, Path path) {
    long deadline = System.nanoTime() + who.deadline().toNanos();
    RankFile file = null;
    try {
      file = who.rank() == 0 ? make(who, path) : find(who, path, deadline);
      file.memory.setProcess(who.rank(), ProcessHandle.current().pid());
      file.memory.setState(who.rank(), SharedMemory.JOINED);
      file.awaitAll(who, path, deadline);
      return file;
    } catch (IOException e) {
      throw new DistributedException(
          -1,
          who.rank() == 0 && e instanceof java.nio.file.FileSystemException
              ? "cannot make the file that the ranks share, " + path + ": " + e.getMessage() + "."
              : "cannot share "
                  + path
                  + " of "
                  + SharedMemory.bytes(who.size())
                  + " bytes: "
                  + e.getMessage()
                  + ". Name a file where there is room in "
                  + Rendezvous.ADDRESS
                  + ".",
          e);
    } catch (RuntimeException | Error e) {
      if (file != null) {
        file.memory.fail(who.rank(), -1, String.valueOf(e.getMessage()));
        file.close();
      }
      throw e;
    } finally {
      if (who.rank() == 0) {
        remove(path);
      }
    }
  }

  SharedMemory memory() {
    return memory;
  }

  @Override
  public boolean isDead(int rank) {
    try (FileLock free = channel.tryLock(LOCKS + rank, 1, false)) {
      return free != null;
    } catch (OverlappingFileLockException e) {
      return false; // our own
    } catch (IOException e) {
      return false; // not known: the deadline bounds the wait
    }
  }

  @Override
  public String name(int rank) {
    return "process " + memory.process(rank);
  }

  @Override
  public void close() {
    try {
      lock.close();
      channel.close();
    } catch (IOException e) {
      throw new DistributedException(-1, "the shared file cannot be closed: " + e.getMessage(), e);
    } finally {
      arena.close();
    }
  }

  /// Makes the file complete under another name, so that nobody maps half of it.
  private static RankFile make(Rendezvous who, Path path) throws IOException {
    Path begun =
        path.resolveSibling(path.getFileName() + "-" + ProcessHandle.current().pid() + ".new");
    FileChannel channel = FileChannel.open(begun, CREATE_NEW, READ, WRITE);
    try {
      fill(channel, SharedMemory.bytes(who.size()));
      FileLock lock = channel.lock(LOCKS, 1, false);
      RankFile made = new RankFile(channel, lock, who.size());
      Files.move(begun, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return made;
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      Files.deleteIfExists(begun);
      throw e;
    }
  }

  /// Takes the room now: where it lacks, this write fails, and one to mapped memory kills.
  private static void fill(FileChannel channel, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
    for (long done = 0; done < bytes; done += zeros.position()) {
      zeros.clear().limit((int) Math.min(ZEROS, bytes - done));
      while (zeros.hasRemaining() && channel.write(zeros) >= 0) {
        // a write may take a part
      }
    }
  }

  private static RankFile find(Rendezvous who, Path path, long deadline) throws IOException {
    while (true) {
      RankFile found = open(who, path);
      if (found != null) {
        return found;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new DistributedException(
            0,
            "rank "
                + who.rank()
                + " of "
                + who.size()
                + ": rank 0 has not made "
                + path
                + " within "
                + Durations.text(who.deadline())
                + "; is it started, with the same "
                + Rendezvous.ADDRESS
                + "?");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static @Nullable RankFile open(Rendezvous who, Path path) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(path, READ, WRITE);
    } catch (NoSuchFileException e) {
      return null;
    }
    FileLock ofFirst = channel.tryLock(LOCKS, 1, false);
    if (ofFirst != null) { // left by an earlier run
      ofFirst.close();
      channel.close();
      return null;
    }
    long bytes = SharedMemory.bytes(who.size());
    if (channel.size() != bytes) {
      long found = channel.size();
      channel.close();
      throw new DistributedException(
          -1,
          path
              + " has "
              + found
              + " bytes, expected "
              + bytes
              + " for "
              + who.size()
              + " ranks: rank 0 says another "
              + Rendezvous.WORLD_SIZE
              + ", or runs another version.");
    }
    FileLock own = channel.tryLock(LOCKS + who.rank(), 1, false);
    if (own == null) {
      channel.close();
      throw new DistributedException(
          who.rank(),
          "another process is rank "
              + who.rank()
              + " already; give each its own "
              + Rendezvous.RANK
              + ".");
    }
    return new RankFile(channel, own, who.size());
  }

  private void awaitAll(Rendezvous who, Path path, long deadline) {
    for (int other = 0; other < who.size(); other++) {
      while (memory.state(other) == SharedMemory.ABSENT) {
        for (int seen = 0; seen < who.size(); seen++) {
          check(who, seen);
        }
        if (System.nanoTime() - deadline > 0) {
          throw new DistributedException(
              other,
              "rank "
                  + other
                  + " of "
                  + who.size()
                  + " has not come to "
                  + path
                  + " within "
                  + Durations.text(who.deadline())
                  + ".");
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void check(Rendezvous who, int other) {
    long state = memory.state(other);
    if (other == who.rank() || state == SharedMemory.ABSENT) {
      return;
    }
    if (state == SharedMemory.FAILED) {
      throw new DistributedException(
          other, "rank " + other + " has failed: " + memory.reason(other));
    }
    if (state == SharedMemory.JOINED && isDead(other)) {
      throw new DistributedException(
          other, "rank " + other + " (" + name(other) + ") has died before all had come.");
    }
  }

  private static void remove(Path path) {
    Path folder = path.getParent();
    try {
      Files.deleteIfExists(path);
      // The launcher's own, which it cannot remove when it is killed.
      if (folder != null && RankProcesses.isOwn(folder)) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      // Where names of mapped files stay, as on Windows, the launcher's folder goes at its end.
    }
  }
}
