package dev.waybill.training;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The checkpoints of one training: the newest ones by step, and the best one.
public final class CheckpointFolder {
  private static final String NAME = "training.CheckpointFolder";
  private static final String PREFIX = "checkpoint-";
  private static final String SUFFIX = ".safetensors";

  private final Path folder;
  private final int keep;

  /// Makes a folder that keeps the last two.
  ///
  /// @param folder made when something is saved
  public CheckpointFolder(Path folder) {
    this(folder, 2);
  }

  /// Makes a folder.
  ///
  /// @param folder made when something is saved
  /// @param keep how many are kept, from 2: the one before the last is there while the last is
  ///   written, and should the last be damaged
  /// @throws WrongArgumentException if `keep` is below 2
  public CheckpointFolder(Path folder, int keep) {
    Given.check(NAME, "folder", "Path", folder);
    if (keep < 2) {
      throw new WrongArgumentException(NAME, "keep", "found " + keep + ", expected 2 or more.");
    }
    this.folder = folder;
    this.keep = keep;
  }

  /// Returns the folder.
  ///
  /// @return as it was given
  public Path path() {
    return folder;
  }

  /// Returns where the best checkpoint is.
  ///
  /// @return a file that need not be there
  public Path best() {
    return folder.resolve("best" + SUFFIX);
  }

  /// Writes a checkpoint, then deletes those that are too many.
  ///
  /// @param checkpoint the checkpoint
  /// @return its file, such as `checkpoint-00000100.safetensors`
  /// @throws IOException if it cannot be written; those before are left then
  public Path save(Checkpoint checkpoint) throws IOException {
    Files.createDirectories(folder);
    Path file =
        folder.resolve(PREFIX + String.format(Locale.ROOT, "%08d", checkpoint.step()) + SUFFIX);
    checkpoint.write(file);
    List<Path> all = all();
    for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
      Files.deleteIfExists(old);
    }
    return file;
  }

  /// Writes the best checkpoint so far.
  ///
  /// @param checkpoint the checkpoint
  /// @return its file
  /// @throws IOException if it cannot be written; the one before is left then
  public Path saveBest(Checkpoint checkpoint) throws IOException {
    Files.createDirectories(folder);
    checkpoint.write(best());
    return best();
  }

  /// Returns the newest checkpoint, whole or not.
  ///
  /// @return that of the most steps; empty where there is none
  /// @throws IOException if the folder cannot be read
  public Optional<Path> latest() throws IOException {
    List<Path> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private List<Path> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name(file).startsWith(PREFIX) && name(file).endsWith(SUFFIX))
          .sorted(
              Comparator.comparingInt((Path file) -> name(file).length())
                  .thenComparing(CheckpointFolder::name))
          .toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /// Says which checkpoint beside a broken one is whole.
  static String otherThan(Path broken) throws IOException {
    Path file = broken.toAbsolutePath();
    CheckpointFolder beside = new CheckpointFolder(file.resolveSibling(""));
    List<Path> others = new ArrayList<>(beside.all());
    Collections.reverse(others);
    others.add(beside.best());
    for (Path other : others) {
      if (!other.equals(file) && Files.isRegularFile(other)) {
        try {
          long step = Checkpoint.whole(other).step();
          return "The checkpoint of step " + step + " is whole: " + other + ".";
        } catch (IOException e) {
          // It cannot be read either, so it is none to name.
        }
      }
    }
    return "No other checkpoint in " + beside.folder + " is whole.";
  }
}
