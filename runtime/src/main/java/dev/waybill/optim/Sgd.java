package dev.waybill.optim;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Stochastic gradient descent, with momentum where it is asked for.
///
/// Source: Sutskever et al., "On the importance of initialization and momentum in deep learning",
/// ICML 2013; PyTorch, `torch.optim.SGD`.
@Export("optim.Sgd")
public final class Sgd extends Optimizer {

  /// Makes the optimiser.
  ///
  /// @param parameters leaves that require gradients
  /// @param lr the learning rate
  /// @param momentum how much of the last step is kept
  /// @param dampening the part of the gradient that momentum leaves out
  /// @param weightDecay the part of the parameter that is added to its gradient
  /// @param nesterov whether the gradient is looked at ahead
  /// @param maximize whether it climbs
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no parameters, or an option
  ///   is out of range
  @Creator
  public Sgd(
      List<? extends Tensor> parameters,
      @Default("1e-3") double lr,
      @Default("0.0") double momentum,
      @Default("0.0") double dampening,
      @Default("0.0") double weightDecay,
      @Default("false") boolean nesterov,
      @Default("false") boolean maximize) {
    super(parameters, options(lr, momentum, dampening, weightDecay, nesterov, maximize));
    groups().forEach(this::check);
  }

  private static SequencedMap<String, Object> options(
      double lr,
      double momentum,
      double dampening,
      double weightDecay,
      boolean nesterov,
      boolean maximize) {
    SequencedMap<String, Object> options = new LinkedHashMap<>();
    options.put("lr", lr);
    options.put("momentum", momentum);
    options.put("dampening", dampening);
    options.put("weightDecay", weightDecay);
    options.put("nesterov", nesterov);
    options.put("maximize", maximize);
    return options;
  }

  @Override
  protected void check(ParameterGroup group) {
    checkNotNegative(group, "lr", "momentum", "weightDecay");
    if (group.flag("nesterov")
        && !(group.number("momentum") > 0 && group.number("dampening") == 0)) {
      throw new WrongArgumentException(
          name(),
          "nesterov",
          "Nesterov momentum requires a momentum and zero dampening, found momentum "
              + group.number("momentum")
              + " and dampening "
              + group.number("dampening")
              + ".");
    }
  }

  @Override
  protected void update(
      ParameterGroup group, Tensor parameter, Tensor gradient, SequencedMap<String, Tensor> state) {
    double sign = group.flag("maximize") ? -1 : 1;
    double decay = group.number("weightDecay");

    double lr = group.number("lr");
    double momentum = group.number("momentum");
    boolean nesterov = group.flag("nesterov");
    if (momentum == 0) {
      Update update =
          (p, g, s, n) -> {
            for (int i = 0; i < n; i++) {
              p[i] -= lr * (sign * g[i] + decay * p[i]);
            }
          };
      update.run(name(), parameter, gradient);
      return;
    }
    // The first step takes the whole gradient.
    double taken = state.containsKey("momentum_buffer") ? 1 - group.number("dampening") : 1;
    Update update =
        (p, g, s, n) -> {
          double[] b = s[0];
          for (int i = 0; i < n; i++) {
            double d = sign * g[i] + decay * p[i];
            b[i] = momentum * b[i] + taken * d;
            p[i] -= lr * (nesterov ? d + momentum * b[i] : b[i]);
          }
        };
    update.run(name(), parameter, gradient, slot(state, "momentum_buffer", parameter));
  }
}
