package dev.waybill.optim;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Adam with Nesterov momentum.
///
/// Source: Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop 2016; PyTorch,
/// `torch.optim.NAdam`, whose product of momenta is kept in `f32`, as here.
@Export("optim.NAdam")
public final class NAdam extends Optimizer {

  /// Makes the optimiser.
  ///
  /// @param parameters leaves that require gradients
  /// @param lr the learning rate
  /// @param beta1 how much of the mean of gradients is kept
  /// @param beta2 how much of the mean of squares is kept
  /// @param eps keeps the quotient finite
  /// @param weightDecay the part of the parameter that is added to its gradient
  /// @param momentumDecay how fast the momentum grows
  /// @param decoupledWeightDecay whether decay is taken off the parameter, not added to the
  ///   gradient
  /// @param maximize whether it climbs
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no parameters, or an option
  ///   is out of range
  @Creator
  public NAdam(
      List<? extends Tensor> parameters,
      @Default("2e-3") double lr,
      @Default("0.9") double beta1,
      @Default("0.999") double beta2,
      @Default("1e-8") double eps,
      @Default("0.0") double weightDecay,
      @Default("4e-3") double momentumDecay,
      @Default("false") boolean decoupledWeightDecay,
      @Default("false") boolean maximize) {
    super(
        parameters,
        options(lr, beta1, beta2, eps, weightDecay, momentumDecay, decoupledWeightDecay, maximize));
    groups().forEach(this::check);
  }

  private static SequencedMap<String, Object> options(
      double lr,
      double beta1,
      double beta2,
      double eps,
      double weightDecay,
      double momentumDecay,
      boolean decoupledWeightDecay,
      boolean maximize) {
    SequencedMap<String, Object> options = new LinkedHashMap<>();
    options.put("lr", lr);
    options.put("beta1", beta1);
    options.put("beta2", beta2);
    options.put("eps", eps);
    options.put("weightDecay", weightDecay);
    options.put("momentumDecay", momentumDecay);
    options.put("decoupledWeightDecay", decoupledWeightDecay);
    options.put("maximize", maximize);
    return options;
  }

  @Override
  protected void check(ParameterGroup group) {
    checkNotNegative(group, "lr", "eps", "weightDecay", "momentumDecay");
    checkShare(group, "beta1", "beta2");
  }

  @Override
  protected void update(
      ParameterGroup group, Tensor parameter, Tensor gradient, SequencedMap<String, Tensor> state) {
    double lr = group.number("lr");
    double beta1 = group.number("beta1");
    double beta2 = group.number("beta2");
    double eps = group.number("eps");
    double sign = group.flag("maximize") ? -1 : 1;
    boolean decoupled = group.flag("decoupledWeightDecay");
    double decay = decoupled ? 0 : group.number("weightDecay");
    double kept = decoupled ? 1 - lr * group.number("weightDecay") : 1;
    double t = nextStep(state);
    double rise = group.number("momentumDecay");
    double now = beta1 * (1 - 0.5 * Math.pow(0.96, t * rise));
    double next = beta1 * (1 - 0.5 * Math.pow(0.96, (t + 1) * rise));
    Tensor product = state.computeIfAbsent("mu_product", first -> Tensor.ones(DType.F32));
    product.mul_(now);
    double all = product.getFloat();
    double ofGradient = lr * (1 - now) / (1 - all);
    double ofMean = lr * next / (1 - all * next);
    double correction = 1 - Math.pow(beta2, t);
    Update update =
        (p, g, s, n) -> {
          double[] m = s[0];
          double[] v = s[1];
          for (int i = 0; i < n; i++) {
            double before = p[i] * kept;
            double d = sign * g[i] + decay * before;
            m[i] = beta1 * m[i] + (1 - beta1) * d;
            v[i] = beta2 * v[i] + (1 - beta2) * d * d;
            double root = Math.sqrt(v[i] / correction) + eps;
            p[i] = before - ofGradient * d / root - ofMean * m[i] / root;
          }
        };
    update.run(
        name(),
        parameter,
        gradient,
        slot(state, "exp_avg", parameter),
        slot(state, "exp_avg_sq", parameter));
  }
}
