package dev.waybill.io;

import java.io.IOException;
import java.nio.file.Path;

/// A file that is not what its format says: corrupt, cut off, or with elements of a type that there
/// is no dtype for.
public final class TensorFileException extends IOException {

  private static final long serialVersionUID = 1;

  /// Makes the exception, with the message `file: problem`.
  ///
  /// @param file the file
  /// @param problem what was found and what was expected, ending with a period
  public TensorFileException(Path file, String problem) {
    super(file + ": " + problem);
  }
}
