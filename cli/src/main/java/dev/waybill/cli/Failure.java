package dev.waybill.cli;

import dev.waybill.manifest.JsonValue;
import org.jspecify.annotations.Nullable;

/// Work that failed, or wrong usage, told in one sentence for the user.
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Failure(int exitCode, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  /// Makes a failure of the work.
  static Failure of(String sentence) {
    return new Failure(ExitCodes.FAILURE, sentence, null);
  }

  /// Makes a failure of the work that another exception explains with `--debug`.
  static Failure of(String sentence, Throwable cause) {
    return new Failure(ExitCodes.FAILURE, sentence, cause);
  }

  /// Makes a complaint about how the command was used.
  static Failure usage(String sentence) {
    return new Failure(ExitCodes.USAGE, sentence, null);
  }

  /// Makes a complaint about how the command was used, explained by another exception.
  static Failure usage(String sentence, Throwable cause) {
    return new Failure(ExitCodes.USAGE, sentence, cause);
  }

  /// Returns this failure with the place in a JSON file that it happened at.
  Failure at(JsonValue place) {
    return new Failure(exitCode, String.valueOf(place.fault(sentence()).getMessage()), this);
  }

  /// Returns the sentence.
  String sentence() {
    return String.valueOf(getMessage());
  }

  int exitCode() {
    return exitCode;
  }
}
