package dev.waybill.cli;

import dev.waybill.data.DataException;
import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.manifest.JsonFault;
import dev.waybill.nn.DescriptionException;
import dev.waybill.registry.RegistrationException;
import dev.waybill.training.TrainingException;
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
    if (e instanceof JsonFault
        || e instanceof WrongArgumentException
        || e instanceof ShapeException) {
      return Failure.usage(sentence(e), e);
    }
    if (e instanceof DescriptionException) {
      return Failure.usage(Sentences.joined(e), e);
    }
    if (e instanceof TrainingException || e instanceof DataException) {
      return Failure.of(Sentences.joined(e), e);
    }
    if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
      return Failure.of(sentence(cause), e);
    }
    if (e instanceof RegistrationException) {
      return Failure.of(Sentences.joined(e), e);
    }
    if (e instanceof OutOfMemoryError) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      return Failure.of(
          "the work needs more memory than the "
              + megabytes
              + " MB it has; give more with WAYBILL_JAVA_OPTS=-Xmx4g.",
          e);
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
