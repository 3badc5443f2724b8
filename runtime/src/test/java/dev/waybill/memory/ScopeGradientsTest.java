package dev.waybill.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.autograd.Autograd;
import dev.waybill.autograd.Function;
import dev.waybill.autograd.FunctionContext;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.FreedTensorException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What gradients need lives as long as they do, wherever scopes open and close. All elements of a
/// tensor are the same, so the expected numbers are worked out by hand for one; tensors are of 256
/// KB, well above the size from which on arrays are used again.
class ScopeGradientsTest {
  private static final int SIZE = 65_536;

  private final Tensor x = full(2).requiresGrad(true);
  private final Tensor weight = full(5).requiresGrad(true);
  // What must be given back in the end.
  private final List<Tensor> inner = new ArrayList<>();

  @AfterEach
  void givesBackWhatNobodyNeeds() {
    for (Tensor tensor : inner) {
      assertThat(tensor).hasToString("tensor(..., freed, size=(" + tensor.size() + "))");
    }
  }

  /// `(in · w)²` of constants and steps that die with the section's own scope.
  private Tensor section(Tensor in) {
    try (Scope scope = Scope.open()) {
      Tensor y = TensorOps.mul(TensorOps.mul(in, weight), full(1));
      return scope.keep(TensorOps.mul(y, y));
    }
  }

  @Test
  void runsASectionAgainThatOpensAScope() {
    Tensor loss = TensorOps.sum(Autograd.checkpoint(this::section, x));
    spoil();
    loss.backward();
    holds(grad(x), 2 * 2 * 25);
    holds(grad(weight), 2 * 5 * 4);
  }

  @Test
  void runsItAgainInAScopeAndTwice() {
    for (int i = 1; i <= 2; i++) {
      try (Scope scope = Scope.open()) {
        Tensor loss = TensorOps.sum(Autograd.checkpoint(this::section, x));
        spoil();
        loss.backward();
        assertThat(scope).isNotNull();
      }
      spoil();
      holds(grad(x), 100 * i);
      holds(grad(weight), 40 * i);
    }
  }

  @Test
  void runsSectionsInSectionsAgain() {
    Tensor loss;
    try (Scope scope = Scope.open()) {
      UnaryOperator<Tensor> outer =
          in -> {
            try (Scope own = Scope.open()) {
              Tensor twice = TensorOps.mul(in, full(2)); // an input that the scope made
              return own.keep(TensorOps.mul(Autograd.checkpoint(this::section, twice), in));
            }
          };
      loss = scope.keep(TensorOps.sum(Autograd.checkpoint(outer, x)));
    }
    spoil();
    loss.backward(); // 4 x³ w²
    holds(grad(x), 12 * 4 * 25);
    holds(grad(weight), 8 * 8 * 5);
  }

  @Test
  void derivesASectionWithAScopeTwice() {
    Tensor loss = TensorOps.sum(Autograd.checkpoint(this::section, x));
    Tensor first = Autograd.gradWithGraph(loss, List.of(x)).get(0);
    spoil();
    holds(first, 100);
    holds(Autograd.grad(TensorOps.sum(first), List.of(x)).get(0), 50);
  }

  @Test
  void runsASectionAgainAfterAScopeThatItHasRunInBefore() {
    Tensor loss = TensorOps.sum(Autograd.checkpoint(in -> TensorOps.mul(in, weight), x));
    try (Scope scope = Scope.open()) { // asks for one of the two tensors that the section saves
      holds(Autograd.grad(List.of(loss), List.of(), List.of(x), true, false, false).get(0), 5);
      assertThat(scope).isNotNull();
    }
    spoil();
    loss.backward();
    holds(grad(weight), 2);
  }

  @Test
  void refusesASectionThatDoesNotKeepItsResult() {
    UnaryOperator<Tensor> section =
        in -> {
          try (Scope scope = Scope.open()) {
            assertThat(scope).isNotNull();
            return TensorOps.mul(in, in);
          }
        };
    assertThatThrownBy(() -> Autograd.checkpoint(section, x))
        .isInstanceOf(FreedTensorException.class)
        .hasMessageStartingWith(
            "Autograd.checkpoint: result 0 of the section: found tensor(..., freed, size=(65536)),"
                + " whose scope is closed, expected a tensor that lives.");
  }

  @Test
  void keepsWhatAWriteInPlaceSaved() {
    Tensor outer = TensorOps.mul(x, Tensor.scalar(1.0));
    try (Scope scope = Scope.open()) {
      TensorOps.mul_(outer, full(3));
      TensorOps.mul_(outer, TensorOps.mul(weight, full(7))); // with a graph of its own
      assertThat(scope).isNotNull();
    }
    spoil();
    TensorOps.sum(outer).backward(); // 21 x w
    holds(grad(x), 21 * 5);
    holds(grad(weight), 21 * 2);
  }

