package dev.waybill.cli;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// One line about work that takes more than a second, rewritten in place and gone at the end. Only
/// a person sees it: logs and pipes get nothing.
final class Progress implements AutoCloseable {

  private static final long SHOWN_AFTER = TimeUnit.SECONDS.toNanos(1);
  private static final long SHOWN_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int BAR = 30;
  private static final String CLEAR = "\r\033[K";

  private final Terminal terminal;
  private final String what;
  private final long start = System.nanoTime();
  private long shown;
  private boolean visible;

  Progress(Terminal terminal, String what) {
    this.terminal = terminal;
    this.what = what;
  }

  /// Tells how far the work is.
  ///
  /// @param total the number at the end; 0 where it is not known
  void at(long done, long total) {
    if (!terminal.interactive()) {
      return;
    }
    long now = System.nanoTime();
    if (now - start < SHOWN_AFTER || (visible && now - shown < SHOWN_EVERY)) {
      return;
    }
    shown = now;
    visible = true;
    terminal.err().print(CLEAR + line(what, done, total));
    terminal.err().flush();
  }

  @Override
  public void close() {
    if (visible) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }

  static String line(String what, long done, long total) {
    if (total <= 0) {
      return String.format(Locale.ROOT, "%s: %,d", what, done);
    }
    int filled = (int) (BAR * Math.min(done, total) / total);
    String bar = "#".repeat(filled) + "-".repeat(BAR - filled);
    return String.format(Locale.ROOT, "%s [%s] %,d of %,d", what, bar, done, total);
  }
}
