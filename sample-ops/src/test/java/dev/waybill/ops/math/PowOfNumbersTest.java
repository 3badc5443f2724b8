package dev.waybill.ops.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.api.MathOps;
import dev.waybill.dispatch.Key;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.MetaStorage;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Powers of and by plain numbers on `meta`, where a derivative has a shape and dtype only.
class PowOfNumbersTest {

  private static Tensor meta() {
    return Tensor.of(new MetaStorage(3), Layout.dense(0, 3), DType.F64).requiresGrad(true);
  }

  private static void derives(Tensor x, Tensor power) {
    TensorOps.sum(power).backward(Tensor.of(new MetaStorage(1), Layout.dense(0), DType.F64));
    Tensor gradient = Objects.requireNonNull(x.grad());
    assertThat(gradient.storage().device()).isEqualTo(Key.META);
    assertThat(gradient.dtype()).isEqualTo(DType.F64);
    assertThat(gradient.shape()).containsExactly(3);
  }

  @Test
  void derivesByTheBase() {
    Tensor x = meta();
    derives(x, MathOps.pow(x, Tensor.scalar(3)));
  }

  @Test
  void derivesByTheExponent() {
    Tensor y = meta();
    derives(y, MathOps.pow(Tensor.scalar(2.5), y));
  }
}