  @Test
  void keepsTheTermsOfASumOverScopes() {
    Tensor total = Tensor.zeros(DType.F32);
    for (int i = 1; i <= 3; i++) {
      try (Scope scope = Scope.open()) {
        TensorOps.add_(total, TensorOps.sum(TensorOps.mul(x, full(i))));
        inner.add(TensorOps.neg(x)); // of no use to the sum
        assertThat(scope).isNotNull();
      }
    }
    spoil();
    total.backward();
    holds(grad(x), 1 + 2 + 3);
  }

  @Test
  void keepsWhatAWriteToAViewSaved() {
    Tensor base = TensorOps.mul(x, Tensor.scalar(1.0));
    Tensor half = TensorOps.narrow(base, 0, 0, SIZE / 2);
    try (Scope scope = Scope.open()) {
      TensorOps.mul_(half, Tensor.full(DType.F32, 3L, SIZE / 2));
      TensorOps.mul_(TensorOps.narrow(base, 0, 0, 20_000), Tensor.full(DType.F32, 2L, 20_000));
      assertThat(scope).isNotNull();
    }
    spoil();
    TensorOps.sum(base).backward();
    float[] found = grad(x).toFloatArray();
    assertThat(found[0]).isEqualTo(6);
    assertThat(found[20_000]).isEqualTo(3);
    assertThat(found[SIZE - 1]).isEqualTo(1);
  }

  @Test
  void keepsItNoLongerThanTheScopeOfTheWrittenTensor() {
    try (Scope outer = Scope.open()) {
      Tensor written = TensorOps.mul(x, full(1));
      try (Scope scope = Scope.open()) {
        Tensor factor = full(3);
        inner.add(factor);
        TensorOps.mul_(written, factor);
        assertThat(scope).isNotNull();
      }
      spoil();
      TensorOps.sum(written).backward(null, true, false);
      holds(grad(x), 3);
      assertThat(outer).isNotNull();
    }
    try (Scope scope = Scope.open()) { // written in the scope that it was made in
      Tensor factor = full(3);
      inner.add(factor);
      TensorOps.sum(TensorOps.mul_(TensorOps.mul(x, full(1)), factor)).backward();
      assertThat(scope).isNotNull();
    }
    holds(grad(x), 6);
  }

  @Test
  void returnsGradientsThatAreOfTheScope() {
    Tensor kept;
    try (Scope scope = Scope.open()) {
      Tensor loss = TensorOps.sum(TensorOps.mul(TensorOps.mul(x, weight), x));
      List<Tensor> gradients = Autograd.grad(loss, List.of(x, weight));
      holds(gradients.get(0), 20);
      inner.add(gradients.get(0));
      kept = scope.keep(gradients.get(1));
    }
    spoil();
    holds(kept, 4);
    assertThatThrownBy(() -> inner.get(0).getFloat(0))
        .isInstanceOf(FreedTensorException.class)
        .hasMessageStartingWith("Tensor.getFloat: found tensor(..., freed, size=(65536)),");
  }

  @Test
  void derivesGradientsThatWereKept() {
    Tensor first;
    try (Scope scope = Scope.open()) {
      Tensor cube = TensorOps.mul(TensorOps.mul(x, x), x);
      first = scope.keep(Autograd.gradWithGraph(TensorOps.sum(cube), List.of(x)).get(0));
    }
    spoil();
    holds(first, 12);
    holds(Autograd.grad(TensorOps.sum(first), List.of(x)).get(0), 12);
  }

  @Test
  void derivesTheGradientOfAnOlderLeaf() {
    try (Scope scope = Scope.open()) {
      Tensor cube = TensorOps.mul(TensorOps.mul(x, x), x);
      TensorOps.sum(cube).backward(null, true, true);
      assertThat(scope).isNotNull();
    }
    spoil();
    Tensor first = grad(x);
    holds(first, 12);
    holds(Autograd.grad(TensorOps.sum(first), List.of(x)).get(0), 12);
  }

  @Test
  void retainsGradientsAsLongAsTheirTensors() {
    Tensor kept;
    Tensor loss;
    try (Scope scope = Scope.open()) {
      kept = TensorOps.mul(x, full(3));
      kept.retainGrad();
      loss = scope.keep(TensorOps.sum(TensorOps.mul(kept, kept)));
    }
    spoil();
    try (Scope scope = Scope.open()) {
      loss.backward();
      assertThat(scope).isNotNull();
    }
    spoil();
    holds(grad(kept), 2 * 6);
    holds(grad(x), 36);
  }

