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
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The checkpoints of one training: the newest ones by step, and the best one.
public final class CheckpointFolder {
  private static final String NAME = "training.CheckpointFolder";
  private static final String PREFIX = "checkpoint-";
  private static final String SUFFIX = ".safetensors";
  private static final Pattern FILE = Pattern.compile("checkpoint-(\\d{8,18})\\.safetensors");
  private static final Pattern STALE =
      Pattern.compile("(checkpoint-\\d+|best)\\.safetensors\\.[0-9a-f-]{36}\\.tmp");

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

  /// Writes a checkpoint, then deletes those that are too many. Those of later steps are of a run
  /// that was left by going on from an earlier one, and are deleted first: else they would be taken
  /// for the newest.
  ///
  /// @param checkpoint the checkpoint
  /// @return its file, such as `checkpoint-00000100.safetensors`
  /// @throws IOException if it cannot be written; those before are left then
  public Path save(Checkpoint checkpoint) throws IOException {
    Files.createDirectories(folder);
    Path file = file(checkpoint.step());
    for (Path other : all()) {
      if (step(other) > checkpoint.step()) {
        Files.deleteIfExists(other);
      }
    }
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

  OptionalLong latestStep() throws IOException {
    return all().stream().mapToLong(CheckpointFolder::step).max();
  }

  /// Returns where the checkpoint of a step is, or would be.
  Path file(long step) {
    return folder.resolve(PREFIX + String.format(Locale.ROOT, "%08d", step) + SUFFIX);
  }

  /// Returns whether the best checkpoint is there, and not of a later step: such a one is of a run
  /// that was left by going on from an earlier one.
  boolean hasBestUntil(long step) {
    if (!Files.isRegularFile(best())) {
      return false;
    }
    try {
      return Checkpoint.stepOf(best()) <= step;
    } catch (IOException e) {
      return false; // It cannot be read, so it shall be written anew.
    }
  }

  /// Deletes what a run that was killed while it wrote has left. Two runs at once never share a
  /// folder, so nobody writes these any more.
  void deleteStale() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> stale;
    try (Stream<Path> files = Files.list(folder)) {
      stale = files.filter(file -> STALE.matcher(name(file)).matches()).toList();
    }
    for (Path file : stale) {
      Files.deleteIfExists(file);
    }
  }

  private List<Path> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> FILE.matcher(name(file)).matches())
          .sorted(Comparator.comparingLong(CheckpointFolder::step))
          .toList();
    }
  }

  private static long step(Path file) {
    String name = name(file);
    return Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
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
