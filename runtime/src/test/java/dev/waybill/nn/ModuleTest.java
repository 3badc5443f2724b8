package dev.waybill.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.autograd.GradientException;
import dev.waybill.autograd.Hook;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a module says about its state, how that changes, and when hooks run.
class ModuleTest {

  private static Affine affine(float weight, float bias) {
    return new Affine(Tensor.of(weight), Tensor.of(bias));
  }

  private static Pair pair() {
    return new Pair(affine(2, 3), affine(5, 7));
  }

  @Test
  void ownParametersComeBeforeThoseInsideAndFieldsBeforeRegisteredOnes() {
    assertThat(pair().namedParameters().keySet())
        .containsExactly(
            "gain",
            "late",
            "first.weight",
            "first.bias",
            "second_layer.weight",
            "second_layer.bias");
  }

  @Test
  void stateHasParametersThenPersistentBuffersOfEachModule() {
    assertThat(pair().stateDict().keySet())
        .containsExactly(
            "gain",
            "late",
            "first.weight",
            "first.bias",
            "first.calls",
            "second_layer.weight",
            "second_layer.bias",
            "second_layer.calls");
    assertThat(pair().namedBuffers().keySet())
        .containsExactly(
            "first.calls", "first.scratch", "second_layer.calls", "second_layer.scratch");
  }

  @Test
  void aSharedModuleStandsOnceAmongParametersAndTwiceInTheState() {
    Affine shared = affine(2, 3);
    Pair pair = new Pair(shared, shared);
    assertThat(pair.namedParameters().keySet())
        .containsExactly("gain", "late", "first.weight", "first.bias");
    assertThat(pair.stateDict()).containsKeys("first.weight", "second_layer.weight").hasSize(8);
    assertThat(pair.namedModules().keySet()).containsExactly("", "first");
    assertThat(pair.namedChildren().keySet()).containsExactly("first");
  }

  @Test
  void aClassWithoutAccessorsSaysSoInsteadOfHavingNoParameters() {
    Layer bare =
        new Layer() {
          @Override
          protected Tensor forward(Tensor x) {
            return x;
          }
        };
    assertThatThrownBy(bare::parameters)
        .isInstanceOf(ModuleException.class)
        .hasMessageContaining("found no generated accessors for " + bare.getClass().getName())
        .hasMessageContaining("@Stateful");
    assertThatThrownBy(() -> new Pair(affine(1, 2), bare).stateDict())
        .isInstanceOf(ModuleException.class);
  }

  @Test
  void computesAndLearns() {
    Pair pair = pair();
    Tensor y = pair.call(Tensor.of(1f)); // (1·2 + 3)·5 + 7 = 32, times 2
    assertThat(y.getFloat(0)).isEqualTo(64f);
    y.backward();
    assertThat(grad(pair.gain)).isEqualTo(32f);
    assertThat(grad(pair.first.weight)).isEqualTo(10f);
    pair.zeroGrad();
    assertThat(pair.gain.grad()).isNull();
  }

  private static float grad(Tensor tensor) {
    return Objects.requireNonNull(tensor.grad()).getFloat(0);
  }

  @Test
  void trainAndEvalReachAllModules() {
    Pair pair = pair();
    pair.eval();
    assertThat(pair.modules()).noneMatch(Module::isTraining);
    pair.first.train();
    assertThat(pair.isTraining()).isFalse();
    assertThat(pair.first.isTraining()).isTrue();
  }

  @Test
  void applyVisitsInnerModulesFirstAndSharedOnesOnce() {
    Affine shared = affine(2, 3);
    Pair pair = new Pair(shared, shared);
    List<Module> visited = new ArrayList<>();
    pair.apply(visited::add);
    assertThat(visited).containsExactly(shared, pair);
  }

  @Test
  void movesToAnotherDtypeWithGradientsAndKeepsTheObjects() {
    Pair pair = pair();
    Parameter gain = pair.gain;
    pair.call(Tensor.of(1f)).backward();
    pair.to(DType.F64);
    assertThat(pair.parameters()).contains(gain).allMatch(one -> one.dtype() == DType.F64);
    assertThat(Objects.requireNonNull(gain.grad()).dtype()).isEqualTo(DType.F64);
    assertThat(pair.first.calls.dtype()).isEqualTo(DType.I64);
    assertThat(pair.first.scratch.dtype()).isEqualTo(DType.F64);
    pair.zeroGrad();
    pair.call(Tensor.of(1.0)).backward();
    assertThat(Objects.requireNonNull(gain.grad()).getDouble(0)).isEqualTo(32.0);
    assertThatThrownBy(() -> pair.to(DType.I32))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessageContaining("only floating dtypes are accepted, found i32");
  }