  @Test
  void runsHooksThatOpenScopesOrReturnWhatDied() {
    Tensor y = TensorOps.mul(x, Tensor.scalar(1.0));
    y.registerHook(
        gradient -> {
          try (Scope scope = Scope.open()) {
            return scope.keep(TensorOps.mul(Objects.requireNonNull(gradient), full(3)));
          }
        });
    try (Scope scope = Scope.open()) {
      TensorOps.sum(y).backward(null, true, false);
      assertThat(scope).isNotNull();
    }
    spoil();
    holds(grad(x), 3);
    y.registerHook(
        gradient -> {
          try (Scope scope = Scope.open()) {
            assertThat(scope).isNotNull();
            return full(1);
          }
        });
    assertThatThrownBy(TensorOps.sum(y)::backward)
        .isInstanceOf(FreedTensorException.class)
        .hasMessageStartingWith("Tensor.registerHook: gradient of a hook: found tensor(..., freed");
  }

  @Test
  void letsFunctionsOpenScopes() {
    Tensor y;
    try (Scope scope = Scope.open()) {
      y = scope.keep(new Scaled(true, true).apply(x));
    }
    spoil();
    holds(y, 6);
    try (Scope scope = Scope.open()) {
      TensorOps.sum(y).backward();
      assertThat(scope).isNotNull();
    }
    spoil();
    holds(grad(x), 3);
  }

  @Test
  void refusesFunctionsThatReturnWhatDied() {
    assertThatThrownBy(() -> new Scaled(false, true).apply(x))
        .isInstanceOf(FreedTensorException.class)
        .hasMessageStartingWith("Scaled: result 0: found tensor(..., freed, size=(65536)), whose");
    Tensor y = new Scaled(true, false).apply(x);
    assertThatThrownBy(TensorOps.sum(y)::backward)
        .isInstanceOf(FreedTensorException.class)
        .hasMessageStartingWith(
            "Scaled: gradient 0: found tensor(..., freed, size=(65536)), whose");
  }

  @Test
  void keepsWhatAFunctionSavedForAnOlderResult() {
    Tensor buffer = full(0);
    try (Scope scope = Scope.open()) {
      new Into(buffer).apply(x);
      assertThat(scope).isNotNull();
    }
    spoil();
    TensorOps.sum(buffer).backward();
    holds(grad(x), 4);
  }

  @Test
  void namesWhatAGraphHasLost() {
    Tensor loss;
    try (Scope scope = Scope.open()) {
      loss = TensorOps.sum(TensorOps.mul(x, full(3)));
      assertThat(scope).isNotNull();
    }
    assertThatThrownBy(loss::backward)
        .isInstanceOf(FreedTensorException.class)
        .hasMessageStartingWith(
            "tensor.mul: b needed for backward: found tensor(..., freed, size=(65536)), whose scope"
                + " is closed, expected a tensor that lives. Take it, or the result whose graph it"
                + " is part of, out with scope.keep(tensor) before the scope is closed.");
  }

  @Test
  void givesTensorsWithoutGraphsBack() {
    try (Scope scope = Scope.open()) {
      try (DispatchContext.Scope noGrad = Autograd.noGrad()) {
        inner.add(TensorOps.mul(x, x));
        assertThat(noGrad).isNotNull();
      }
      try (DispatchContext.Scope inference = Autograd.inference()) {
        inner.add(TensorOps.mul(x, weight));
        assertThat(inference).isNotNull();
      }
      inner.add(x.detach().equal(full(2)) ? TensorOps.neg(x) : x);
      assertThat(scope).isNotNull();
    }
    holds(x, 2);
  }

  @Test
  void keepsViewsAndTheirGraphs() {
    Tensor view;
    Tensor unkept;
    try (Scope scope = Scope.open()) {
      Tensor y = TensorOps.mul(x, full(3));
      unkept = TensorOps.narrow(y, 0, 10, 5);
      view = scope.keep(TensorOps.narrow(y, 0, 0, 2));
    }
    spoil();
    assertThat(unkept.toFloatArray()).containsOnly(6); // shares what was kept
    TensorOps.sum(TensorOps.add(view, TensorOps.narrow(unkept, 0, 0, 2))).backward();
    float[] found = grad(x).toFloatArray();
    assertThat(List.of(found[0], found[1], found[2])).containsExactly(3f, 3f, 0f);
    assertThat(List.of(found[10], found[11], found[12])).containsExactly(3f, 3f, 0f);
  }

  @Test
  void keepsTheGraphThatAViewHasByItsBase() {
    Tensor view;
    try (Scope scope = Scope.open()) {
      Tensor base = full(1);
      view = TensorOps.narrow(base, 0, 0, 2); // no part of any graph yet
      TensorOps.mul_(base, TensorOps.mul(x, full(3)));
      scope.keep(view);
    }
    spoil();
    TensorOps.sum(view).backward();
    float[] found = grad(x).toFloatArray();
    assertThat(List.of(found[0], found[1], found[2])).containsExactly(3f, 3f, 0f);
  }

