package dev.waybill.optim;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Steps divided by a moving mean of their squares.
///
/// Source: Tieleman and Hinton, lecture 6.5, Coursera 2012; PyTorch, `torch.optim.RMSprop`.
@Export("optim.RmsProp")
public final class RmsProp extends Optimizer {

  /// Makes the optimiser.
  ///
  /// @param parameters leaves that require gradients
  /// @param lr the learning rate
  /// @param alpha how much of the mean of squares is kept
  /// @param eps keeps the quotient finite
  /// @param weightDecay the part of the parameter that is added to its gradient
  /// @param momentum how much of the last step is kept
  /// @param centered whether the variance takes the place of the mean of squares
  /// @param maximize whether it climbs
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no parameters, or an option
  ///   is out of range
  @Creator
  public RmsProp(
      List<? extends Tensor> parameters,
      @Default("1e-2") double lr,
      @Default("0.99") double alpha,
      @Default("1e-8") double eps,
      @Default("0.0") double weightDecay,
      @Default("0.0") double momentum,
      @Default("false") boolean centered,
      @Default("false") boolean maximize) {
    super(parameters, options(lr, alpha, eps, weightDecay, momentum, centered, maximize));
    groups().forEach(this::check);
  }

  private static SequencedMap<String, Object> options(
      double lr,
      double alpha,
      double eps,
      double weightDecay,
      double momentum,
      boolean centered,
      boolean maximize) {
    SequencedMap<String, Object> options = new LinkedHashMap<>();
    options.put("lr", lr);
    options.put("alpha", alpha);
    options.put("eps", eps);
    options.put("weightDecay", weightDecay);
    options.put("momentum", momentum);
    options.put("centered", centered);
    options.put("maximize", maximize);
    return options;
  }

  @Override
  protected void check(ParameterGroup group) {
    checkNotNegative(group, "lr", "alpha", "eps", "weightDecay", "momentum");
  }

  @Override
  protected void update(
      ParameterGroup group, Tensor parameter, Tensor gradient, SequencedMap<String, Tensor> state) {
    double sign = group.flag("maximize") ? -1 : 1;
    double decay = group.number("weightDecay");

    double lr = group.number("lr");
    double alpha = group.number("alpha");
    double eps = group.number("eps");
    double momentum = group.number("momentum");
    boolean centered = group.flag("centered");
    nextStep(state);
    List<Tensor> slots = new ArrayList<>();
    slots.add(slot(state, "square_avg", parameter));
    if (momentum > 0) {
      slots.add(slot(state, "momentum_buffer", parameter));
    }
    if (centered) {
      slots.add(slot(state, "grad_avg", parameter));
    }
    Update update =
        (p, g, s, n) -> {
          double[] squares = s[0];
          double[] means = s[s.length - 1];
          double[] kept = s[momentum > 0 ? 1 : 0];
          for (int i = 0; i < n; i++) {
            double d = sign * g[i] + decay * p[i];
            double square = alpha * squares[i] + (1 - alpha) * d * d;
            squares[i] = square;
            if (centered) {
              means[i] = alpha * means[i] + (1 - alpha) * d;
              square -= means[i] * means[i];
            }
            double u = d / (Math.sqrt(square) + eps);
            if (momentum > 0) {
              kept[i] = momentum * kept[i] + u;
              u = kept[i];
            }
            p[i] -= lr * u;
          }
        };
    update.run(name(), parameter, gradient, slots.toArray(Tensor[]::new));
  }
}
