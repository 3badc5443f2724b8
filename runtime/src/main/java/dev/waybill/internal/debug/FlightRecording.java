package dev.waybill.internal.debug;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.internal.dispatch.TableHandle;
import dev.waybill.tensor.DType;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/// Events of op calls. All that knows Flight Recorder is here and in [OpEvent].
final class FlightRecording {
  private FlightRecording() {}

  /// Keeps a flag up to date, and with it the key of all threads' calls.
  static void follow(AtomicBoolean recording) {
    FlightRecorder.addListener(new Follower(recording));
    // Asked only where it runs: the first event class alone starts it, which takes 200 ms.
    if (FlightRecorder.isInitialized()) {
      set(recording);
    }
  }

  /// Does a call and records it.
  static @Nullable Object record(
      TableHandle op, @Nullable Object[] arguments, Supplier<@Nullable Object> call) {
    OpEvent event = new OpEvent();
    int keys = op.keys(arguments);
    DType dtype = op.dtype(arguments);
    List<Key> layers = op.layers(keys);
    event.begin();
    try {
      return call.get();
    } finally {
      event.end();
      if (event.shouldCommit()) {
        event.name = op.name();
        event.dtype = dtype == null ? "" : dtype.toString();
        event.device = TableHandle.device(keys).text();
        event.kernel = op.kernelOwner(keys, dtype, layers);
        event.commit();
      }
    }
  }

  private static void set(AtomicBoolean recording) {
    boolean on = new OpEvent().isEnabled();
    recording.set(on);
    DispatchContext.includeInAllThreads(Key.PROFILE, on);
  }

  private record Follower(AtomicBoolean recording) implements FlightRecorderListener {
    @Override
    public void recordingStateChanged(Recording changed) {
      set(recording);
    }
  }
}
