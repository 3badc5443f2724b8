package dev.waybill.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.opencl.OpenClDevice;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.junit.jupiter.api.Test;

/// Tensors that are filled where they lie, beside those of the processor.
class FilledOnDevicesTest {
  private final Device device = OpenClDevice.required().device();

  @Test
  void fillsInAllDtypes() {
    for (DType dtype : DType.values()) {
      same(Tensor.zeros(device, dtype, 2, 3), Tensor.zeros(dtype, 2, 3));
      same(Tensor.ones(device, dtype, 0, 3), Tensor.ones(dtype, 0, 3));
      same(Tensor.full(device, dtype, 1, 5), Tensor.full(dtype, 1, 5));
      same(Tensor.zeros(device, dtype, 2).onesLike(), Tensor.ones(dtype, 2));
      same(Tensor.ones(device, dtype, 2).zerosLike(), Tensor.zeros(dtype, 2));
      if (dtype.isFloating()) {
        same(Tensor.full(device, dtype, 0.3, 5), Tensor.full(dtype, 0.3, 5));
        same(Tensor.ones(device, dtype, 2).fullLike(-0.3), Tensor.full(dtype, -0.3, 2));
      }
    }
    same(
        Tensor.full(device, DType.I64, Long.MIN_VALUE + 1, 2),
        Tensor.full(DType.I64, Long.MIN_VALUE + 1, 2));
  }

  /// Uniform numbers to the bit; normal ones as the functions of the device are.
  @Test
  void drawsTheNumbersOfTheProcessor() {
    for (DType dtype : new DType[] {DType.F32, DType.F64, DType.F16, DType.BF16}) {
      for (long seed : new long[] {0, -1, 0x123456789abcdefL}) {
        same(Tensor.rand(device, dtype, seed, 7, 3), Tensor.rand(dtype, seed, 7, 3));
        Tensor found = Tensor.randn(device, dtype, seed, 7, 3).to(Device.CPU);
        Tensor expected = Tensor.randn(dtype, seed, 7, 3);
        assertThat(found.allClose(expected, tolerance(dtype), 1e-14, false)).isTrue();
      }
    }
    same(Tensor.rand(Device.CPU, DType.F32, 3, 4), Tensor.rand(DType.F32, 3, 4));
    same(Tensor.randn(Device.CPU, DType.F32, 3, 4), Tensor.randn(DType.F32, 3, 4));
    same(Tensor.rand(device, DType.F32, 3), Tensor.rand(DType.F32, 3));
  }

  /// Some units in the last place, one of the short dtypes.
  private static double tolerance(DType dtype) {
    return switch (dtype) {
      case F64 -> 1e-14;
      case F32 -> 1e-6;
      case F16 -> Math.scalb(1.0, -10);
      default -> Math.scalb(1.0, -7);
    };
  }

  /// No second tensor of that size is made.
  @Test
  void drawsInPlace() {
    Tensor x = Tensor.zeros(device, DType.F32, 7, 3);
    long before = device.memory().allocations();
    TensorOps.uniform_(x, 5);
    assertThat(device.memory().allocations()).isEqualTo(before);
    same(x, Tensor.rand(DType.F32, 5, 7, 3));
    // A view that is not dense is written through a copy.
    Tensor columns = Tensor.zeros(device, DType.F32, 7, 3).t();
    TensorOps.uniform_(columns, 5);
    same(columns, Tensor.rand(DType.F32, 5, 3, 7));
  }

  @Test
  void refusesWhatTheProcessorRefuses() {
    says(
        "Tensor.rand: argument dtype: found i32, expected a floating one.",
        () -> Tensor.rand(device, DType.I32, 1, 2));
    says(
        "Tensor.full: argument value: found 300, expected a value of u8.",
        () -> Tensor.full(device, DType.U8, 300, 2));
    says(
        "Tensor.full: argument value: found 0.5, expected a value of i8.",
        () -> Tensor.full(device, DType.I8, 0.5, 2));
  }

  @Test
  @SuppressWarnings({"NullAway", "DataFlowIssue"}) // the null is what is tested
  void namesWhatIsNull() {
    String none = ": argument device: found null, expected Device.";
    Device nowhere = null;
    says("Tensor.zeros" + none, () -> Tensor.zeros(nowhere, DType.F32, 2));
    says("Tensor.ones" + none, () -> Tensor.ones(nowhere, DType.F32, 2));
    says("Tensor.full" + none, () -> Tensor.full(nowhere, DType.F32, 1.5, 2));
    says("Tensor.empty" + none, () -> Tensor.empty(nowhere, DType.F32, 2));
    says("Tensor.rand" + none, () -> Tensor.rand(nowhere, DType.F32, 1, 2));
    says("Tensor.randn" + none, () -> Tensor.randn(nowhere, DType.F32, 1, 2));
    says("Tensor.to" + none, () -> Tensor.of(1f).to(nowhere));
    String type = ": argument dtype: found null, expected DType.";
    says("Tensor.zeros" + type, () -> Tensor.zeros(device, null, 2));
    says("Tensor.empty" + type, () -> Tensor.empty(device, null, 2));
    says("Tensor.randn" + type, () -> Tensor.randn(device, null, 1, 2));
    says(
        "Device.parse: argument text: found null, expected cpu, opencl:N or cuda:N.",
        () -> Device.parse(null));
    says("Device: argument kind: found null, expected Key.", () -> new Device(null, 0));
  }

  private static void same(Tensor found, Tensor expected) {
    assertThat(found.dtype()).isEqualTo(expected.dtype());
    assertThat(found.to(Device.CPU).equal(expected)).isTrue();
  }

  private static void says(String message, Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(WrongArgumentException.class).hasMessage(message);
  }
}
