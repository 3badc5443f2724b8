package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.samples.ErrorSample;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.MetaStorage;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.function.BinaryOperator;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/// Ops that do not what they declare, next to the honest ones that they would be.
class PlantedLiesTest {
  private static final String FLOATS = "f32 f64";

  @Test
  void provesAnHonestOp() {
    OpReport report = square().prove();
    assertThat(report.failures()).isEmpty();
    assertThat(report.gradient()).isEqualTo(Status.PROVEN);
    assertThat(report.secondGradient()).isEqualTo(Status.PROVEN);
    assertThat(report.cells()).hasSize(2).allMatch(cell -> cell.status() == Status.PROVEN);
    assertThat(report.cells()).allMatch(cell -> cell.samples() > 10);
  }

  @Test
  void refusesAWrongDerivative() {
    OpReport report = op(TensorOps::mul).gradient((gy, x) -> TensorOps.mul(gy, x)).prove();
    assertThat(report.failures()).isNotEmpty().allMatch(text -> text.contains("gradient"));
    assertThat(report.failures().getFirst())
        .matches("gradient, \\(f64\\[.*]\\): the gradient by tensor 0, .*by central differences");
    assertThat(report.gradient()).isEqualTo(Status.FAILED);
  }

  @Test
  void refusesAGradientThatForgetsItsOwnDerivative() {
    OpReport report =
        op(TensorOps::mul)
            .gradient((gy, x) -> TensorOps.mul(gy, TensorOps.mul(x.detach(), Tensor.scalar(2.0))))
            .prove();
    assertThat(report.gradient()).isEqualTo(Status.PROVEN);
    assertThat(report.secondGradient()).isEqualTo(Status.FAILED);
    assertThat(report.failures()).allMatch(text -> text.contains("the second derivative"));
  }

  @Test
  void refusesAnUndeclaredMutation() {
    OpReport report =
        new Planted(FLOATS, "not-differentiable", PlantedLiesTest::writesToItsArgument).prove();
    assertThat(report.failures())
        .isNotEmpty()
        .anyMatch(text -> text.contains("wrote to x, which is not declared with @Mutates"));
    assertThat(report.cells()).allMatch(cell -> cell.status() == Status.FAILED);
  }

  @Test
  void refusesAnUndeclaredViewAndADeclaredOneThatIsNone() {
    assertThat(
            new Planted(FLOATS, "not-differentiable", x -> x.alias(x.layout())).prove().failures())
        .anyMatch(text -> text.contains("shares memory with x, which is not declared"));
    assertThat(new Planted(FLOATS, "aliases=x", x -> TensorOps.mul(x, x)).prove().failures())
        .anyMatch(text -> text.contains("shares no memory with x, which is declared"));
  }

  @Test
  void refusesADtypeThatIsDeclaredAndMissing() {
    Planted planted = new Planted("f32 i32", "not-differentiable", PlantedLiesTest::floatsOnly);
    OpReport report = planted.prove();
    assertThat(report.failures())
        .containsExactly(
            "the kernel of org.example.Op declares cpu and i32, but the op refuses all samples of"
                + " that dtype, and no error sample says so");
    assertThat(report.cells())
        .extracting(Cell::dtype, Cell::status)
        .containsExactly(Tuple.tuple("f32", Status.PROVEN), Tuple.tuple("i32", Status.FAILED));

    ErrorSample said =
        ErrorSample.of("whole numbers", "expected floats", Tensor.ones(DType.I32, 2));
    OpReport honest = planted.prove(List.of(said));
    assertThat(honest.failures()).isEmpty();
    assertThat(honest.cells().get(1).status()).isEqualTo(Status.REFUSED);
  }

  @Test
  void refusesAnErrorSampleWithAnotherText() {
    Planted planted = new Planted("f32", "not-differentiable", PlantedLiesTest::floatsOnly);
    ErrorSample other = ErrorSample.of("text", "expected doubles", Tensor.ones(DType.F32, 2));
    assertThat(planted.prove(List.of(other)).failures())
        .singleElement()
        .asString()
        .startsWith("error sample text: found the result");
  }

  @Test
  void refusesAWrongShapeRule() {
    OpReport report =
        square()
            .kernel(
                "meta",
                FLOATS,
                "",
                x -> {
                  long[] shape = new long[x.rank() + 1];
                  return Tensor.of(new MetaStorage(0), Layout.dense(0, shape), x.dtype());
                })
            .prove();
    assertThat(report.failures()).isNotEmpty().allMatch(text -> text.contains("on meta: found f"));
  }

  @Test
  void refusesAKernelThatDiffersAndCountsAbsentDevices() {
    OpReport report =
        square()
            .kernel("cpu", "f32", "", x -> TensorOps.mul(x, TensorOps.add(x, x)))
            .kernel("cuda", "f32", "", x -> x)
            .kernel("cpu", "f64", "no-such-thing", x -> x)
            .prove();
    assertThat(report.failures()).anyMatch(text -> text.matches("cpu f32, DENSE .*: element 0.*"));
    assertThat(report.cells().stream().filter(cell -> cell.status() == Status.ABSENT).toList())
        .extracting(Cell::device, Cell::dtype)
        .containsExactlyInAnyOrder(Tuple.tuple("cuda", "f32"), Tuple.tuple("cpu", "f64"));
  }

  private static Planted square() {
    return op(TensorOps::mul)
        .gradient((gy, x) -> TensorOps.mul(gy, TensorOps.mul(x, Tensor.scalar(2.0))));
  }

  private static Planted op(BinaryOperator<Tensor> of) {
    return new Planted(FLOATS, "pointwise", x -> of.apply(x, x));
  }

  private static Tensor writesToItsArgument(Tensor x) {
    Tensor result = TensorOps.mul(x, x);
    if (x.storage().device() == Key.CPU && x.size() > 0) {
      Cells.setLong(x.array(), x.dtype(), (int) x.layout().position(0), 100);
    }
    return result;
  }

  private static Tensor floatsOnly(Tensor x) {
    if (!x.dtype().isFloating()) {
      throw new WrongArgumentException(
          "planted.op", "x", "found dtype " + x.dtype() + ", expected floats.");
    }
    return TensorOps.mul(x, x);
  }
}