  @Test
  void backwardAfterAMoveIsRefusedWhereTheParameterWasSaved() {
    Pair pair = pair();
    Tensor y = pair.call(Tensor.of(1f));
    pair.to(DType.F64);
    assertThatThrownBy(y::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("modified by an inplace operation");
  }

  @Test
  void loadsAStateIntoTheSameObjects() {
    Pair pair = pair();
    Pair other = pair();
    other.loadStateDict(other.stateDict());
    other.first.weight.detach().mul_(10);
    Parameter weight = pair.first.weight;
    pair.loadStateDict(other.stateDict());
    assertThat(weight.getFloat(0)).isEqualTo(20f);
    assertThat(pair.first.weight).isSameAs(weight);
    assertThat(weight.requiresGrad()).isTrue();
  }

  @Test
  void loadingNamesEveryProblemAndLoadsNothing() {
    Pair pair = pair();
    Map<String, Tensor> state = new LinkedHashMap<>(pair.stateDict());
    state.remove("gain");
    state.remove("first.bias");
    state.put("zzz", Tensor.of(1f));
    state.put("late", Tensor.of(1f, 2f));
    state.put("first.weight", Tensor.of(99f));
    assertThatThrownBy(() -> pair.loadStateDict(state))
        .isInstanceOf(ModuleException.class)
        .hasMessage(
            "Error(s) in loading the state of Pair, nothing was loaded:\n"
                + "\tMissing key(s) in the state: \"gain\", \"first.bias\".\n"
                + "\tUnexpected key(s) in the state: \"zzz\".\n"
                + "\tsize mismatch for late: found shape [2] in the state, expected [1], the shape"
                + " in the module.");
    assertThat(pair.first.weight.getFloat(0)).isEqualTo(2f);
    assertThatThrownBy(() -> pair.loadStateDict(state, false))
        .hasMessageContaining("size mismatch")
        .hasMessageNotContaining("Missing");
    state.put("late", Tensor.of(4f));
    LoadResult result = pair.loadStateDict(state, false);
    assertThat(result.missingKeys()).containsExactly("gain", "first.bias");
    assertThat(result.unexpectedKeys()).containsExactly("zzz");
    assertThat(pair.first.weight.getFloat(0)).isEqualTo(99f);
  }

  @Test
  void hooksRunAroundForwardAndMayReplace() {
    Affine layer = affine(2, 3);
    List<String> order = new ArrayList<>();
    Hook global =
        Module.registerGlobalForwardHook(
            (module, inputs, outputs) -> {
              order.add("global");
              return null;
            });
    layer.registerForwardPreHook(
        (module, inputs) -> {
          order.add("pre");
          return List.of(Tensor.of(10f));
        });
    Hook after =
        layer.registerForwardHook(
            (module, inputs, outputs) -> {
              order.add("after");
              return List.of(Tensor.of(-1f));
            });
    layer.registerForwardPreHook(
        (module, inputs) -> {
          order.add("first");
          return null;
        },
        true);
    assertThat(layer.call(Tensor.of(1f)).getFloat(0)).isEqualTo(-1f);
    assertThat(order).containsExactly("first", "pre", "global", "after");
    after.close();
    global.close();
    assertThat(layer.call(Tensor.of(1f)).getFloat(0)).isEqualTo(23f);
  }

  @Test
  void backwardHooksSeeAndReplaceGradients() {
    Affine layer = affine(2, 3);
    List<Float> seen = new ArrayList<>();
    layer.registerBackwardPreHook(
        (module, gradOutputs) -> {
          seen.add(gradOutputs.get(0).getFloat(0));
          return List.of(Tensor.of(5f));
        });
    layer.registerBackwardHook(
        (module, gradInputs, gradOutputs) -> {
          Tensor gradient = gradInputs.get(0);
          assertThat(gradient).isNotNull();
          seen.add(gradient.getFloat(0));
          seen.add(gradOutputs.get(0).getFloat(0));
          return List.of(Tensor.of(100f));
        });
    Tensor x = Tensor.of(1f).requiresGrad(true);
    layer.call(x).backward();
    assertThat(seen).containsExactly(1f, 10f, 5f);
    assertThat(grad(x)).isEqualTo(100f);
    assertThat(grad(layer.weight)).isEqualTo(5f);
  }

  @Test
  void aBackwardHookRunsWhereNoArgumentNeedsAGradient() {
    Affine layer = affine(2, 3);
    List<Object> seen = new ArrayList<>();
    layer.registerBackwardHook(
        (module, gradInputs, gradOutputs) -> {
          seen.add(gradInputs.get(0) == null);
          return null;
        });
    layer.call(Tensor.of(1f)).backward();
    assertThat(seen).containsExactly(true);
  }

  @Test
  void refusesNamesThatCannotWork() {
    assertThatThrownBy(() -> pair().registerParameter("a.b", null))
        .isInstanceOf(ModuleException.class)
        .hasMessageContaining("expected one without a dot");
    assertThatThrownBy(() -> pair().registerBuffer("late", null))
        .hasMessageContaining("attribute 'late' already exists");
    Pair twice = pair();
    twice.registerParameter("gain", new Parameter(Tensor.of(1f)));
    assertThatThrownBy(twice::parameters).hasMessageContaining("attribute 'gain' already exists");
  }

  @Test
  void showsATreeWithShapesAndCounts() {
    assertThat(pair())
        .hasToString(
            """
            Pair(): gain [1], late [1], 6 parameters
            ├─ first: Affine(size=1): weight [1], bias [1], calls [], scratch [2], 2 parameters
            └─ second_layer: Affine(size=1): weight [1], bias [1], calls [], scratch [2], 2 parameters\
            """);
  }

  @Test
  void summaryShowsOutputsAndLeavesTheModeAlone() {
    Pair pair = pair();
    String summary = pair.summary(Tensor.of(1f, 2f, 3f));
    assertThat(summary.lines())
        .containsExactly(
            "module        type    output  parameters",
            "(all)         Pair    [3]              2",
            "first         Affine  [3]              2",
            "second_layer  Affine  [3]              2",
            "6 parameters, 6 of them learnt, 24 bytes");
    assertThat(pair.isTraining()).isTrue();
  }

  @Test
  void aCircleIsRefused() {
    Affine first = affine(1, 2);
    Pair pair = new Pair(first, affine(3, 4));
    first.registerModule("up", pair);
    assertThatThrownBy(pair::stateDict)
        .isInstanceOf(ModuleException.class)
        .hasMessageContaining("found itself inside at 'first.up'");
  }
}
