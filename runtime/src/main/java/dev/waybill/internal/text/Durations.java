package dev.waybill.internal.text;

import java.time.Duration;
import java.util.Locale;

/// Times in messages.
public final class Durations {
  private static final double MILLIS_PER_SECOND = 1e3;

  private Durations() {}

  /// Writes a time in seconds.
  ///
  /// @param time not negative
  /// @return such as `30 s` or `0.25 s`
  public static String text(Duration time) {
    return time.toMillisPart() == 0
        ? time.toSeconds() + " s"
        : String.format(Locale.ROOT, "%.3f", time.toMillis() / MILLIS_PER_SECOND)
                .replaceFirst("0+$", "")
            + " s";
  }
}
