package dev.waybill.debug;

import dev.waybill.internal.text.JsonText;
import java.util.List;
import java.util.Locale;

/// Calls in the trace event format: complete events (`"ph": "X"`) with times in microseconds.
final class ChromeTrace {
  private static final double NANOS_PER_MICRO = 1e3;

  private ChromeTrace() {}

  /// A call.
  ///
  /// @param start nanoseconds since the profiler started
  /// @param nanos what it took by the clock, so that calls inside lie inside
  record Event(String op, String caller, String dtype, long start, long nanos, long bytes) {}

  static String write(List<Event> events, long thread, long dropped) {
    StringBuilder json = new StringBuilder("{\"traceEvents\": [");
    String separator = "\n";
    for (Event event : events) {
      json.append(separator)
          .append("{\"name\": ")
          .append(JsonText.quote(event.op))
          .append(", \"cat\": \"op\", \"ph\": \"X\", \"ts\": ")
          .append(micros(event.start))
          .append(", \"dur\": ")
          .append(micros(event.nanos))
          .append(", \"pid\": 1, \"tid\": ")
          .append(thread)
          .append(", \"args\": {\"dtype\": ")
          .append(JsonText.quote(event.dtype))
          .append(", \"bytes\": ")
          .append(event.bytes)
          .append(", \"caller\": ")
          .append(JsonText.quote(event.caller))
          .append("}}");
      separator = ",\n";
    }
    return json.append("\n], \"displayTimeUnit\": \"ns\", \"otherData\": {\"droppedCalls\": ")
        .append(dropped)
        .append("}}\n")
        .toString();
  }

  private static String micros(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MICRO);
  }
}
