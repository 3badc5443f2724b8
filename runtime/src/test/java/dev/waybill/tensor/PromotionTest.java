package dev.waybill.tensor;

import static dev.waybill.tensor.DType.BOOL;
import static dev.waybill.tensor.DType.F32;
import static dev.waybill.tensor.DType.F64;
import static dev.waybill.tensor.DType.I16;
import static dev.waybill.tensor.DType.I32;
import static dev.waybill.tensor.DType.I64;
import static dev.waybill.tensor.DType.I8;
import static dev.waybill.tensor.DType.U8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Expected dtypes from PyTorch 2.13's `torch.promote_types`, `result_type` and `can_cast`.
class PromotionTest {
  private static final List<DType> ORDER = List.of(U8, I8, I16, I32, I64, F32, F64, BOOL);

  // torch.promote_types(row, column) in that order.
  private static final DType[][] TABLE = {
    {U8, I16, I16, I32, I64, F32, F64, U8},
    {I16, I8, I16, I32, I64, F32, F64, I8},
    {I16, I16, I16, I32, I64, F32, F64, I16},
    {I32, I32, I32, I32, I64, F32, F64, I32},
    {I64, I64, I64, I64, I64, F32, F64, I64},
    {F32, F32, F32, F32, F32, F32, F64, F32},
    {F64, F64, F64, F64, F64, F64, F64, F64},
    {U8, I8, I16, I32, I64, F32, F64, BOOL},
  };

  @Test
  void promotesByTheTable() {
    for (int row = 0; row < TABLE.length; row++) {
      for (int column = 0; column < TABLE.length; column++) {
        DType a = ORDER.get(row);
        DType b = ORDER.get(column);
        assertThat(Promotion.of(a, b)).as(a + " and " + b).isEqualTo(TABLE[row][column]);
        assertThat(Promotion.of(Tensor.zeros(a, 2), Tensor.zeros(b, 2)))
            .isEqualTo(TABLE[row][column]);
      }
    }
  }

  @Test
  void liftsCategoriesOnlyForTensorsWithoutDimensions() {
    assertThat(Promotion.of(Tensor.zeros(F32, 2), Tensor.zeros(F64))).isEqualTo(F32);
    assertThat(Promotion.of(Tensor.zeros(I64, 2), Tensor.zeros(F64))).isEqualTo(F64);
    assertThat(Promotion.of(Tensor.zeros(I8, 0), Tensor.zeros(I64))).isEqualTo(I8);
    assertThat(Promotion.of(Tensor.zeros(U8, 2), Tensor.zeros(I8))).isEqualTo(U8);
    assertThat(Promotion.of(Tensor.zeros(BOOL, 2), Tensor.zeros(I8))).isEqualTo(I8);
    assertThat(Promotion.of(Tensor.zeros(I32, 1, 1), Tensor.scalar(1.5))).isEqualTo(F32);
    assertThat(Promotion.of(Tensor.zeros(F64), Tensor.scalar(1.5))).isEqualTo(F64);
    assertThat(Promotion.of(Tensor.zeros(F32), Tensor.zeros(F64))).isEqualTo(F64);
    assertThat(Promotion.of(Tensor.zeros(I32), Tensor.scalar(5L))).isEqualTo(I32);
    assertThat(Promotion.of(Tensor.zeros(BOOL, 2), Tensor.scalar(5L))).isEqualTo(I64);
    assertThat(Promotion.of(Tensor.zeros(U8, 2), Tensor.scalar(true))).isEqualTo(U8);
    assertThat(Promotion.of(Tensor.scalar(1L), Tensor.scalar(2.5))).isEqualTo(F32);
    assertThat(Promotion.of(Tensor.zeros(BOOL, 2), Tensor.zeros(I32), Tensor.scalar(1.5)))
        .isEqualTo(F32);
    assertThatThrownBy(() -> Promotion.of(List.of())).hasMessage("tensors must not be empty");
  }

  @Test
  void castsToTheSameOrAHigherCategory() {
    for (DType from : ORDER) {
      for (DType to : ORDER) {
        boolean fractionLost = from.isFloating() && !to.isFloating();
        boolean numberLost = from != BOOL && to == BOOL;
        assertThat(Promotion.canCast(from, to))
            .as(from + " to " + to)
            .isEqualTo(!fractionLost && !numberLost);
      }
    }
    assertThatThrownBy(() -> Promotion.checkCast("tensor.add_", "a", F32, I64))
        .hasMessage(
            "tensor.add_: argument a: result type f32 can't be cast to the desired output type i64,"
                + " found dtype i64, expected one of the same or a higher category as f32.");
  }
}
