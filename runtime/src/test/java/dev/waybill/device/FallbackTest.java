package dev.waybill.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.autograd.Autograd;
import dev.waybill.dispatch.MissingKernelException;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.fixture.Library;
import dev.waybill.internal.fixture.LogLines;
import dev.waybill.internal.opencl.OpenClDevice;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ops without a kernel for the device of their arguments: handles of one kernel, the reference.
class FallbackTest {
  private static final String SETTING = "waybill.device.fallback";

  private final Device device = OpenClDevice.required().device();

  @BeforeEach
  void allow() {
    System.setProperty(SETTING, "allow");
  }

  @AfterEach
  void forgetTheSetting() {
    System.clearProperty(SETTING);
  }

  private static OpHandle onCpuOnly(String name) {
    Symbol.Op op = (Symbol.Op) Registry.global().lookup(name);
    return op.handle(op.kernels().getFirst());
  }

  private Tensor there(float... elements) {
    return Tensor.of(elements).to(device);
  }

  @Test
  void copiesThereAndBackAndCounts() {
    long before = Fallbacks.calls().getOrDefault("tensor.mul", 0L);
    OpHandle mul = onCpuOnly("tensor.mul");
    Tensor y = (Tensor) Objects.requireNonNull(mul.call(there(1, 2, 3), there(4, 5, 6)));
    assertThat(y.device()).isEqualTo(device);
    assertThat(y.toFloatArray()).containsExactly(4, 10, 18);
    // Plain numbers stay where they are, views are read as views.
    Tensor x = Tensor.of(1f, 2f, 3f, 4f).to(device).view(2, 2).t();
    Tensor z = (Tensor) Objects.requireNonNull(mul.call(x, Tensor.scalar(2.0)));
    assertThat(z.to(Device.CPU).toFloatArray()).containsExactly(2, 6, 4, 8);
    assertThat(Fallbacks.calls().get("tensor.mul")).isEqualTo(before + 2);
  }

  @Test
  void warnsOnceAnOp() {
    System.setProperty(SETTING, "warn");
    OpHandle neg = onCpuOnly("tensor.neg");
    try (LogLines log = new LogLines("dev.waybill.dispatch")) {
      neg.call(there(1));
      neg.call(Tensor.of(1.0).to(device));
      assertThat(log.lines())
          .containsExactly(
              "tensor.neg: has no usable kernel for opencl and f32; such calls run on the"
                  + " processor, on copies, because waybill.device.fallback is warn.");
    }
  }

  @Test
  void obeysTheSettingAtEachCall() {
    OpHandle sub = onCpuOnly("tensor.sub");
    sub.call(there(1), there(2));
    System.setProperty(SETTING, "error");
    assertThatThrownBy(() -> sub.call(there(1), there(2)))
        .isInstanceOf(MissingKernelException.class)
        .hasMessageContaining("Set waybill.device.fallback=warn or allow");
  }

  /// d(x²y)/dx = 2xy, and by y again 2x.
  @Test
  void derivesTwice() {
    OpHandle mul = onCpuOnly("tensor.mul");
    Tensor x = there(3, 5).requiresGrad(true);
    Tensor y = there(7, 11).requiresGrad(true);
    Tensor squared = (Tensor) Objects.requireNonNull(mul.call(x, x));
    Tensor z = (Tensor) Objects.requireNonNull(mul.call(squared, y));
    Tensor gx =
        Objects.requireNonNull(
            Autograd.grad(List.of(TensorOps.sum(z)), List.of(), List.of(x), true, true, false)
                .getFirst());
    assertThat(gx.device()).isEqualTo(device);
    assertThat(gx.detach().toFloatArray()).containsExactly(42, 110);
    Tensor gxy =
        Objects.requireNonNull(
            Autograd.grad(List.of(TensorOps.sum(gx)), List.of(), List.of(y), false, false, false)
                .getFirst());
    assertThat(gxy.device()).isEqualTo(device);
    assertThat(gxy.toFloatArray()).containsExactly(6, 10);
  }

