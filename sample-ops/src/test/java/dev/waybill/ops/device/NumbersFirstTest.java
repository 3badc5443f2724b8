package dev.waybill.ops.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.MathOps;
import dev.waybill.device.Device;
import dev.waybill.dispatch.MissingKernelException;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Calls that begin with a number, whose dtype does not choose the kernel.
class NumbersFirstTest {
  private final Device device = TestDevice.required();

  /// In Python 7 // 2.0 is 3.0 and 7 // -4.0 is -2.0.
  @Test
  void runTheKernelOfTheTensor() {
    Tensor y = Tensor.of(2f, -4f).to(device);
    Tensor whole = Tensor.fromArray(new long[] {7}, new long[0]);
    for (Tensor seven : new Tensor[] {Tensor.scalar(7L), whole}) {
      Tensor typed = MathOps.divRounding(seven, y, "floor");
      assertThat(typed.device()).isEqualTo(device);
      assertThat(typed.toFloatArray()).containsExactly(3, -2);
      Object named = Registry.global().op("math.divRounding").call(seven, y, "floor");
      assertThat(((Tensor) Objects.requireNonNull(named)).toFloatArray()).containsExactly(3, -2);
    }
  }

  @Test
  void blameTheTensor() {
    Tensor y = Tensor.of(2L, -4L).to(device);
    assertThatThrownBy(() -> MathOps.divRounding(Tensor.scalar(7.0), y, "floor"))
        .isInstanceOfSatisfying(
            MissingKernelException.class,
            e -> {
              assertThat(e.argument()).isEqualTo("y");
              assertThat(e.dtype()).isEqualTo(DType.I64);
            })
        .hasMessageStartingWith(
            "math.divRounding: argument y: found no usable kernel for device opencl and dtype i64");
  }
}
