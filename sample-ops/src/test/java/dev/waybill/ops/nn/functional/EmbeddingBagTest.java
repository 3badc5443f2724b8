package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.OpException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// What PyTorch's cases leave out. Expected values by hand.
class EmbeddingBagTest {
  private final Tensor table =
      Tensor.fromDoubles(DType.F64, new double[] {1, 10, 2, 20, Double.NaN, 30}, 3, 2);

  @Test
  void maximumOfABagWithNanIsNan() {
    Tensor index = Tensor.fromLongs(DType.I64, new long[] {0, 2, 1, 1, 0, 0}, 2, 3);
    Tensor y = Functional.embeddingBag(index, table, null, "max", null, null);
    assertThat(y.toDoubleArray()).containsExactly(Double.NaN, 30, 2, 20);
  }

  @Test
  void rowsOfThePaddingAreNotReadAtAll() {
    Tensor index = Tensor.fromLongs(DType.I32, new long[] {0, 2, 2, 2}, 2, 2);
    for (String mode : new String[] {"sum", "mean", "max"}) {
      Tensor y = Functional.embeddingBag(index, table, null, mode, null, 2L);
      assertThat(y.toDoubleArray()).as(mode).containsExactly(1, 10, 0, 0);
    }
  }

  @Test
  void noLookUpsGiveEmptyBags() {
    Tensor nothing = Tensor.zeros(DType.I64, 0);
    for (String mode : new String[] {"sum", "mean", "max"}) {
      Tensor y = Functional.embeddingBag(nothing, table, Tensor.of(0L, 0L), mode, null, null);
      assertThat(y.toDoubleArray()).as(mode).containsExactly(0, 0, 0, 0);
    }
  }

  @Test
  void refusesOffsetsThatDescend() {
    Tensor index = Tensor.of(0L, 1L, 0L);
    assertThatThrownBy(
            () -> Functional.embeddingBag(index, table, Tensor.of(0L, 2L, 1L), "sum", null, null))
        .isInstanceOf(OpException.class)
        .hasMessage(
            "nn.functional.embeddingBag: argument offsets: found offsets[2] = 1, expected no less"
                + " than the one before, 2, and no more than the length of index, 3.");
  }

  @Test
  void refusesRowsThatTheTableLacksAlsoBesidePadding() {
    Tensor index = Tensor.fromLongs(DType.I64, new long[] {2, 3}, 1, 2);
    assertThatThrownBy(() -> Functional.embeddingBag(index, table, null, "sum", null, 2L))
        .isInstanceOf(OpException.class)
        .hasMessageContainingAll("index", "found 3", "[0, 3)");
  }
}
