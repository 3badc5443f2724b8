package dev.waybill.optim;

import dev.waybill.annotations.Export;
import dev.waybill.autograd.Autograd;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import dev.waybill.nn.Module;
import dev.waybill.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A second set of a module's parameters that follows the first slowly: `average = decay · average
/// + (1 - decay) · parameter`. It often predicts better than the last parameters.
@Export("optim.ExponentialMovingAverage")
public final class ExponentialMovingAverage {
  private static final String NAME = "optim.ExponentialMovingAverage";

  private final Module module;
  private final double decay;
  private final SequencedMap<String, Tensor> averages = new LinkedHashMap<>();

  /// Begins with the module's state as it is.
  ///
  /// @param module the module
  /// @param decay how much of the average is kept at each update, 0 to 1, such as 0.999
  /// @throws WrongArgumentException if `decay` is out of range
  public ExponentialMovingAverage(Module module, double decay) {
    Given.check(NAME, "module", "Module", module);
    if (!(decay >= 0 && decay <= 1)) {
      throw new WrongArgumentException(NAME, "decay", "found " + decay + ", expected 0 to 1.");
    }
    this.module = module;
    this.decay = decay;
    module.stateDict().forEach((name, tensor) -> averages.put(name, tensor.clone()));
  }

  /// Moves the averages towards the module's state. What is not of a floating dtype is copied.
  public void update() {
    Autograd.noGrad(() -> module.stateDict().forEach(this::update));
  }

  private void update(String name, Tensor tensor) {
    Tensor average = averages.get(name);
    if (average == null || !tensor.dtype().isFloating()) {
      averages.put(name, tensor.clone());
    } else {
      average.mul_(decay);
      average.add_(tensor.mul(1 - decay));
    }
  }

  /// Returns the averages, which the module can load.
  ///
  /// @return by the names of the module's state
  public SequencedMap<String, Tensor> stateDict() {
    return new LinkedHashMap<>(averages);
  }

  /// Goes on from averages that were saved.
  ///
  /// @param state what [#stateDict()] returned
  /// @throws WrongArgumentException if it is of another module; nothing was changed then
  public void loadStateDict(Map<String, ? extends Tensor> state) {
    if (!state.keySet().equals(averages.keySet())) {
      throw new WrongArgumentException(
          NAME + ".loadStateDict",
          "state",
          "found " + state.keySet() + ", expected " + averages.keySet() + ".");
    }
    state.forEach((name, tensor) -> averages.put(name, tensor.clone()));
  }
}
