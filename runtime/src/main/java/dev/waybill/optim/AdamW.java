package dev.waybill.optim;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Adam whose decay is taken off the parameter, not added to the gradient.
///
/// Source: Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019; PyTorch,
/// `torch.optim.AdamW`.
@Export("optim.AdamW")
public final class AdamW extends Optimizer {

  /// Makes the optimiser.
  ///
  /// @param parameters leaves that require gradients
  /// @param lr the learning rate
  /// @param beta1 how much of the mean of gradients is kept
  /// @param beta2 how much of the mean of squares is kept
  /// @param eps keeps the quotient finite
  /// @param weightDecay the part of the parameter that is taken off at each step, times the rate;
  ///   the gradient is left alone
  /// @param amsgrad whether the mean of squares never falls
  /// @param maximize whether it climbs
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no parameters, or an option
  ///   is out of range
  @Creator
  public AdamW(
      List<? extends Tensor> parameters,
      @Default("1e-3") double lr,
      @Default("0.9") double beta1,
      @Default("0.999") double beta2,
      @Default("1e-8") double eps,
      @Default("1e-2") double weightDecay,
      @Default("false") boolean amsgrad,
      @Default("false") boolean maximize) {
    super(parameters, options(lr, beta1, beta2, eps, weightDecay, amsgrad, maximize));
    groups().forEach(this::check);
  }

  private static SequencedMap<String, Object> options(
      double lr,
      double beta1,
      double beta2,
      double eps,
      double weightDecay,
      boolean amsgrad,
      boolean maximize) {
    SequencedMap<String, Object> options = new LinkedHashMap<>();
    options.put("lr", lr);
    options.put("beta1", beta1);
    options.put("beta2", beta2);
    options.put("eps", eps);
    options.put("weightDecay", weightDecay);
    options.put("amsgrad", amsgrad);
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
    double kept = 1 - group.number("lr") * group.number("weightDecay");
    AdamStep.run(name(), group, parameter, gradient, state, 0, kept);
  }
}
