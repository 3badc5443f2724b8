package dev.waybill.optim;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Adam with the largest gradient in place of the mean of squares.
///
/// Source: Kingma and Ba, "Adam", ICLR 2015, algorithm 2; PyTorch, `torch.optim.Adamax`.
@Export("optim.Adamax")
public final class Adamax extends Optimizer {

  /// Makes the optimiser.
  ///
  /// @param parameters leaves that require gradients
  /// @param lr the learning rate
  /// @param beta1 how much of the mean of gradients is kept
  /// @param beta2 how much of the mean of squares is kept
  /// @param eps keeps the quotient finite
  /// @param weightDecay the part of the parameter that is added to its gradient
  /// @param maximize whether it climbs
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no parameters, or an option
  ///   is out of range
  @Creator
  public Adamax(
      List<? extends Tensor> parameters,
      @Default("2e-3") double lr,
      @Default("0.9") double beta1,
      @Default("0.999") double beta2,
      @Default("1e-8") double eps,
      @Default("0.0") double weightDecay,
      @Default("false") boolean maximize) {
    super(parameters, options(lr, beta1, beta2, eps, weightDecay, maximize));
    groups().forEach(this::check);
  }

  private static SequencedMap<String, Object> options(
      double lr, double beta1, double beta2, double eps, double weightDecay, boolean maximize) {
    SequencedMap<String, Object> options = new LinkedHashMap<>();
    options.put("lr", lr);
    options.put("beta1", beta1);
    options.put("beta2", beta2);
    options.put("eps", eps);
    options.put("weightDecay", weightDecay);
    options.put("maximize", maximize);
    return options;
  }

  @Override
  protected void check(ParameterGroup group) {
    checkNotNegative(group, "lr", "eps", "weightDecay");
    checkShare(group, "beta1", "beta2");
  }

  @Override
  protected void update(
      ParameterGroup group, Tensor parameter, Tensor gradient, SequencedMap<String, Tensor> state) {
    double sign = group.flag("maximize") ? -1 : 1;
    double decay = group.number("weightDecay");

    double beta1 = group.number("beta1");
    double beta2 = group.number("beta2");
    double eps = group.number("eps");
    double rate = group.number("lr") / (1 - Math.pow(beta1, nextStep(state)));
    Update update =
        (p, g, s, n) -> {
          double[] m = s[0];
          double[] largest = s[1];
          for (int i = 0; i < n; i++) {
            double d = sign * g[i] + decay * p[i];
            m[i] = beta1 * m[i] + (1 - beta1) * d;
            largest[i] = Math.max(beta2 * largest[i], Math.abs(d) + eps);
            p[i] -= rate * m[i] / largest[i];
          }
        };
    update.run(
        name(),
        parameter,
        gradient,
        slot(state, "exp_avg", parameter),
        slot(state, "exp_inf", parameter));
  }
}
