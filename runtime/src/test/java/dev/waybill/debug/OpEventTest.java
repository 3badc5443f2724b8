package dev.waybill.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpEventTest {
  private static final String EVENT = "dev.waybill.Op";

  @TempDir Path folder;

  @Test
  void recordsCallsOfAllThreadsWhileARecordingAsksForThem() throws Exception {
    Tensor a = Tensor.of(1f, 2f);
    TensorOps.add(a, a);
    List<RecordedEvent> events;
    try (Recording recording = new Recording()) {
      recording.enable(EVENT);
      recording.start();
      TensorOps.add(a, a);
      Thread other = new Thread(() -> TensorOps.neg(Tensor.of(1d)));
      other.start();
      other.join();
      recording.stop();
      assertThat(isWatched()).isFalse();
      TensorOps.mul(a, a);
      events = events(recording);
    }
    assertThat(events)
        .extracting(
            event ->
                event.getString("name")
                    + " "
                    + event.getString("dtype")
                    + " "
                    + event.getString("device")
                    + " "
                    + event.getString("kernel"))
        .containsExactlyInAnyOrder(
            "tensor.add f32 cpu dev.waybill.ops.tensor.AddVector",
            "tensor.neg f64 cpu dev.waybill.ops.tensor.Neg");
    assertThat(events).allMatch(event -> event.getStackTrace() != null);
  }

  @Test
  void costsNothingWhereARecordingDoesNotAsk() throws Exception {
    Tensor a = Tensor.of(1f, 2f);
    TensorOps.add(a, a);
    try (Recording recording = new Recording()) {
      recording.start();
      assertThat(isWatched()).isFalse();
      TensorOps.add(a, a);
      recording.stop();
      assertThat(events(recording)).isEmpty();
    }
  }

  private static boolean isWatched() {
    return (DispatchContext.current().apply(0) & Key.PROFILE.bit()) != 0;
  }

  private List<RecordedEvent> events(Recording recording) throws IOException {
    Path file = folder.resolve("ops.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(EVENT))
        .toList();
  }
}