  /// A gradient that reads elements, which it can on the processor only: y = x³.
  @Test
  void derivesOnTheProcessor() {
    Library library =
        new Library("org.t:t:1.0", "t.Cube")
            .op("t.cube", "cube(Tensor x) -> Tensor", "f32", () -> a -> cube(a), Tensor.class)
            .gradient(
                "t.cube",
                "x",
                (x, gy) -> Tensor.of(3 * gy.floatArray()[0] * x.floatArray()[0] * x.getFloat(0)));
    Tensor x = there(2).requiresGrad(true);
    OpHandle op = ((Symbol.Op) library.registry().lookup("t.cube")).handle();
    Tensor y = (Tensor) Objects.requireNonNull(op.call(x));
    assertThat(y.detach().toFloatArray()).containsExactly(8);
    TensorOps.sum(y).backward();
    Tensor gx = Objects.requireNonNull(x.grad());
    assertThat(gx.device()).isEqualTo(device);
    assertThat(gx.toFloatArray()).containsExactly(12);
  }

  private static Tensor cube(Object[] arguments) {
    float x = ((Tensor) arguments[0]).floatArray()[0];
    return Tensor.of(x * x * x);
  }

  @Test
  void writesInPlaceAlsoIntoViews() {
    Tensor all = there(1, 2, 3, 4);
    int version = all.version();
    Tensor even = all.slice(0, 0L, 4L, 2L);
    Object written = onCpuOnly("tensor.mul_").call(even, there(10, 10));
    assertThat(written).isSameAs(even);
    assertThat(all.toFloatArray()).containsExactly(10, 2, 30, 4);
    assertThat(all.version()).isGreaterThan(version);
    Tensor out = Tensor.empty(device, DType.F32, 2);
    onCpuOnly("tensor.mul").callInto(out, there(1, 2), there(3, 4));
    assertThat(out.toFloatArray()).containsExactly(3, 8);
  }

  @Test
  void writesBackWhatTheOpWrites() {
    OpHandle op = doubling();
    Tensor all = there(1, 2, 3, 4);
    Tensor end = all.slice(0, 2L, 4L, 1L);
    assertThat(op.call(end, there(5, 6))).isSameAs(end);
    assertThat(all.toFloatArray()).containsExactly(1, 2, 10, 12);
    assertThatThrownBy(() -> op.call(all, all.slice(0, 0L, 2L, 1L)))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "t.doubled: argument into: found memory that x shares, and the op writes to it,"
                + " expected what can be copied to the processor; there is no kernel for opencl.");
  }

  private static OpHandle doubling() {
    Library library =
        new Library("org.t:t:1.0", "t.Doubled")
            .op(
                "t.doubled",
                "doubled(Tensor into, Tensor x) -> Tensor",
                "f32",
                () ->
                    arguments -> {
                      float[] into = ((Tensor) arguments[0]).floatArray();
                      for (int i = 0; i < into.length; i++) {
                        into[i] = 2 * ((Tensor) arguments[1]).getFloat(i);
                      }
                      return arguments[0];
                    },
                Tensor.class,
                Tensor.class)
            .traits("mutates=into not-differentiable");
    return ((Symbol.Op) library.registry().lookup("t.doubled")).handle();
  }

  @Test
  void refusesViews() {
    assertThatThrownBy(() -> onCpuOnly("tensor.permute").call(there(1, 2), new int[] {0}))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "tensor.permute: argument x: found an op that returns a view of it, expected what can be"
                + " copied to the processor; there is no kernel for opencl.");
  }

  @Test
  void refusesTwoDevicesAsEver() {
    assertThatThrownBy(() -> onCpuOnly("tensor.mul").call(there(1), Tensor.of(1f)))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "tensor.mul: argument b: found device cpu, expected that of a, opencl:0; move one with"
                + " to(device).");
  }
}
