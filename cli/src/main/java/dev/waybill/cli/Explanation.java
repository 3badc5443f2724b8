package dev.waybill.cli;

import dev.waybill.dispatch.OpException;
import dev.waybill.manifest.JsonFault;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Turns exceptions that reach the top into one sentence.
final class Explanation {

  private Explanation() {}

  /// Explains an exception.
  static Failure of(Throwable e) {
    if (e instanceof Failure failure) {
      return failure;
    }
    if (e instanceof JsonFault) {
      return Failure.usage(sentence(e), e);
    }
    if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
      return Failure.of(sentence(cause), e);
    }
    // Ops refuse arguments with these; an op that broke throws something else.
    if (e instanceof OpException
        || e instanceof IllegalArgumentException
        || e instanceof IOException) {
      return Failure.of(sentence(e), e);
    }
    String message = e.getMessage() == null ? "" : ": " + Sentences.reason(e);
    return Failure.of(
        "unexpected " + e.getClass().getSimpleName() + message + " (--debug shows where).", e);
  }

  private static String sentence(Throwable e) {
    String reason = Sentences.reason(e);
    return reason + ".";
  }
}
