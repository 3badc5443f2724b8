package dev.waybill.ops.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lines longer than the samples of the ops have: several parts, and parts of parts.
class ScansOnDevicesTest {
  private final Device device = TestDevice.required();

  /// 0 + 1 + … + i = i (i + 1) / 2.
  @Test
  void addsUpLongLines() {
    int n = 300_001;
    long[] sums = MathOps.cumsum(Tensor.arange(n).to(device), 0, null).toLongArray();
    for (int i = 0; i < n; i++) {
      assertThat(sums[i]).isEqualTo(i * (i + 1L) / 2);
    }
  }

  @Test
  void addsUpAlongAnyAxisOfAnyStrides() {
    for (long[] shape : new long[][] {{2, 5000, 1}, {3, 70, 70}, {70_000, 3}, {1, 64}, {0, 3}}) {
      Tensor x = Tensor.randn(DType.F64, 3, shape);
      for (int axis = 0; axis < shape.length; axis++) {
        TestDevice.assertClose(
            List.of(MathOps.cumsum(x.to(device), axis, null).toDoubleArray()),
            List.of(MathOps.cumsum(x, axis, null).toDoubleArray()));
        TestDevice.assertClose(
            List.of(MathOps.cumsum(x.to(device).transpose(0, -1), -1, null).toDoubleArray()),
            List.of(MathOps.cumsum(x.transpose(0, -1), -1, null).toDoubleArray()));
      }
    }
  }

  /// 300 truths wrap around in i8: 300 - 256.
  @Test
  void addsUpInTheDtypeThatIsWanted() {
    Tensor truths = Tensor.ones(DType.BOOL, 300).to(device);
    assertThat(MathOps.cumsum(truths, 0, null).getLong(299)).isEqualTo(300);
    assertThat(MathOps.cumsum(truths, 0, DType.I8).getLong(299)).isEqualTo(44);
    assertThat(MathOps.cumsum(truths, 0, DType.F32).getFloat(299)).isEqualTo(300);
    assertThat(MathOps.cumsum(Tensor.of(2.5f, 2.5f).to(device), 0, DType.I64).toLongArray())
        .containsExactly(2, 4);
  }

  /// Σ k · 1 = n (n - 1) / 2, of numbers whose products no `float` holds.
  @Test
  void multipliesLongVectors() {
    int n = 200_003;
    Tensor whole = Tensor.arange(n).to(device);
    assertThat(TensorOps.dot(whole, whole.onesLike()).getLong()).isEqualTo(n * (n - 1L) / 2);
    Tensor x = Tensor.of(16_777_215f, -16_777_215f, 1).to(device);
    Tensor y = Tensor.of(16_777_213f, 16_777_213f, 1).to(device);
    assertThat(TensorOps.dot(x, y).getFloat()).isEqualTo(1);
  }

  @Test
  void findsTheLargestOfManyGroups() {
    int n = 5000;
    Tensor x = Tensor.randn(DType.F32, 3, n, 3);
    long[] groups = new long[n];
    for (int i = 0; i < n; i++) {
      groups[i] = i * 7919L % 100;
    }
    Tensor here = Functional.segmentArgmax(x, Tensor.of(groups), 101);
    Tensor there = Functional.segmentArgmax(x.to(device), Tensor.of(groups).to(device), 101);
    assertThat(there.to(Device.CPU).equal(here)).isTrue();
  }

  @Test
  void saysWhichGroupIsNone() {
    Tensor x = Tensor.ones(DType.F32, 2, 3).to(device);
    Functional.segmentArgmax(x, Tensor.of(0L, 5L).to(device), 2);
    assertThatThrownBy(device::synchronize)
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            device
                + ": nn.functional.segmentArgmax: argument segment: found group 5, expected one of"
                + " [0, 2).");
  }
}
