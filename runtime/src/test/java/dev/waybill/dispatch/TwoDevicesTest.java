package dev.waybill.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.internal.fixture.Library;
import dev.waybill.internal.fixture.Library.Call;
import dev.waybill.internal.fixture.Placed;
import dev.waybill.tensor.DType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// No kernel reads two memories.
class TwoDevicesTest {

  private static final Placed CPU = new Placed(Key.CPU, DType.F32);
  private static final Placed CUDA = new Placed(Key.CUDA, DType.F32);
  private static final Placed META = new Placed(Key.META, DType.F32);

  private final OpHandle op =
      new Library("org.t:t:1.0", "t.Mix")
          .op(
              "t.mix",
              "mix(Dispatchable a, int n, Dispatchable b = null, Dispatchable c = null) -> Object",
              "",
              () -> arguments -> "mixed",
              Dispatchable.class,
              int.class,
              Dispatchable.class,
              Dispatchable.class)
          .kernel("t.mix", "cuda", "", "", 0, () -> arguments -> "mixed on cuda")
          .registry()
          .op("t.mix");

  @Test
  void refusesArgumentsOfTwoDevicesByPlaceAndByName() {
    assertRefused(
        () -> op.call(CPU, 1, CUDA),
        "b: found device cuda, expected that of a, cpu; move one with to(device).");
    assertRefused(
        () -> op.call(CUDA, 1, CUDA, META),
        "c: found device meta, expected that of a, cuda; move one with to(device).");
    assertRefused(
        () -> op.call(Map.of("n", 1, "c", CPU, "a", CUDA)),
        "c: found device cpu, expected that of a, cuda; move one with to(device).");
  }

  @Test
  void refusesArgumentsOfTwoDevicesInATypedCall() {
    assertThatThrownBy(() -> op.as(Call.class).call(CPU, 1, CUDA, CPU))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "t.mix: argument b: found device cuda, expected that of a, cpu; move one with"
                + " to(device).");
  }

  @Test
  void takesArgumentsOfOneDevice() throws Exception {
    assertThat(op.call(CPU, 1, CPU)).isEqualTo("mixed");
    assertThat(op.call(CUDA, 1, null, CUDA)).isEqualTo("mixed on cuda");
    assertThat(op.as(Call.class).call(CUDA, 1, CUDA)).isEqualTo("mixed on cuda");
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage("t.mix: argument " + message);
  }
}
