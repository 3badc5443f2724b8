package dev.waybill.training;

import dev.waybill.io.Safetensors;
import dev.waybill.io.TensorFileException;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// All that a training needs to go on: the states of its parts in one safetensors file, which
/// Python reads too. The tensors of the part `model` stand there as `model.NAME`.
///
/// A file is written beside its place and moved there when it is whole; a checksum tells when its
/// numbers were damaged later.
///
/// @param step how many steps were taken
/// @param parts states by the name of the part, which has no dot
/// @param notes texts of the user by name, such as the configuration
public record Checkpoint(long step, Map<String, PartState> parts, Map<String, String> notes) {
  private static final String FORMAT = "waybill.checkpoint";
  private static final String STEP = "waybill.step";
  private static final String CHECKSUM = "waybill.checksum";
  private static final String PARTS = "waybill.parts";
  private static final String NOTE = "note.";

  /// Copies the maps, not the tensors.
  ///
  /// @throws IllegalArgumentException if a part's name is empty or has a dot or comma
  public Checkpoint {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    for (String name : parts.keySet()) {
      if (name.isEmpty()
          || name.contains(".")
          || name.contains(",")
          || name.equals("note")
          || name.equals("waybill")) {
        throw new IllegalArgumentException(
            "parts must have names without dots and commas that are not note or waybill, but one"
                + " is \""
                + name
                + "\"");
      }
    }
  }

  /// Takes the states of parts as they are now.
  ///
  /// @param step how many steps were taken
  /// @param parts the parts by name
  /// @param notes texts of the user by name
  /// @return a checkpoint whose tensors go on changing: write it before the next step
  public static Checkpoint of(
      long step, Map<String, ? extends CheckpointPart> parts, Map<String, String> notes) {
    Map<String, PartState> states = new LinkedHashMap<>();
    parts.forEach((name, part) -> states.put(name, part.save()));
    return new Checkpoint(step, states, notes);
  }

  /// Gives parts their states back, in the order of the parts.
  ///
  /// @param wanted the parts by name
  /// @throws TrainingException if the checkpoint lacks one, in which case nothing was changed, or a
  ///   part refuses its state
  public void restore(Map<String, ? extends CheckpointPart> wanted) {
    for (String name : wanted.keySet()) {
      if (!parts.containsKey(name)) {
        throw new TrainingException(
            "found no part \""
                + name
                + "\" in the checkpoint of step "
                + step
                + ", expected all of "
                + wanted.keySet()
                + "; it has "
                + parts.keySet()
                + ".");
      }
    }
    wanted.forEach(
        (name, part) -> {
          try {
            part.load(java.util.Objects.requireNonNull(parts.get(name)));
          } catch (RuntimeException e) {
            throw new TrainingException(
                "the part \""
                    + name
                    + "\" of the checkpoint of step "
                    + step
                    + " does not fit: "
                    + e.getMessage(),
                e);
          }
        });
  }

  /// Writes the checkpoint. An error leaves a file that was there before as it was.
  ///
  /// @param file such as `checkpoint.safetensors`
  /// @throws IOException if it cannot be written
  public void write(Path file) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    parts.forEach(
        (part, state) -> {
          state.tensors().forEach((name, tensor) -> tensors.put(part + "." + name, tensor));
          state.texts().forEach((name, text) -> texts.put(part + "." + name, text));
        });
    notes.forEach((name, text) -> texts.put(NOTE + name, text));
    texts.put(FORMAT, "1");
    texts.put(STEP, Long.toString(step));
    texts.put(PARTS, String.join(",", parts.keySet()));
    texts.put(CHECKSUM, checksum(tensors, texts));
    Safetensors.write(file, tensors, texts);
  }

  /// Reads a checkpoint.
  ///
  /// @param file such as `checkpoint.safetensors`
  /// @return the checkpoint
  /// @throws CheckpointException if it is corrupt or cut off, or of something else; it names the
  ///   newest checkpoint in the same folder that is whole
  /// @throws IOException if it cannot be read
  public static Checkpoint read(Path file) throws IOException {
    try {
      return whole(file);
    } catch (TensorFileException | CheckpointException e) {
      String message = String.valueOf(e.getMessage()).substring((file + ": ").length());
      CheckpointException failed =
          new CheckpointException(file, message + " " + CheckpointFolder.otherThan(file));
      failed.initCause(e);
      throw failed;
    }
  }

  /// Reads of which step a checkpoint is, and none of its tensors.
  static long stepOf(Path file) throws IOException {
    String step = Safetensors.open(file).metadata().get(STEP);
    if (step == null) {
      throw new CheckpointException(file, "found other tensors, expected a checkpoint.");
    }
    return Long.parseLong(step);
  }

  /// Reads a checkpoint and looks for no other.
  static Checkpoint whole(Path file) throws IOException {
    Safetensors open = Safetensors.open(file);
    Map<String, String> texts = new TreeMap<>(open.metadata());
    if (!"1".equals(texts.get(FORMAT))) {
      throw new CheckpointException(
          file,
          "found "
              + (texts.containsKey(FORMAT) ? "format " + texts.get(FORMAT) : "other tensors")
              + ", expected a checkpoint of format 1.");
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : open.names()) {
      tensors.put(name, open.tensor(name));
    }
    String expected = texts.remove(CHECKSUM);
    String found = checksum(tensors, texts);
    if (!found.equals(expected)) {
      throw new CheckpointException(
          file,
          "found the checksum "
              + found
              + ", expected "
              + expected
              + ": the file was damaged after it was written.");
    }
    return parsed(tensors, texts);
  }

  private static Checkpoint parsed(Map<String, Tensor> tensors, Map<String, String> texts) {
    Map<String, PartState> parts = new LinkedHashMap<>();
    String names = texts.getOrDefault(PARTS, "");
    for (String part : names.isEmpty() ? List.<String>of() : List.of(names.split(","))) {
      parts.put(part, new PartState(below(part + ".", tensors), below(part + ".", texts)));
    }
    long step = Long.parseLong(texts.getOrDefault(STEP, "0"));
    return new Checkpoint(step, parts, below(NOTE, texts));
  }

  private static <T> Map<String, T> below(String prefix, Map<String, T> all) {
    Map<String, T> found = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }

  private static String checksum(Map<String, Tensor> tensors, Map<String, String> texts)
      throws IOException {
    CRC32C sum = new CRC32C();
    new TreeMap<>(texts)
        .forEach(
            (name, text) ->
                sum.update((name + '\n' + text + '\n').getBytes(StandardCharsets.UTF_8)));
    return String.format(Locale.ROOT, "%08x%08x", Safetensors.checksum(tensors), sum.getValue());
  }
}
