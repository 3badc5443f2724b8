package dev.waybill.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.device.Device;
import dev.waybill.internal.opencl.OpenClDevice;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Hooks that return what lies elsewhere.
class HooksOnDevicesTest {
  private final Device device = OpenClDevice.required().device();
  private final Tensor x = Tensor.of(1f, 2f).to(device).requiresGrad(true);
  private final Tensor y = TensorOps.mul(x, x);

  @Test
  void refusesGradientsThatATensorHookMoved() {
    y.registerHook(gradient -> here(gradient));
    refused("Tensor.registerHook: a hook has moved the gradient");
  }

  @Test
  void refusesGradientsThatAPreHookMoved() {
    node().registerPreHook(HooksOnDevicesTest::here);
    refused("Node.registerPreHook: a hook of tensor.mul has moved gradient number 0");
  }

  @Test
  void refusesGradientsThatAPostHookMoved() {
    node().registerPostHook((found, given) -> here(found));
    refused("Node.registerPostHook: a hook of tensor.mul has moved gradient number 0");
  }

  /// d(x²)/dx = 2x, doubled.
  @Test
  void takesGradientsThatStay() {
    y.registerHook(gradient -> gradient == null ? null : TensorOps.add(gradient, gradient));
    TensorOps.sum(y).backward();
    assertThat(Objects.requireNonNull(x.grad()).toFloatArray()).containsExactly(4, 8);
  }

  private Node node() {
    return Objects.requireNonNull(y.gradFn());
  }

  private void refused(String what) {
    assertThatThrownBy(() -> TensorOps.sum(y).backward())
        .isInstanceOf(GradientException.class)
        .hasMessage(what + "; found device cpu, expected " + device + "; move it with to(device).");
    assertThat(x.grad()).isNull();
  }

  private static @Nullable Tensor here(@Nullable Tensor gradient) {
    return gradient == null ? null : gradient.to(Device.CPU);
  }

  private static List<@Nullable Tensor> here(List<@Nullable Tensor> gradients) {
    List<@Nullable Tensor> moved = new ArrayList<>();
    gradients.forEach(gradient -> moved.add(here(gradient)));
    return moved;
  }
}
