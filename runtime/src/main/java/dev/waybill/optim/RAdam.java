package dev.waybill.optim;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Adam that waits for its mean of squares to mean something.
///
/// Source: Liu et al., "On the variance of the adaptive learning rate and beyond", ICLR 2020;
/// PyTorch, `torch.optim.RAdam`.
@Export("optim.RAdam")
public final class RAdam extends Optimizer {

  /// Makes the optimiser.
  ///
  /// @param parameters leaves that require gradients
  /// @param lr the learning rate
  /// @param beta1 how much of the mean of gradients is kept
  /// @param beta2 how much of the mean of squares is kept
  /// @param eps keeps the quotient finite
  /// @param weightDecay the part of the parameter that is added to its gradient
  /// @param decoupledWeightDecay whether decay is taken off the parameter, not added to the
  ///   gradient
  /// @param maximize whether it climbs
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no parameters, or an option
  ///   is out of range
  @Creator
  public RAdam(
      List<? extends Tensor> parameters,
      @Default("1e-3") double lr,
      @Default("0.9") double beta1,
      @Default("0.999") double beta2,
      @Default("1e-8") double eps,
      @Default("0.0") double weightDecay,
      @Default("false") boolean decoupledWeightDecay,
      @Default("false") boolean maximize) {
    super(parameters, options(lr, beta1, beta2, eps, weightDecay, decoupledWeightDecay, maximize));
    groups().forEach(this::check);
  }

  private static SequencedMap<String, Object> options(
      double lr,
      double beta1,
      double beta2,
      double eps,
      double weightDecay,
      boolean decoupledWeightDecay,
      boolean maximize) {
    SequencedMap<String, Object> options = new LinkedHashMap<>();
    options.put("lr", lr);
    options.put("beta1", beta1);
    options.put("beta2", beta2);
    options.put("eps", eps);
    options.put("weightDecay", weightDecay);
    options.put("decoupledWeightDecay", decoupledWeightDecay);
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
    double lr = group.number("lr");
    double beta1 = group.number("beta1");
    double beta2 = group.number("beta2");
    double eps = group.number("eps");
    double sign = group.flag("maximize") ? -1 : 1;
    boolean decoupled = group.flag("decoupledWeightDecay");
    double decay = decoupled ? 0 : group.number("weightDecay");
    double kept = decoupled ? 1 - lr * group.number("weightDecay") : 1;
    double t = nextStep(state);
    double power = Math.pow(beta2, t);
    double longest = 2 / (1 - beta2) - 1;
    double length = longest - 2 * t * power / (1 - power);
    double rate = lr / (1 - Math.pow(beta1, t));
    boolean rectified = length > 5;
    double root =
        Math.sqrt(
            (length - 4)
                * (length - 2)
                * longest
                / ((longest - 4) * (longest - 2) * length)
                * (1 - power));
    Update update =
        (p, g, s, n) -> {
          double[] m = s[0];
          double[] v = s[1];
          for (int i = 0; i < n; i++) {
            double before = p[i] * kept;
            double d = sign * g[i] + decay * before;
            m[i] = beta1 * m[i] + (1 - beta1) * d;
            v[i] = beta2 * v[i] + (1 - beta2) * d * d;
            double u = rectified ? root / (Math.sqrt(v[i]) + eps) : 1;
            p[i] = before - rate * m[i] * u;
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
