package dev.waybill.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Parameter;
import dev.waybill.optim.lr.ChainedLr;
import dev.waybill.optim.lr.ExponentialLr;
import dev.waybill.optim.lr.OneCycleLr;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/// What all optimisers have in common: groups, states and refusals. What they compute is compared
/// with PyTorch where the layers are.
class OptimizerTest {

  private static Parameter parameter(double value) {
    return new Parameter(Tensor.of(value));
  }

  private static Sgd sgd(List<Parameter> parameters, double lr, double momentum) {
    return new Sgd(parameters, lr, momentum, 0, 0, false, false);
  }

  @Test
  void aParameterWithoutAGradientIsLeftAloneAndAZeroOneIsNot() {
    Parameter without = parameter(1);
    Parameter zero = parameter(1);
    zero.setGrad(Tensor.of(0.0));
    new Sgd(List.of(without, zero), 0.5, 0, 0, 0.5, false, false).step(); // decay 0.5 · 1
    assertThat(without.getDouble(0)).isEqualTo(1);
    assertThat(zero.getDouble(0)).isEqualTo(0.75);
  }

  @Test
  void momentumKeepsTheLastStep() {
    Parameter p = parameter(1);
    Sgd sgd = sgd(List.of(p), 0.25, 0.5);
    p.setGrad(Tensor.of(1.0));
    sgd.step(); // 1 - 0.25 · 1
    assertThat(p.getDouble(0)).isEqualTo(0.75);
    sgd.step(); // 0.75 - 0.25 · (0.5 · 1 + 1)
    assertThat(p.getDouble(0)).isEqualTo(0.375);
    sgd.zeroGrad();
    assertThat(p.grad()).isNull();
  }

  @Test
  void stridedAndHalfParametersStepToo() {
    Parameter turned =
        new Parameter(Tensor.fromArray(new double[] {1, 2, 3, 4, 5, 6}, 2, 3).transpose(0, 1));
    turned.setGrad(Tensor.ones(DType.F64, 3, 2));
    sgd(List.of(turned), 1, 0).step();
    assertThat(turned.toDoubleArray()).containsExactly(0, 3, 1, 4, 2, 5);
    Parameter half = new Parameter(Tensor.of(1f).to(DType.F16));
    half.setGrad(Tensor.of(1f).to(DType.F16));
    sgd(List.of(half), 0.5, 0).step();
    assertThat(half.to(DType.F32).getFloat(0)).isEqualTo(0.5f);
  }

  @Test
  void groupsHaveOptionsOfTheirOwn() {
    Parameter first = parameter(1);
    Parameter second = parameter(1);
    Sgd sgd = sgd(List.of(first), 1, 0);
    sgd.addGroup(List.of(second), Map.of("lr", 0.5));
    first.setGrad(Tensor.of(1.0));
    second.setGrad(Tensor.of(1.0));
    sgd.step();
    assertThat(first.getDouble(0)).isZero();
    assertThat(second.getDouble(0)).isEqualTo(0.5);
  }

  @Test
  void refusesParametersThatCannotBeOptimised() {
    Parameter p = parameter(1);
    assertThatThrownBy(() -> sgd(List.of(), 1, 0))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessageContaining("optim.Sgd: argument parameters: optimizer got an empty parameter");
    assertThatThrownBy(() -> new Sgd(List.of(p.mul(2)), 1, 0, 0, 0, false, false))
        .hasMessageContaining("can't optimize a non-leaf Tensor");
    assertThatThrownBy(() -> sgd(List.of(p, p), 1, 0)).hasMessageContaining("position 1");
    Sgd sgd = sgd(List.of(p), 1, 0);
    assertThatThrownBy(() -> sgd.addGroup(List.of(p), Map.of()))
        .hasMessageContaining("more than one parameter group");
  }

