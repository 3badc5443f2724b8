package dev.waybill.optim;

import dev.waybill.tensor.Tensor;
import java.util.SequencedMap;

/// A step of Adam, which `AdamW` takes too.
final class AdamStep {
  private AdamStep() {}

  /// Changes a parameter.
  ///
  /// @param decay the part of the parameter that is added to its gradient
  /// @param kept the part of the parameter that is left before the step
  static void run(
      String name,
      ParameterGroup group,
      Tensor parameter,
      Tensor gradient,
      SequencedMap<String, Tensor> state,
      double decay,
      double kept) {
    double beta1 = group.number("beta1");
    double beta2 = group.number("beta2");
    double eps = group.number("eps");
    double sign = group.flag("maximize") ? -1 : 1;
    double t = Optimizer.nextStep(state);
    double rate = group.number("lr") / (1 - Math.pow(beta1, t));
    double scale = 1 / Math.sqrt(1 - Math.pow(beta2, t));
    Tensor means = Optimizer.slot(state, "exp_avg", parameter);
    Tensor squares = Optimizer.slot(state, "exp_avg_sq", parameter);
    if (group.flag("amsgrad")) {
      Update update =
          (p, g, s, n) -> {
            double[] m = s[0];
            double[] v = s[1];
            double[] most = s[2];
            for (int i = 0; i < n; i++) {
              double before = p[i] * kept;
              double d = sign * g[i] + decay * before;
              m[i] = beta1 * m[i] + (1 - beta1) * d;
              v[i] = beta2 * v[i] + (1 - beta2) * d * d;
              most[i] = Math.max(most[i], v[i]);
              p[i] = before - rate * m[i] / (Math.sqrt(most[i]) * scale + eps);
            }
          };
      update.run(
          name,
          parameter,
          gradient,
          means,
          squares,
          Optimizer.slot(state, "max_exp_avg_sq", parameter));
      return;
    }
    Update update =
        (p, g, s, n) -> {
          double[] m = s[0];
          double[] v = s[1];
          for (int i = 0; i < n; i++) {
            double before = p[i] * kept;
            double d = sign * g[i] + decay * before;
            m[i] = beta1 * m[i] + (1 - beta1) * d;
            v[i] = beta2 * v[i] + (1 - beta2) * d * d;
            p[i] = before - rate * m[i] / (Math.sqrt(v[i]) * scale + eps);
          }
        };
    update.run(name, parameter, gradient, means, squares);
  }
}
