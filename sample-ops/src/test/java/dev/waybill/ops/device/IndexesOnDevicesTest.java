package dev.waybill.ops.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.nn.Functional;
import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Index tensors on the first OpenCL device: what they do beyond the samples of the ops, and what
/// is said of indexes that are none.
class IndexesOnDevicesTest {
  private final Device device = TestDevice.required();

  @Test
  void tellsOfWrongIndexesWhenTheDeviceIsNextWaitedFor() {
    Tensor x = Tensor.of(1f, 2f, 3f).to(device);
    Tensor y = TensorOps.gather(x, 0, index(2, 7));
    assertThatThrownBy(y::toFloatArray)
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "opencl:0: tensor.gather: argument index: index 7 is out of bounds for dimension 0 with"
                + " size 3, expected 0 to 2.");
    // Told once; nothing foreign was read.
    assertThat(y.toFloatArray()).containsExactly(3, 0);
  }

  @Test
  void namesTheOpAndTheArgument() {
    Tensor x = Tensor.zeros(DType.F32, 3, 2).to(device);
    TensorOps.indexSelect(x, 0, index(-1));
    said(
        "tensor.indexSelect: argument index: index -1 is out of bounds for dimension 0 with size 3,");
    TensorOps.index(x, List.of(index(0), index(-3)));
    said("tensor.index: argument indices: index -3 is out of bounds for dimension 1 with size 2,");
    TensorOps.indexPut(x, List.of(index(3)), Tensor.scalar(1.0));
    said(
        "tensor.indexPut: argument indices: index 3 is out of bounds for dimension 0 with size 3,");
    TensorOps.indexAdd(x, 0, index(5), Tensor.ones(DType.F32, 1, 2).to(device), 1);
    said("tensor.indexAdd: argument index: index 5 is out of bounds for dimension 0 with size 3,");
    Functional.embedding(index(4), x);
    said("nn.functional.embedding: argument index: index out of range, found 4,");
    Functional.oneHot(index(2, 9), 4);
    said("nn.functional.oneHot: argument index: class values must be smaller than num_classes,");
    Functional.crossEntropy(x, index(0, 1, 2));
    said(
        "nn.functional.crossEntropy: argument target: Target 2 is out of bounds, expected 0 to 1.");
  }

  @Test
  void writesNothingOutside() {
    Tensor x = Tensor.zeros(DType.F32, 3).to(device);
    Tensor put = TensorOps.scatter(x, 0, index(1, 1_000_000_000_000L), ones(2));
    Tensor sum = TensorOps.scatterAdd(x, 0, index(-5, 2, 2), ones(3));
    said("tensor.scatter: argument index: index 1000000000000 ");
    assertThat(put.toFloatArray()).containsExactly(0, 1, 0);
    assertThat(sum.toFloatArray()).containsExactly(0, 0, 2);
  }

  /// More launches than there are places for what they find.
  @Test
  void findsTheWrongOneAmongMany() {
    Tensor x = Tensor.of(1f, 2f, 3f).to(device);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1000; i++) {
                TensorOps.gather(x, 0, index(i == 200 ? 3 : i % 3));
              }
            })
        .hasMessageContaining("index 3 is out of bounds");
    device.synchronize();
    assertThat(TensorOps.gather(x, 0, index(1)).toFloatArray()).containsExactly(2);
  }

  /// As on the processor, although the items of a device come in any order.
  @Test
  void lastOfSeveralStays() {
    int n = 50_000;
    Tensor source = Tensor.arange(n).to(device);
    Tensor index = TensorOps.fill(source, Tensor.scalar(1L));
    Tensor zeros = Tensor.zeros(DType.I64, 2).to(device);
    Tensor scattered = TensorOps.scatter(zeros, 0, index, source);
    assertThat(scattered.toLongArray()).containsExactly(0, n - 1);
    Tensor put = TensorOps.indexPut(zeros, List.of(index), source);
    assertThat(put.toLongArray()).containsExactly(0, n - 1);
  }

  /// Each of three places gets a third of 0 + 1 + … + 29 999.
  @Test
  void addsUpInAllDtypesThatHoldTheSum() {
    int n = 30_000;
    Tensor numbers = Tensor.arange(n).to(device);
    for (DType dtype : List.of(DType.F32, DType.F64, DType.I32, DType.I64)) {
      Tensor source = TensorOps.to(TensorOps.fill(numbers, Tensor.scalar(2L)), dtype);
      Tensor rows = TensorOps.indexAdd(Tensor.zeros(dtype, 3).to(device), 0, mod3(n), source, 1);
      assertThat(rows.to(Device.CPU).equal(Tensor.full(dtype, 20_000, 3))).isTrue();
    }
  }

  @Test
  void masksAndEndsPickToo() {
    Tensor x = Tensor.arange(6).view(2, 3).to(device);
    Tensor mask = Tensor.of(false, true).to(device);
    assertThat(TensorOps.index(x, List.of(mask)).toLongArray()).containsExactly(3, 4, 5);
    assertThat(TensorOps.index(x, List.of(index(-1)), new int[] {1}).toLongArray())
        .containsExactly(2, 5);
    assertThat(TensorOps.nonzero(x).to(Device.CPU).equal(TensorOps.nonzero(x.to(Device.CPU))))
        .isTrue();
  }

  private Tensor mod3(int n) {
    long[] places = new long[n];
    for (int i = 0; i < n; i++) {
      places[i] = i % 3;
    }
    return index(places);
  }

  private Tensor index(long... places) {
    return Tensor.fromArray(places).to(device);
  }

  private Tensor ones(int n) {
    return Tensor.ones(DType.F32, n).to(device);
  }

  private void said(String message) {
    assertThatThrownBy(device::synchronize)
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("opencl:0: " + message);
    device.synchronize();
  }
}
