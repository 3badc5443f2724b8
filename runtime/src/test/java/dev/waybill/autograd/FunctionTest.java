package dev.waybill.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Expected numbers by hand.
class FunctionTest {
  private final Tensor x = Tensor.of(2.0, 3.0).requiresGrad(true);

  @Test
  void derivesByTheGivenGradient() {
    // The true gradient is 2 x.
    Made tenfold =
        new Made(
            (context, in) -> List.of(TensorOps.mul(in.get(0), in.get(0))),
            (context, gy) -> List.of(TensorOps.mul(gy.get(0), Tensor.scalar(10.0))));
    Tensor y = tenfold.apply(x);
    assertThat(y.toDoubleArray()).containsExactly(4, 9);
    assertThat(Objects.requireNonNull(y.gradFn()).name()).isEqualTo("Made");
    TensorOps.sum(y).backward();
    assertThat(grad(x)).containsExactly(10, 10);
  }

  @Test
  void derivesTwiceThroughWhatItSaved() {
    Tensor first = Autograd.gradWithGraph(TensorOps.sum(cube().apply(x)), List.of(x)).get(0);
    assertThat(first.toDoubleArray()).containsExactly(12, 27);
    Tensor second = Autograd.grad(TensorOps.sum(first), List.of(x)).get(0);
    assertThat(second.toDoubleArray()).containsExactly(12, 18);
  }

  @Test
  void derivesTwiceThroughASavedResult() {
    Made root = // y² = x, so gx = gy / 2y, and the second derivative is -1 / 4y³
        new Made(
            (context, in) -> {
              Tensor y = Tensor.of(Math.sqrt(in.get(0).toDoubleArray()[0]));
              context.save(y);
              return List.of(y);
            },
            (context, gy) ->
                List.of(
                    TensorOps.div(
                        gy.get(0), TensorOps.mul(context.saved().get(0), Tensor.scalar(2.0)))));
    Tensor four = Tensor.of(4.0).requiresGrad(true);
    Tensor first = Autograd.gradWithGraph(root.apply(four), List.of(four)).get(0);
    assertThat(first.item()).isEqualTo(0.25);
    assertThat(Autograd.grad(first, List.of(four)).get(0).item()).isEqualTo(-1.0 / 32);
  }

