package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.junit.jupiter.api.Test;

class LayerNormTest {

  /// Of 1e20, -1e20 and 3 the mean is 1 and the variance 2e40 / 3; of ±1e-25 it is 1e-50.
  @Test
  void normalisesWhatHasNoSquareInFloat() {
    Tensor large = Functional.layerNorm(Tensor.of(1e20f, -1e20f, 3f), new long[] {3});
    assertThat(large.toDoubleArray()[0]).isCloseTo(Math.sqrt(1.5), offset(1e-6));
    assertThat(large.toDoubleArray()[1]).isCloseTo(-Math.sqrt(1.5), offset(1e-6));
    assertThat(large.toDoubleArray()[2]).isCloseTo(2 / Math.sqrt(2e40 / 3), offset(1e-25));
    Tensor small = Functional.layerNorm(Tensor.of(1e-25f, -1e-25f), new long[] {2}, null, null, 0);
    assertThat(small.toDoubleArray()).containsExactly(1, -1);
  }

  @Test
  void givesZeroForConstantRows() {
    for (float value : new float[] {0.1f, 2_049_392.2f, 6.875e7f, 1e30f}) {
      for (int n : new int[] {1, 7, 64, 640, 1457, 4099}) {
        Tensor y =
            Functional.layerNorm(
                Tensor.full(DType.F32, value, 2, n), new long[] {n}, null, null, 1e-5);
        assertThat(y.toFloatArray()).as("%s of %s", n, value).containsOnly(0);
      }
    }
  }

  /// Against the same op in `f64`, which starts from the very same numbers.
  @Test
  void keepsDigitsWhereTheMeanIsLarge() {
    for (int n : new int[] {5, 65, 700, 2049}) {
      Tensor noise = Tensor.randn(DType.F32, n, 3, n);
      for (double mean : new double[] {100, 10_000}) {
        Tensor x = TensorOps.add(noise, Tensor.scalar(mean));
        Tensor exact = Functional.layerNorm(TensorOps.to(x, DType.F64), new long[] {n});
        Tensor y = TensorOps.to(Functional.layerNorm(x, new long[] {n}), DType.F64);
        assertThat(y.allClose(exact, 1e-5, 2e-6, false))
            .as("%s numbers around %s", n, mean)
            .isTrue();
      }
    }
  }
}
