package dev.waybill.debug;

import dev.waybill.dispatch.TensorTuple;
import dev.waybill.internal.debug.CallListener;
import dev.waybill.internal.debug.Frame;
import dev.waybill.internal.debug.UserLine;
import dev.waybill.internal.debug.Watch;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Measures the op calls of the thread that started it, those inside other ops and those of
/// `backward()` included.
///
/// ```java
/// try (Profiler profiler = Profiler.start()) {
///   train();
///   System.out.println(profiler.table());
/// }
/// ```
///
/// A profiler belongs to its thread, as all scopes of a
/// [dispatch context][dev.waybill.dispatch.DispatchContext] do: they are closed in the reverse
/// order of opening. What was measured stays readable afterwards.
public final class Profiler implements AutoCloseable {
  /// The number of calls that [#chromeTrace()] keeps; the table counts further ones too.
  public static final int KEPT_CALLS = 1_000_000;

  private final Map<Place, Sums> sums = new HashMap<>();
  private final List<ChromeTrace.Event> events = new ArrayList<>();
  private final long thread = Thread.currentThread().threadId();
  private final long started = System.nanoTime();
  private final Watch.Subscription subscription;
  private long dropped;

  private Profiler() {
    subscription = Watch.listen(new Measuring());
  }

  /// Starts to measure the current thread's calls.
  ///
  /// @return to be closed by the same thread
  public static Profiler start() {
    return new Profiler();
  }

  /// Stops measuring. Closing again does nothing.
  ///
  /// @throws IllegalStateException if another thread started it
  @Override
  public void close() {
    subscription.close();
  }

  /// Returns what was measured so far, a line for each op and line of the program.
  ///
  /// @return the longest [Line#selfNanos()] first
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    sums.forEach(
        (place, sum) ->
            lines.add(new Line(place.op, place.caller, sum.calls, sum.total, sum.self, sum.bytes)));
    lines.sort(
        Comparator.comparingLong(Line::selfNanos)
            .reversed()
            .thenComparing(Line::op)
            .thenComparing(Line::caller));
    return List.copyOf(lines);
  }

  /// Writes [#lines()] as a table.
  ///
  /// @return lines of text, each with its end
  public String table() {
    return ProfileTable.of(lines());
  }

  /// Writes the calls as Chrome's trace event format, which `chrome://tracing`, Perfetto and
  /// Speedscope show.
  ///
  /// @return JSON
  public String chromeTrace() {
    return ChromeTrace.write(events, thread, dropped);
  }

  /// What one op took where one line of a program called it.
  ///
  /// @param op the op's name
  /// @param caller the innermost line outside the project, as in stack traces; empty where none is.
  /// For calls inside ops and for gradients too, so that one sees which line they are due to
  /// @param calls how many calls ended
  /// @param totalNanos what they took; an op that calls itself counts in full at each level
  /// @param selfNanos what they took without the ops that they called
  /// @param bytes the sizes of the new tensors that they returned; views and tensors that were
  /// written in place count nothing
  public record Line(
      String op, String caller, long calls, long totalNanos, long selfNanos, long bytes) {}

  private record Place(String op, String caller) {}

  private static final class Sums {
    private long calls;
    private long total;
    private long self;
    private long bytes;
  }

  private final class Measuring implements CallListener {
    private final List<String> callers = new ArrayList<>();

    @Override
    public void begins(Frame call) {
      callers.add(UserLine.current());
    }

    @Override
    public void ends(Frame call, @Nullable Object result, boolean failed) {
      String caller = callers.removeLast();
      long bytes = bytes(call, result);
      Sums sum = sums.computeIfAbsent(new Place(call.op().name(), caller), place -> new Sums());
      sum.calls++;
      sum.total += call.total();
      sum.self += call.self();
      sum.bytes += bytes;
      if (events.size() == KEPT_CALLS) {
        dropped++;
        return;
      }
      DType dtype = call.dtype();
      events.add(
          new ChromeTrace.Event(
              call.op().name(),
              caller,
              dtype == null ? "" : dtype.toString(),
              call.start() - started,
              call.elapsed(),
              bytes));
    }

    private static long bytes(Frame call, @Nullable Object result) {
      long bytes = 0;
      for (Tensor tensor : TensorTuple.of(result)) {
        if (tensor.base() == null && !call.isArgument(tensor)) {
          bytes += tensor.layout().size() * tensor.dtype().bytes();
        }
      }
      return bytes;
    }
  }
}
