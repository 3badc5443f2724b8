package dev.waybill.internal.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.Dispatchable;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.MissingKernelException;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.Schema;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.fixture.Library;
import dev.waybill.internal.fixture.LogLines;
import dev.waybill.internal.fixture.Placed;
import dev.waybill.registry.Symbol;
import dev.waybill.spi.Capability;
import dev.waybill.tensor.DType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which kernel runs, by device, dtype, capability and setting.
class KernelChoiceTest {

  private static final Set<DType> FLOATS = EnumSet.of(DType.F32, DType.F64);

  private final Library library =
      new Library("org.t:t:1.0", "t.Fast")
          .op(
              "t.op",
              "op(Dispatchable x) -> String",
              "",
              () -> arguments -> "not declared as a kernel",
              Dispatchable.class);
  private final List<DeclaredKernel> kernels = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void forgetTheSetting() {
    System.clearProperty(Fallback.SETTING);
  }

  @Test
  void tellsBeforeAnyCallWhatTheMachineLacks() {
    library.kernel("t.op", "cpu", "f32", "teleport", 10, () -> arguments -> "never");
    Symbol.Op op = (Symbol.Op) library.registry().lookup("t.op");
    assertThat(op.kernels().stream().map(op::refusal))
        .containsExactly("", "nothing provides the capability teleport");
  }

  @Test
  void choosesByDeviceAndDtype() {
    kernel("reference", Key.CPU, FLOATS, "", 0);
    kernel("fast f32", Key.CPU, Set.of(DType.F32), "", 10);
    kernel("faster f32", Key.CPU, Set.of(DType.F32), "", 20);
    kernel("cuda", Key.CUDA, FLOATS, "", 5);
    kernel("opencl f64", Key.OPENCL, Set.of(DType.F64), "", 5);
    OpHandle op = handle();

    assertThat(op.call(new Placed(Key.CPU, DType.F32))).isEqualTo("faster f32");
    assertThat(op.call(new Placed(Key.CPU, DType.F64))).isEqualTo("reference");
    assertThat(op.call(new Placed(Key.CUDA, DType.F32))).isEqualTo("cuda");
    assertThat(op.call(new Placed(Key.OPENCL, DType.F64))).isEqualTo("opencl f64");
  }

  @Test
  void choosesAKernelWhoseCapabilitiesAreAllThere() {
    kernel("reference", Key.CPU, FLOATS, "", 0);
    kernel("with blas", Key.CPU, FLOATS, "blas", 10);
    kernel("with blas and a driver", Key.CPU, FLOATS, "blas driver", 20);
    try (LogLines log = new LogLines("dev.waybill.dispatch")) {
      OpHandle op = handle(capability("blas", ""), capability("driver", "no driver is loaded"));

      assertThat(op.call(new Placed(Key.CPU, DType.F32))).isEqualTo("with blas");
      assertThat(log.lines())
          .containsExactly(
              "Kernels that require the capability driver are not used: no driver is loaded.",
              "t.op: the kernel of t.Fast, priority 20, for cpu (f32, f64) is refused: no driver is"
                  + " loaded.",
              "t.op: the kernel of t.Fast, priority 10, steps in for cpu and f32.");
    }
  }

  @Test
  void logsARefusalOnceHoweverOftenTheOpIsCalled() {
    kernel("reference", Key.CPU, FLOATS, "", 0);
    kernel("fast", Key.CPU, FLOATS, "nothing-has-it", 10);
    try (LogLines log = new LogLines("dev.waybill.dispatch")) {
      OpHandle op = handle();
      for (DType dtype : List.of(DType.F32, DType.F32, DType.F64)) {
        assertThat(op.call(new Placed(Key.CPU, dtype))).isEqualTo("reference");
      }
      assertThat(log.lines())
          .containsExactly(
              "Kernels that require the capability nothing-has-it are not used: nothing provides"
                  + " the capability nothing-has-it.",
              "t.op: the kernel of t.Fast, priority 10, for cpu (f32, f64) is refused: nothing"
                  + " provides the capability nothing-has-it.",
              "t.op: the kernel of t.Fast, priority 0, steps in for cpu and f32.",
              "t.op: the kernel of t.Fast, priority 0, steps in for cpu and f64.");
    }
  }

  @Test
  void asksACapabilityOnceAndSurvivesOneThatFails() {
    kernel("reference", Key.CPU, FLOATS, "", 0);
    kernel("fast f32", Key.CPU, Set.of(DType.F32), "odd", 10);
    kernel("fast f64", Key.CPU, Set.of(DType.F64), "odd", 10);
    try (LogLines log = new LogLines("dev.waybill.dispatch")) {
      OpHandle op = handle(new Odd(asked));
      assertThat(op.call(new Placed(Key.CPU, DType.F32))).isEqualTo("reference");
      assertThat(op.call(new Placed(Key.CPU, DType.F64))).isEqualTo("reference");
      assertThat(asked).hasValue(1);
      assertThat(log.lines())
          .filteredOn(line -> line.contains("refused"))
          .hasSize(2)
          .allMatch(
              line ->
                  line.endsWith(
                      "KernelChoiceTest$Odd could not tell: java.lang.IllegalStateException: odd."));
    }
  }

