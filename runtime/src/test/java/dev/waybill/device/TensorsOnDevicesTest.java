package dev.waybill.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.FreedTensorException;
import dev.waybill.dispatch.MissingKernelException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.opencl.OpenClDevice;
import dev.waybill.memory.Scope;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Tensors on the first OpenCL device.
class TensorsOnDevicesTest {
  private final Device device = OpenClDevice.required().device();

  @Test
  void goesThereAndBackInAllDtypes() {
    for (DType dtype : DType.values()) {
      Tensor x = Tensor.fromDoubles(dtype, new double[] {1, 0, 1, 0, 1, 1}, 2, 3);
      Tensor there = x.to(device);
      assertThat(there.device()).isEqualTo(device);
      assertThat(there.to(device)).isSameAs(there);
      assertThat(there.to(Device.CPU).equal(x)).isTrue();
      assertThat(there.t().to(Device.CPU).equal(x.t())).isTrue();
    }
    assertThat(Tensor.zeros(DType.F32, 0, 3).to(device).to(Device.CPU).shape())
        .containsExactly(0, 3);
  }

  @Test
  void readsElementsAndPrints() {
    Tensor x = Tensor.of(1f, 2.5f).to(device);
    assertThat(x).hasToString("tensor([1.0000, 2.5000], device=" + device + ")");
    assertThat(x.getFloat(1)).isEqualTo(2.5f);
    assertThat(x.toFloatArray()).containsExactly(1, 2.5f);
    assertThatThrownBy(x::floatArray)
        .isInstanceOf(WrongArgumentException.class)
        .hasMessageContaining("found a tensor of device opencl");
  }

  /// The columns of 0, 1, … are sums of an arithmetic series.
  @Test
  void addsUpLongRowsAndColumns() {
    long rows = 1000;
    long columns = 37;
    Tensor x = Tensor.arange(rows * columns).to(DType.F64).view(rows, columns).to(device);
    double[] sums = TensorOps.sum(x, new int[] {0}).toDoubleArray();
    for (int j = 0; j < columns; j++) {
      assertThat(sums[j]).isEqualTo(columns * (rows * (rows - 1) / 2.0) + (double) rows * j);
    }
    long n = 100_003;
    Tensor line = Tensor.arange(n).to(device);
    assertThat(TensorOps.sum(line).getLong()).isEqualTo(n * (n - 1) / 2);
  }

  @Test
  void multipliesMatricesOfSizesThatNoTileFits() {
    Tensor x = Tensor.ones(DType.F32, 67, 33).to(device);
    Tensor y = Tensor.full(DType.F32, 2f, 130, 33).to(device);
    Tensor z = TensorOps.matmul(x, y.t());
    assertThat(z.shape()).containsExactly(67, 130);
    assertThat(z.to(Device.CPU).equal(Tensor.full(DType.F32, 66f, 67, 130))).isTrue();
  }

  /// d(Σ w²)/dw = 2w, twice; and through `to` back to the processor.
  @Test
  void derives() {
    Tensor w = Tensor.of(1f, 2f, 3f, 4f).to(device).requiresGrad(true);
    for (int i = 0; i < 2; i++) {
      Tensor m = w.view(2, 2).t();
      TensorOps.sum(TensorOps.mul(m, m)).backward();
    }
    Tensor gradient = Objects.requireNonNull(w.grad());
    assertThat(gradient.device()).isEqualTo(device);
    assertThat(gradient.toFloatArray()).containsExactly(4, 8, 12, 16);
    Tensor here = Tensor.of(1f, 2f).requiresGrad(true);
    TensorOps.sum(TensorOps.mul(here.to(device), Tensor.scalar(3.0))).backward();
    assertThat(Objects.requireNonNull(here.grad()).toFloatArray()).containsExactly(3, 3);
    assertThat(here.grad().device()).isEqualTo(Device.CPU);
  }

  @Test
  void takesNumbersInFront() {
    Tensor x = Tensor.of(1f, 2f).to(device);
    assertThat(TensorOps.sub(Tensor.scalar(1.0), x).toFloatArray()).containsExactly(0, -1);
    assertThat(TensorOps.div(Tensor.scalar(1L), x).toFloatArray()).containsExactly(1, 0.5f);
  }