  @Test
  void keepsTheGraphOfAGradient() {
    Tensor y;
    try (Scope scope = Scope.open()) {
      y = TensorOps.mul(x, full(3));
      y.retainGrad();
      Tensor cube = TensorOps.mul(TensorOps.mul(TensorOps.mul(y, y), y), full(2));
      TensorOps.sum(cube).backward(null, true, true);
      scope.keep(y);
    }
    spoil();
    holds(grad(y), 6 * 36); // 6 y²
    holds(Autograd.grad(TensorOps.sum(grad(y)), List.of(x)).get(0), 3 * 12 * 6);
  }

  @Test
  void carriesAGraphFromScopeToScope() {
    Tensor state = x;
    for (int step = 0; step < 4; step++) {
      try (Scope scope = Scope.open()) {
        state = scope.keep(TensorOps.mul(TensorOps.mul(state, full(2)), weight));
      }
      spoil();
    }
    TensorOps.sum(state).backward(); // 16 x w⁴
    holds(grad(x), 16 * 625);
    holds(grad(weight), 16 * 2 * 4 * 125);
  }

  /// Gradient descent with momentum on `Σ (w - 1)² / 2`: all numbers are sums of powers of two.
  @Test
  void trainsWithAScopeAStep() {
    Tensor momentum = full(0);
    Tensor average = full(0);
    float w = 5;
    float v = 0;
    float sum = 0;
    for (int step = 0; step < 6; step++) {
      try (Scope scope = Scope.open()) {
        Tensor difference = TensorOps.sub(weight, full(1));
        Tensor loss = TensorOps.sum(TensorOps.mul(difference, difference));
        TensorOps.mul(loss, Tensor.scalar(0.5)).backward();
        try (DispatchContext.Scope noGrad = Autograd.noGrad()) {
          TensorOps.add_(TensorOps.mul_(momentum, Tensor.scalar(0.5)), grad(weight));
          TensorOps.sub_(weight, TensorOps.mul(momentum, Tensor.scalar(0.25)));
          average = scope.keep(TensorOps.add(average, weight));
          assertThat(noGrad).isNotNull();
        }
        inner.add(difference);
        weight.setGrad(null);
      }
      spoil();
      v = v * 0.5f + (w - 1);
      w -= v * 0.25f;
      sum += w;
      holds(momentum, v);
      holds(weight, w);
      holds(average, sum);
    }
  }

  private static Tensor full(long number) {
    return Tensor.full(DType.F32, number, SIZE);
  }

  private static Tensor grad(Tensor tensor) {
    return Objects.requireNonNull(tensor.grad());
  }

  private static void holds(@Nullable Tensor tensor, float expected) {
    assertThat(Objects.requireNonNull(tensor).toFloatArray()).hasSize(SIZE).containsOnly(expected);
  }

  /// Fills arrays that are free with other numbers.
  private static void spoil() {
    for (int i = 0; i < 40; i++) {
      Tensor.full(DType.F32, -1L, SIZE);
      Tensor.full(DType.F32, -1L, SIZE / 2);
    }
  }

  /// `3 x`, in scopes of its own.
  private static final class Scaled extends Function {
    private final boolean keepsResult;
    private final boolean keepsGradient;

    Scaled(boolean keepsResult, boolean keepsGradient) {
      this.keepsResult = keepsResult;
      this.keepsGradient = keepsGradient;
    }

    @Override
    protected List<Tensor> forward(FunctionContext context, List<Tensor> inputs) {
      try (Scope scope = Scope.open()) {
        Tensor factor = full(3);
        context.save(factor);
        Tensor result = TensorOps.mul(inputs.get(0), factor);
        return List.of(keepsResult ? scope.keep(result) : result);
      }
    }

    @Override
    protected List<@Nullable Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      try (Scope scope = Scope.open()) {
        Tensor result = TensorOps.mul(gradients.get(0), context.saved().get(0));
        return List.of(keepsGradient ? scope.keep(result) : result);
      }
    }
  }

  /// `x²` into a tensor that was there before; saves `2 x`.
  private static final class Into extends Function {
    private final Tensor buffer;

    Into(Tensor buffer) {
      this.buffer = buffer;
    }

    @Override
    protected List<Tensor> forward(FunctionContext context, List<Tensor> inputs) {
      Tensor in = inputs.get(0);
      context.save(TensorOps.mul(in, Tensor.scalar(2.0)));
      return List.of(TensorOps.copy_(buffer, TensorOps.mul(in, in)));
    }

    @Override
    protected List<@Nullable Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      return List.of(TensorOps.mul(gradients.get(0), context.saved().get(0)));
    }
  }
}