  @Test
  void noticesWhatWasWrittenAfterItWasSaved() {
    Tensor y = TensorOps.mul(x, Tensor.scalar(1.0));
    Tensor z = TensorOps.sum(cube().apply(y));
    TensorOps.add_(y, Tensor.scalar(1.0));
    assertThatThrownBy(z::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageStartingWith("Made: one of the variables needed for gradient computation")
        .hasMessageContaining("saved tensor 0, f64 [2]");
  }

  @Test
  void freesWhatItSaved() {
    Tensor y = TensorOps.sum(cube().apply(x));
    y.backward(null, true, false);
    y.backward();
    assertThat(grad(x)).containsExactly(24, 54);
    assertThatThrownBy(y::backward)
        .hasMessageContaining("trying to backward through the graph a second time");
  }

  @Test
  void refusesGradientsThatDoNotFit() {
    Made two =
        new Made((context, in) -> copies(in), (context, gy) -> Arrays.asList(gy.get(0), null));
    assertThatThrownBy(() -> TensorOps.sum(two.apply(x)).backward())
        .isInstanceOf(GradientException.class)
        .hasMessage(
            "Made: backward returned an incorrect number of gradients (expected 1, got 2).");
    Made long3 =
        new Made((context, in) -> copies(in), (context, gy) -> List.of(Tensor.of(1.0, 2.0, 3.0)));
    assertThatThrownBy(() -> TensorOps.sum(long3.apply(x)).backward())
        .isInstanceOf(GradientException.class)
        .hasMessageContaining(
            "returned an invalid gradient at index 0 - got [3] but expected shape compatible with"
                + " [2]");
    assertThat(x.grad()).isNull();
  }

  @Test
  void sumsAndConvertsGradients() {
    Tensor row = Tensor.of(1.0f, 2.0f).requiresGrad(true);
    Made wide =
        new Made(
            (context, in) -> copies(in), (context, gy) -> List.of(Tensor.ones(DType.F64, 3, 2)));
    TensorOps.sum(wide.apply(row)).backward();
    assertThat(Objects.requireNonNull(row.grad()).dtype()).isEqualTo(DType.F32);
    assertThat(grad(row)).containsExactly(3, 3);
  }

  @Test
  void givesZerosForAResultThatNothingUsed() {
    Made both =
        new Made(
            (context, in) -> List.of(TensorOps.neg(in.get(0)), TensorOps.clone(in.get(0))),
            (context, gy) -> List.of(TensorOps.add(gy.get(0), gy.get(1))));
    List<Tensor> results = both.applyAll(List.of(x));
    TensorOps.sum(results.get(1)).backward();
    assertThat(grad(x)).containsExactly(1, 1);
    assertThatThrownBy(() -> both.apply(x)).hasMessageContaining("found 2 results, expected 1");
  }

  @Test
  void leavesOutWhatIsNotDifferentiable() {
    Made parts =
        new Made(
            (context, in) -> {
              Tensor fixed = TensorOps.clone(in.get(0));
              context.markNonDifferentiable(fixed);
              return List.of(TensorOps.clone(in.get(0)), fixed, TensorOps.to(in.get(0), DType.I64));
            },
            (context, gy) -> List.of(gy.get(0)));
    List<Tensor> results = parts.applyAll(List.of(x));
    assertThat(results.stream().map(Tensor::requiresGrad)).containsExactly(true, false, false);
    TensorOps.sum(TensorOps.mul(results.get(0), results.get(1))).backward();
    assertThat(grad(x)).containsExactly(2, 3);
  }

  @Test
  void asksForWhatIsNeededOnly() {
    boolean[] needed = new boolean[2];
    Made product =
        new Made(
            (context, in) -> List.of(TensorOps.mul(in.get(0), in.get(1))),
            (context, gy) -> {
              needed[0] = context.needsGradient(0);
              needed[1] = context.needsGradient(1);
              return Arrays.asList(null, gy.get(0));
            });
    TensorOps.sum(product.apply(Tensor.of(5.0, 6.0), x)).backward();
    assertThat(needed).containsExactly(false, true);
    assertThat(grad(x)).containsExactly(1, 1);
  }

  @Test
  void takesAnInputForAResult() {
    Made reverse =
        new Made((context, in) -> in, (context, gy) -> List.of(TensorOps.neg(gy.get(0))));
    TensorOps.sum(reverse.apply(x)).backward();
    assertThat(grad(x)).containsExactly(-1, -1);
    assertThat(x.isLeaf()).isTrue();

    Tensor y = TensorOps.mul(x, Tensor.scalar(1.0));
    Tensor z = reverse.apply(y);
    assertThatThrownBy(() -> TensorOps.mul_(z, Tensor.scalar(2.0)))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("output 0 of Made is a view")
        .hasMessageContaining("created inside a custom Function");
    assertThatThrownBy(() -> TensorOps.mul_(TensorOps.select(z, 0, 1), Tensor.scalar(2.0)))
        .hasMessageContaining("created inside a custom Function");
    TensorOps.mul_(y, Tensor.scalar(2.0));
    assertThatThrownBy(() -> TensorOps.sum(z))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("has been modified inplace");
  }

  @Test
  void refusesToWriteToAnInput() {
    Tensor y = TensorOps.mul(x, Tensor.scalar(1.0));
    Made writes =
        new Made(
            (context, in) -> List.of(TensorOps.clone(TensorOps.add_(in.get(0), in.get(0)))),
            (context, gy) -> gy);
    assertThatThrownBy(() -> writes.apply(y)).hasMessageContaining("forward wrote to its input 0");
  }

  @Test
  void recordsNothingWhereNothingIsToBe() {
    assertThat(cube().apply(Tensor.of(2.0)).requiresGrad()).isFalse();
    var scope = Autograd.noGrad();
    try {
      assertThat(cube().apply(x).requiresGrad()).isFalse();
    } finally {
      scope.close();
    }
  }

  @Test
  void staysUsableAfterAFailure() {
    Made fails =
        new Made(
            (context, in) -> copies(in),
            (context, gy) -> {
              throw new IllegalStateException("on purpose");
            });
    Tensor y = TensorOps.mul(x, Tensor.scalar(3.0));
    Tensor z = TensorOps.sum(TensorOps.add(fails.apply(y), y));
    assertThatThrownBy(() -> z.backward(null, true, false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("on purpose");
    assertThat(Autograd.isGradEnabled()).isTrue();
    assertThat(x.grad()).isNull();
    TensorOps.sum(y).backward();
    assertThat(grad(x)).containsExactly(3, 3);
  }

  private static Made cube() {
    return new Made(
        (context, in) -> {
          Tensor a = in.get(0);
          context.save(a);
          return List.of(TensorOps.mul(TensorOps.mul(a, a), a));
        },
        (context, gy) -> {
          Tensor a = context.saved().get(0);
          Tensor slope = TensorOps.mul(TensorOps.mul(a, a), Tensor.scalar(3.0));
          return List.of(TensorOps.mul(gy.get(0), slope));
        });
  }

  private static List<Tensor> copies(List<Tensor> tensors) {
    return tensors.stream().map(TensorOps::clone).toList();
  }

  private static double[] grad(Tensor tensor) {
    return Objects.requireNonNull(tensor.grad()).toDoubleArray();
  }

  private static final class Made extends Function {
    private final BiFunction<FunctionContext, List<Tensor>, List<Tensor>> forward;
    private final BiFunction<FunctionContext, List<Tensor>, List<@Nullable Tensor>> backward;

    Made(
        BiFunction<FunctionContext, List<Tensor>, List<Tensor>> forward,
        BiFunction<FunctionContext, List<Tensor>, List<@Nullable Tensor>> backward) {
      this.forward = forward;
      this.backward = backward;
    }

    @Override
    protected List<Tensor> forward(FunctionContext context, List<Tensor> inputs) {
      return forward.apply(context, inputs);
    }

    @Override
    protected List<@Nullable Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      return backward.apply(context, gradients);
    }
  }
}