  @Test
  void writesInPlaceUnlessElementsOverlap() {
    Tensor x = Tensor.of(1f, 2f).to(device);
    TensorOps.add_(x, Tensor.scalar(1.0));
    assertThat(x.toFloatArray()).containsExactly(2, 3);
    assertThatThrownBy(() -> TensorOps.add_(x.expand(2, 2), x))
        .hasMessageContaining("more than one element of the written-to tensor");
  }

  @Test
  void givesBackWhatAScopeHolds() {
    Tensor x = Tensor.of(1f, 2f).to(device);
    Tensor dropped;
    Tensor kept;
    try (Scope scope = Scope.open()) {
      dropped = TensorOps.add(x, x);
      kept = scope.keep(TensorOps.mul(x, x));
    }
    assertThat(kept.toFloatArray()).containsExactly(1, 4);
    assertThatThrownBy(() -> TensorOps.add(x, dropped))
        .isInstanceOf(FreedTensorException.class)
        .hasMessageStartingWith("tensor.add: argument b: ");
  }

  @Test
  void refusesTwoDevicesAndOpsWithoutKernels() {
    Tensor x = Tensor.of(1f, 2f).to(device);
    assertThatThrownBy(() -> TensorOps.add(x, Tensor.of(1f, 2f)))
        .hasMessage(
            "tensor.add: argument b: found device cpu, expected that of a, opencl:0; move one with"
                + " to(device).");
    Symbol.Op neg = (Symbol.Op) Registry.global().lookup("tensor.neg");
    assertThatThrownBy(() -> neg.handle(neg.kernels().getFirst()).call(x))
        .isInstanceOf(MissingKernelException.class)
        .hasMessageContaining("device opencl");
    assertThatThrownBy(() -> x.to(Device.parse("opencl:77")))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("opencl:77: no such device: found ");
  }

  @Test
  void copiesBetweenDevicesAndDtypes() {
    Tensor there = Tensor.zeros(DType.I32, 2, 2).to(device);
    assertThat(there.copy_(Tensor.of(1.75, -2.5))).isSameAs(there);
    assertThat(there.to(Device.CPU).toDoubleArray()).containsExactly(1, -2, 1, -2);
    Tensor here = Tensor.zeros(DType.F16, 2);
    here.copy_(there.select(0, 1));
    assertThat(here.toDoubleArray()).containsExactly(1, -2);
    there.copy_(Tensor.scalar(7.0));
    assertThat(there.to(Device.CPU).toDoubleArray()).containsExactly(7, 7, 7, 7);
    // The gradient of a sum of squares of what was copied goes back to the source: 2x.
    Tensor x = Tensor.of(3f, 4f).requiresGrad(true);
    Tensor y = Tensor.zeros(DType.F32, 2).to(device).copy_(x);
    TensorOps.sum(TensorOps.mul(y, y)).backward();
    assertThat(Objects.requireNonNull(x.grad()).toFloatArray()).containsExactly(6, 8);
  }

  /// More matrices than CUDA has groups on an axis; each product is of one number.
  @Test
  void multipliesManyMatrices() {
    int count = 70_000;
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i % 1000;
    }
    Tensor x = Tensor.fromArray(numbers, count, 1, 1).to(device);
    float[] y = TensorOps.bmm(x, x).toFloatArray();
    for (int i = 0; i < count; i++) {
      assertThat(y[i]).isEqualTo(numbers[i] * numbers[i]);
    }
  }

  @Test
  void tracesProgramsWhileOpen() {
    Tensor x = Tensor.of(1f, 2f).to(device);
    ProgramTrace trace = ProgramTrace.start();
    try (trace) {
      TensorOps.neg(x);
      TensorOps.neg(x);
    }
    TensorOps.mul(x, x);
    assertThat(trace.programs()).hasSize(1);
    DeviceProgram program = trace.programs().getFirst();
    assertThat(program.op()).isEqualTo("tensor.neg");
    assertThat(program.device()).isEqualTo(device);
    assertThat(program.source()).contains("KERNEL void run(");
  }
}
