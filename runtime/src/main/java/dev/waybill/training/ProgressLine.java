package dev.waybill.training;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/// Writes how far a training is: loss, speed and remaining time. On a terminal one line changes
/// until its epoch ends; elsewhere there is a line an epoch.
public final class ProgressLine implements TrainingListener {
  private static final long PAUSE_NANOS = 200_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private long shown;
  private long steps;
  private long examples;
  private int width;

  /// Makes a listener.
  ///
  /// @param out where it writes
  /// @param terminal whether a line may be written over
  public ProgressLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void onStep(StepReport report) {
    steps++;
    examples += report.examples();
    long now = System.nanoTime();
    boolean last = report.batch() == report.batches();
    if (terminal && (last || now - shown > PAUSE_NANOS)) {
      shown = now;
      rewrite(line(report, (now - start) / 1e9));
    }
  }

  private String line(StepReport report, double seconds) {
    long left = (report.epochs() - report.epoch() + 1) * report.batches() - report.batch();
    long remaining = Math.round(seconds / steps * left);
    return String.format(
        Locale.ROOT,
        "epoch %d/%d  batch %d/%d  loss %.4f  %,.0f examples/s  %d:%02d left",
        report.epoch(),
        report.epochs(),
        report.batch(),
        report.batches(),
        report.meanLoss(),
        examples / Math.max(seconds, 1e-9),
        remaining / 60,
        remaining % 60);
  }

  @Override
  public void onEpoch(TrainingHistory.Row row) {
    StringBuilder text = new StringBuilder("epoch ").append((long) row.value("epoch"));
    row.columns().stream()
        .filter(name -> !name.equals("epoch") && !name.equals("step"))
        .forEach(
            name -> text.append(String.format(Locale.ROOT, "  %s %.4g", name, row.value(name))));
    double seconds = (System.nanoTime() - start) / 1e9;
    text.append(String.format(Locale.ROOT, "  %.1f s", seconds));
    rewrite(text.toString());
    out.println();
    out.flush(); // what is printed elsewhere comes behind it
    width = 0;
  }

  @Override
  public void onCheckpoint(Path file) {
    // The step that follows writes over the line; a line a checkpoint would push epochs away.
  }

  private void rewrite(String text) {
    if (terminal) {
      out.print('\r' + text + " ".repeat(Math.max(0, width - text.length())));
      width = text.length();
    } else {
      out.print(text);
    }
    out.flush();
  }
}
