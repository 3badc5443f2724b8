package dev.waybill.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Expected texts by the rules of PyTorch's `_tensor_str.py`, with our names of dtypes.
class PrinterTest {

  @Test
  void printsWholeNumbersAndFractions() {
    prints(Tensor.of(1f, 2f), "tensor([1., 2.])");
    prints(Tensor.of(1f, 2.5f), "tensor([1.0000, 2.5000])");
    prints(Tensor.of(-1.5f, 100.25f, 0f), "tensor([ -1.5000, 100.2500,   0.0000])");
    prints(Tensor.full(DType.F32, 1.5), "tensor(1.5000)");
    prints(Tensor.full(DType.F64, 3), "tensor(3., dtype=f64)");
    prints(Tensor.of(1L, -20L), "tensor([  1, -20])");
    prints(Tensor.of(7), "tensor([7], dtype=i32)");
    prints(Tensor.fromUnsigned(new byte[] {-1, 2}, 2), "tensor([255,   2], dtype=u8)");
    prints(Tensor.of(true, false), "tensor([ True, False])");
    prints(Tensor.of(0.25f, 0.12345f), "tensor([0.2500, 0.1235])");
  }

  @Test
  void printsScientificallyWhereNeedBe() {
    prints(Tensor.of(1e-5f, 1f), "tensor([1.0000e-05, 1.0000e+00])");
    prints(Tensor.of(1f, 2000f), "tensor([1.0000e+00, 2.0000e+03])");
    prints(Tensor.of(-123456789.0), "tensor([-1.2346e+08], dtype=f64)");
    prints(Tensor.of(0f, 5000.5f, 1f), "tensor([0.0000e+00, 5.0005e+03, 1.0000e+00])");
    prints(Tensor.of(9.99999e-101), "tensor([1.0000e-100], dtype=f64)");
  }

  @Test
  void printsWhatIsNotFinite() {
    float infinity = Float.POSITIVE_INFINITY;
    prints(Tensor.of(Float.NaN, infinity, -infinity, 1f), "tensor([nan, inf, -inf, 1.])");
    prints(Tensor.of(Float.NaN, 1.5f), "tensor([   nan, 1.5000])");
    prints(Tensor.of(-0f, 0f), "tensor([-0., 0.])");
  }

  @Test
  void alignsMatrices() {
    prints(
        Tensor.fromArray(new float[] {1, -10, 3, 4}, 2, 2),
        """
        tensor([[  1., -10.],
                [  3.,   4.]])""");
    prints(
        Tensor.fromArray(new int[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 2),
        """
        tensor([[[1, 2],
                 [3, 4]],

                [[5, 6],
                 [7, 8]]], dtype=i32)""");
    prints(
        Tensor.arange(30),
        """
        tensor([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16, 17,
                18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29])""");
    prints(
        Tensor.arange(DType.I32, 0, 18, 1),
        """
        tensor([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16, 17],
               dtype=i32)""");
  }

  @Test
  void leavesOutTheMiddle() {
    assertThat(Tensor.arange(1_000).toString()).contains(" 500, ").doesNotContain("...");
    prints(Tensor.arange(1_001), "tensor([   0,    1,    2,  ...,  998,  999, 1000])");
    prints(
        Tensor.fromArray(Tensor.arange(4_000).toLongArray(), 2_000, 2),
        """
        tensor([[   0,    1],
                [   2,    3],
                [   4,    5],
                ...,
                [3994, 3995],
                [3996, 3997],
                [3998, 3999]])""");
  }

  @Test
  void printsTensorsWithoutElements() {
    prints(Tensor.of(new float[0]), "tensor([])");
    prints(Tensor.zeros(DType.I64, 2, 0), "tensor([], size=(2, 0), dtype=i64)");
    Tensor meta = Tensor.of(new MetaStorage(6), Layout.dense(0, 2, 3), DType.F32);
    prints(meta, "tensor(..., device=meta, size=(2, 3))");
  }

  private static void prints(Tensor tensor, String text) {
    assertThat(tensor).hasToString(text);
  }
}
