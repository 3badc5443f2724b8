package dev.waybill.optim;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Steps divided by the sum of all squares so far.
///
/// Source: Duchi et al., "Adaptive subgradient methods", JMLR 2011; PyTorch, `torch.optim.Adagrad`.
@Export("optim.Adagrad")
public final class Adagrad extends Optimizer {

  /// Makes the optimiser.
  ///
  /// @param parameters leaves that require gradients
  /// @param lr the learning rate
  /// @param lrDecay how fast the rate falls
  /// @param weightDecay the part of the parameter that is added to its gradient
  /// @param initialAccumulatorValue the sum of squares at the start
  /// @param eps keeps the quotient finite
  /// @param maximize whether it climbs
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no parameters, or an option
  ///   is out of range
  @Creator
  public Adagrad(
      List<? extends Tensor> parameters,
      @Default("1e-2") double lr,
      @Default("0.0") double lrDecay,
      @Default("0.0") double weightDecay,
      @Default("0.0") double initialAccumulatorValue,
      @Default("1e-10") double eps,
      @Default("false") boolean maximize) {
    super(parameters, options(lr, lrDecay, weightDecay, initialAccumulatorValue, eps, maximize));
    groups().forEach(this::check);
  }

  private static SequencedMap<String, Object> options(
      double lr,
      double lrDecay,
      double weightDecay,
      double initialAccumulatorValue,
      double eps,
      boolean maximize) {
    SequencedMap<String, Object> options = new LinkedHashMap<>();
    options.put("lr", lr);
    options.put("lrDecay", lrDecay);
    options.put("weightDecay", weightDecay);
    options.put("initialAccumulatorValue", initialAccumulatorValue);
    options.put("eps", eps);
    options.put("maximize", maximize);
    return options;
  }

  @Override
  protected void check(ParameterGroup group) {
    checkNotNegative(group, "lr", "lrDecay", "weightDecay", "initialAccumulatorValue", "eps");
  }

  @Override
  protected void update(
      ParameterGroup group, Tensor parameter, Tensor gradient, SequencedMap<String, Tensor> state) {
    double sign = group.flag("maximize") ? -1 : 1;
    double decay = group.number("weightDecay");

    double eps = group.number("eps");
    if (!state.containsKey("sum")) {
      double first = group.number("initialAccumulatorValue");
      state.put("sum", Tensor.full(parameter.dtype(), first, parameter.shape()));
    }
    double t = nextStep(state);
    double rate = group.number("lr") / (1 + (t - 1) * group.number("lrDecay"));
    Update update =
        (p, g, s, n) -> {
          double[] sum = s[0];
          for (int i = 0; i < n; i++) {
            double d = sign * g[i] + decay * p[i];
            sum[i] += d * d;
            p[i] -= rate * d / (Math.sqrt(sum[i]) + eps);
          }
        };
    update.run(name(), parameter, gradient, slot(state, "sum", parameter));
  }
}