  @Test
  void stepsInForAKernelThatDoesNotLink() {
    kernel("reference", Key.CPU, FLOATS, "", 0);
    kernels.add(declared(Key.CPU, FLOATS, "", 10));
    library.kernel(
        "t.op",
        "cpu",
        "",
        "",
        10,
        () -> {
          throw new NoClassDefFoundError("jdk/incubator/vector/FloatVector");
        });
    try (LogLines log = new LogLines("dev.waybill.dispatch")) {
      assertThat(handle().call(new Placed(Key.CPU, DType.F32))).isEqualTo("reference");
      assertThat(log.lines())
          .containsExactly(
              "t.op: the kernel of t.Fast, priority 10, for cpu (f32, f64) is refused: it does not"
                  + " link: java.lang.NoClassDefFoundError: jdk/incubator/vector/FloatVector.",
              "t.op: the kernel of t.Fast, priority 0, steps in for cpu and f32.");
    }
  }

  @Test
  void refusesAnotherDeviceWithoutTheSetting() {
    kernel("reference", Key.CPU, FLOATS, "", 0);
    kernel("cuda", Key.CUDA, Set.of(DType.F32), "driver", 10);
    OpHandle op = handle(capability("driver", "no driver is loaded"));

    assertThatThrownBy(() -> op.call(new Placed(Key.CUDA, DType.F32)))
        .isInstanceOf(MissingKernelException.class)
        .hasMessage(
            "t.op: argument x: found no usable kernel for device cuda and dtype f32, expected cpu (f32,"
                + " f64)."
                + " Refused: kernel of t.Fast, priority 10, for cuda (f32), no driver is loaded."
                + " Set waybill.device.fallback=warn or allow to run it on the processor, on"
                + " copies.")
        .satisfies(e -> assertThat(((MissingKernelException) e).device()).isEqualTo(Key.CUDA))
        .satisfies(e -> assertThat(((MissingKernelException) e).dtype()).isEqualTo(DType.F32));
    assertThatThrownBy(() -> op.call(new Placed(Key.CPU, DType.BOOL)))
        .hasMessage(
            "t.op: argument x: found no usable kernel for device cpu and dtype bool, expected cpu (f32,"
                + " f64)."
                + " Refused: kernel of t.Fast, priority 10, for cuda (f32), no driver is loaded.");
  }

  @Test
  void copiesTensorsOnly() {
    kernel("reference", Key.CPU, FLOATS, "", 0);
    System.setProperty(Fallback.SETTING, "allow");
    assertThatThrownBy(() -> handle().call(new Placed(Key.CUDA, DType.F32)))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "t.op: argument x: found Placed, expected a tensor: nothing else is copied to the"
                + " processor.");
  }

  @Test
  void refusesAnUnknownSetting() {
    kernel("reference", Key.CPU, FLOATS, "", 0);
    System.setProperty(Fallback.SETTING, "yes");
    OpHandle op = handle();
    assertThat(op.call(new Placed(Key.CPU, DType.F32))).isEqualTo("reference");
    assertThatThrownBy(() -> op.call(new Placed(Key.CUDA, DType.F32)))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "t.op: found setting waybill.device.fallback=yes, expected error, warn or allow.");
  }

  private void kernel(String answer, Key device, Set<DType> dtypes, String requires, int priority) {
    kernels.add(declared(device, dtypes, requires, priority));
    library.kernel("t.op", device.text(), "", requires, priority, () -> arguments -> answer);
  }

  private DeclaredKernel declared(Key device, Set<DType> dtypes, String requires, int priority) {
    List<String> capabilities = requires.isEmpty() ? List.of() : List.of(requires.split(" ", -1));
    return new DeclaredKernel(
        library, kernels.size() + 1, "org.t:t:1.0", device, dtypes, capabilities, priority);
  }

  private OpHandle handle(Capability... capabilities) {
    String schema = "op(Dispatchable x) -> String";
    return new TableHandle(
        "t.op",
        library,
        0,
        () -> Schema.parse(schema),
        kernels,
        new Capabilities(List.of(capabilities)),
        Traits.parse(""),
        Map.of(),
        List::of);
  }

  private Capability capability(String name, String refusal) {
    return new Known(name, refusal);
  }

  private record Known(String name, String refusal) implements Capability {}

  private record Odd(AtomicInteger asked) implements Capability {
    @Override
    public String name() {
      return "odd";
    }

    @Override
    public String refusal() {
      asked.incrementAndGet();
      throw new IllegalStateException("odd");
    }
  }
}
