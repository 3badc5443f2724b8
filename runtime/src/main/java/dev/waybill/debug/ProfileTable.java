package dev.waybill.debug;

import java.util.List;
import java.util.Locale;

/// A profile as text.
final class ProfileTable {
  private static final int SHORTEST_NAME = 16;
  private static final double NANOS_PER_MILLI = 1e6;

  private ProfileTable() {}

  static String of(List<Profiler.Line> lines) {
    int width = SHORTEST_NAME;
    for (Profiler.Line line : lines) {
      width = Math.max(width, line.op().length());
    }
    StringBuilder table = new StringBuilder();
    table.append(row(width, "op", "calls", "self ms", "total ms", "bytes", "called from"));
    for (Profiler.Line line : lines) {
      table.append(
          row(
              width,
              line.op(),
              String.valueOf(line.calls()),
              millis(line.selfNanos()),
              millis(line.totalNanos()),
              String.valueOf(line.bytes()),
              line.caller()));
    }
    return table.toString();
  }

  private static String row(
      int width, String op, String calls, String self, String total, String bytes, String caller) {
    String name = op + " ".repeat(width - op.length());
    return String.format(
                Locale.ROOT,
                "%s  %8s  %10s  %10s  %12s  %s",
                name,
                calls,
                self,
                total,
                bytes,
                caller)
            .stripTrailing()
        + "\n";
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI);
  }
}
