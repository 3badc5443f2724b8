package dev.waybill.distributed;

import org.jspecify.annotations.Nullable;

/// Ranks could not do together what they were to: one has failed, died, been silent for longer than
/// the deadline, or called something else than the others. The group cannot be used any more.
public final class DistributedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int culprit;

  /// Makes an exception.
  ///
  /// @param culprit the rank that is to blame; -1 where no single one is
  /// @param message what happened, in one sentence
  public DistributedException(int culprit, String message) {
    super(message);
    this.culprit = culprit;
  }

  /// Makes an exception.
  ///
  /// @param culprit the rank that is to blame; -1 where no single one is
  /// @param message what happened, in one sentence
  /// @param cause what it came from
  public DistributedException(int culprit, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.culprit = culprit;
  }

  /// Returns the rank that is to blame.
  ///
  /// @return from 0; -1 where no single one is
  public int culprit() {
    return culprit;
  }
}
