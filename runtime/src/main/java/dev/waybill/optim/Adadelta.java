package dev.waybill.optim;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Steps measured by the steps before them, without a rate to choose.
///
/// Source: Zeiler, "ADADELTA: an adaptive learning rate method", 2012; PyTorch,
/// `torch.optim.Adadelta`.
@Export("optim.Adadelta")
public final class Adadelta extends Optimizer {

  /// Makes the optimiser.
  ///
  /// @param parameters leaves that require gradients
  /// @param lr the learning rate
  /// @param rho how much of the means of squares is kept
  /// @param eps keeps the quotient finite
  /// @param weightDecay the part of the parameter that is added to its gradient
  /// @param maximize whether it climbs
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no parameters, or an option
  ///   is out of range
  @Creator
  public Adadelta(
      List<? extends Tensor> parameters,
      @Default("1.0") double lr,
      @Default("0.9") double rho,
      @Default("1e-6") double eps,
      @Default("0.0") double weightDecay,
      @Default("false") boolean maximize) {
    super(parameters, options(lr, rho, eps, weightDecay, maximize));
    groups().forEach(this::check);
  }

  private static SequencedMap<String, Object> options(
      double lr, double rho, double eps, double weightDecay, boolean maximize) {
    SequencedMap<String, Object> options = new LinkedHashMap<>();
    options.put("lr", lr);
    options.put("rho", rho);
    options.put("eps", eps);
    options.put("weightDecay", weightDecay);
    options.put("maximize", maximize);
    return options;
  }

  @Override
  protected void check(ParameterGroup group) {
    checkNotNegative(group, "lr", "eps", "weightDecay");
    checkShare(group, "rho");
  }

  @Override
  protected void update(
      ParameterGroup group, Tensor parameter, Tensor gradient, SequencedMap<String, Tensor> state) {
    double sign = group.flag("maximize") ? -1 : 1;
    double decay = group.number("weightDecay");

    double lr = group.number("lr");
    double rho = group.number("rho");
    double eps = group.number("eps");
    nextStep(state);
    Update update =
        (p, g, s, n) -> {
          double[] squares = s[0];
          double[] steps = s[1];
          for (int i = 0; i < n; i++) {
            double d = sign * g[i] + decay * p[i];
            squares[i] = rho * squares[i] + (1 - rho) * d * d;
            double u = Math.sqrt(steps[i] + eps) / Math.sqrt(squares[i] + eps) * d;
            steps[i] = rho * steps[i] + (1 - rho) * u * u;
            p[i] -= lr * u;
          }
        };
    update.run(
        name(),
        parameter,
        gradient,
        slot(state, "square_avg", parameter),
        slot(state, "acc_delta", parameter));
  }
}