  @Test
  void refusesOptionsOutOfRange() {
    List<Parameter> p = List.of(parameter(1));
    assertThatThrownBy(() -> sgd(p, -1, 0))
        .hasMessage("optim.Sgd: argument lr: found -1.0, expected a number from 0.");
    assertThatThrownBy(() -> sgd(p, Double.POSITIVE_INFINITY, 0))
        .hasMessageContaining("found Infinity");
    assertThatThrownBy(() -> new Sgd(p, 1, 0, 0, 0, true, false))
        .hasMessageContaining("Nesterov momentum requires a momentum and zero dampening");
    assertThatThrownBy(() -> new Adam(p, 1, 1, 0.999, 1e-8, 0, false, false))
        .hasMessage("optim.Adam: argument beta1: found 1.0, expected 0 to 1, without 1.");
    Sgd sgd = sgd(p, 1, 0);
    assertThatThrownBy(() -> sgd.groups().get(0).set("beta1", 0.5))
        .hasMessageContaining("there is no such option, expected one of [lr, momentum");
  }

  @Test
  void loadsAllOrNothing() {
    Sgd sgd = sgd(List.of(parameter(1)), 1, 0.5);
    sgd.addGroup(List.of(parameter(1)), Map.of());
    OptimizerState good = sgd.stateDict();
    Map<String, Object> wrong = new LinkedHashMap<>(good.groups().get(1).options());
    wrong.put("lr", -1.0);
    OptimizerState bad =
        new OptimizerState(
            good.state(),
            List.of(
                new OptimizerState.Group(withRate(good, 0.125), List.of(0)),
                new OptimizerState.Group(wrong, List.of(1))));
    assertThatThrownBy(() -> sgd.loadStateDict(bad)).hasMessageContaining("found -1.0");
    assertThat(sgd.groups().get(0).number("lr")).isEqualTo(1);
    assertThatThrownBy(
            () -> sgd.loadStateDict(new OptimizerState(good.state(), good.groups().subList(0, 1))))
        .hasMessageContaining("different number of parameter groups, found 1, expected 2");
    SequencedMap<String, Tensor> misshapen = new LinkedHashMap<>();
    misshapen.put("momentum_buffer", Tensor.of(1.0, 2.0));
    SequencedMap<Integer, SequencedMap<String, Tensor>> state = new LinkedHashMap<>();
    state.put(1, misshapen);
    assertThatThrownBy(() -> sgd.loadStateDict(new OptimizerState(state, good.groups())))
        .hasMessageContaining("found momentum_buffer of shape [2] for parameter 1, expected [1]");
  }

  private static Map<String, Object> withRate(OptimizerState state, double rate) {
    Map<String, Object> options = new LinkedHashMap<>(state.groups().get(0).options());
    options.put("lr", rate);
    return options;
  }

  @Test
  void numbersKeepTheirDtypeWhateverTheParametersIs() {
    Parameter p = new Parameter(Tensor.full(DType.F64, 1.0));
    NAdam first = new NAdam(List.of(p), 0.1, 0.9, 0.999, 1e-8, 0, 4e-3, false, false);
    p.setGrad(Tensor.full(DType.F64, 1.0));
    first.step();
    NAdam second = new NAdam(List.of(p), 0.1, 0.9, 0.999, 1e-8, 0, 4e-3, false, false);
    second.loadStateDict(first.stateDict());
    second.step();
    assertThat(second.state(p).keySet()).contains("step", "mu_product");
    assertThat(second.state(p).get("step")).isNotNull();
  }

  @Test
  void oneCycleWithoutAStepToRiseInBeginsAtItsPeak() {
    OneCycleLr cycle = new OneCycleLr(1, 10, 0.1, "cos", 25, 1e4, false, true, 0.85, 0.95);
    assertThat(cycle.rate(0.1, 0)).isEqualTo(1);
    ChainedLr chained = new ChainedLr(List.of(new ExponentialLr(0.5), cycle));
    assertThat(chained.momentum(0)).hasValue(0.85);
  }
}
