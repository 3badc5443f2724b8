package dev.waybill.internal.debug;

import dev.waybill.internal.dispatch.TableHandle;
import dev.waybill.internal.dispatch.Watcher;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The layer behind the profiler, the dispatch trace and Flight Recorder's events. Calls pass it
/// only where one of them runs.
public final class Probe implements Watcher {
  private final AtomicBoolean recording = new AtomicBoolean();

  /// Makes the layer, which from now on knows whether Flight Recorder wants events.
  public Probe() {
    // Not in every image of Java, and its classes are not to be looked for where it is not.
    if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
      FlightRecording.follow(recording);
    }
  }

  @Override
  public @Nullable Object watch(
      TableHandle op, @Nullable Object[] arguments, Supplier<@Nullable Object> call) {
    Watch watch = Watch.current();
    Supplier<@Nullable Object> recorded =
        recording.get() ? () -> FlightRecording.record(op, arguments, call) : call;
    return watch.isIdle() ? recorded.get() : watch.call(op, arguments, recorded);
  }
}
