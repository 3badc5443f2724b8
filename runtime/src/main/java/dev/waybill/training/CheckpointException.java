package dev.waybill.training;

import java.io.IOException;
import java.nio.file.Path;

/// A checkpoint that is corrupt, cut off or of something else.
public final class CheckpointException extends IOException {

  private static final long serialVersionUID = 1;

  /// Makes the exception, with the message `file: problem`.
  ///
  /// @param file the checkpoint
  /// @param problem what was found and what was expected, ending with a period
  public CheckpointException(Path file, String problem) {
    super(file + ": " + problem);
  }
}
