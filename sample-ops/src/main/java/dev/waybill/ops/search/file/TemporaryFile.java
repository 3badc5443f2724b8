package dev.waybill.ops.search.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that is written beside its target and then moved there. What a process that was killed
/// left of one is deleted when the same target is next written: the lock on it went with the
/// process.
final class TemporaryFile implements Closeable {
  private final Path path;
  private final FileChannel channel;

  private TemporaryFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// Makes one, and deletes those of the same target that nobody writes any more.
  static TemporaryFile beside(Path target) throws IOException {
    Path folder = Objects.requireNonNull(target.getParent());
    // Not the name itself, which may be as long as names can be.
    int hash = Objects.requireNonNull(target.getFileName()).hashCode();
    String prefix = ".waybill-" + Integer.toHexString(hash) + "-";
    deleteStale(folder, prefix);
    while (true) {
      // Not Files.createTempFile: others could not read what it makes.
      Path path = folder.resolve(prefix + UUID.randomUUID() + ".tmp");
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      // Before it was locked, somebody may have taken it for a stale one.
      if (isOurs(channel) && Files.exists(path)) {
        return new TemporaryFile(path, channel);
      }
      channel.close();
      Files.deleteIfExists(path);
    }
  }

  FileChannel channel() {
    return channel;
  }

  /// Puts the file in its place; still locked, so that nobody deletes it at the last moment.
  void moveTo(Path target) throws IOException {
    channel.force(true);
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Deletes the file unless it was moved.
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }

  private static boolean isOurs(FileChannel channel) {
    try {
      return lock(channel) != null;
    } catch (IOException e) {
      return true; // A file system without locks, on which nobody deletes anything.
    }
  }

  private static void deleteStale(Path folder, String prefix) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*.tmp")) {
      for (Path file : files) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          if (lock(channel) != null) {
            Files.deleteIfExists(file);
          }
        }
      }
    } catch (IOException e) {
      // Clearing away is no reason to refuse a save: a folder may not be listed, a file be gone.
    }
  }

  /// Returns `null` where another process or thread holds the lock.
  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
