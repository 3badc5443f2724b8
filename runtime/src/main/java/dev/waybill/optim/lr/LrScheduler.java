package dev.waybill.optim.lr;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import dev.waybill.optim.Optimizer;
import dev.waybill.optim.ParameterGroup;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.Map;
import java.util.OptionalDouble;

/// Sets the learning rates of an optimiser by a schedule: that of step 0 at once, then the next one
/// at each [#step()], which follows the optimiser's own.
///
/// The base of a group's rates is what its `lr` was when the scheduler was made. A rate that was
/// set by hand holds until the next step.
@Export("optim.lr.LrScheduler")
public final class LrScheduler {
  private static final String NAME = "optim.lr.LrScheduler";

  private final Optimizer optimizer;
  private final LrSchedule schedule;
  private double[] bases;
  private long t;

  /// Makes a scheduler and sets the rates of step 0.
  ///
  /// @param optimizer whose rates are set
  /// @param schedule the rates
  public LrScheduler(Optimizer optimizer, LrSchedule schedule) {
    Given.check(NAME, "optimizer", "Optimizer", optimizer);
    Given.check(NAME, "schedule", "LrSchedule", schedule);
    this.optimizer = optimizer;
    this.schedule = schedule;
    this.bases = rates();
    apply();
  }

  /// Sets the rates of the next step.
  public void step() {
    t++;
    apply();
  }

  /// Returns how many steps were taken.
  ///
  /// @return from 0
  public long steps() {
    return t;
  }

  /// Returns the present rates.
  ///
  /// @return one a group
  public double[] rates() {
    return optimizer.groups().stream()
        .mapToDouble(group -> group.number(ParameterGroup.LR))
        .toArray();
  }

  private void apply() {
    OptionalDouble momentum = schedule.momentum(t);
    for (int i = 0; i < bases.length; i++) {
      ParameterGroup group = optimizer.groups().get(i);
      group.set(ParameterGroup.LR, schedule.rate(bases[i], t));
      if (momentum.isPresent()) {
        group.set(momentumName(group), momentum.getAsDouble());
      }
    }
  }

  private static String momentumName(ParameterGroup group) {
    return group.has("momentum") ? "momentum" : "beta1";
  }

  /// Returns where the scheduler stands.
  ///
  /// @return tensors by name
  public Map<String, Tensor> stateDict() {
    return Map.of("step", Tensor.of(t), "base_lr", Tensor.of(bases.clone()));
  }

  /// Goes on where another scheduler of the same schedule stood.
  ///
  /// @param state what [#stateDict()] returned
  /// @throws WrongArgumentException if it is another number of groups; nothing was changed then
  public void loadStateDict(Map<String, Tensor> state) {
    Tensor step = state.get("step");
    Tensor base = state.get("base_lr");
    if (step == null
        || base == null
        || step.dtype() != DType.I64
        || step.size() != 1
        || base.size() != bases.length) {
      throw new WrongArgumentException(
          NAME + ".loadStateDict",
          "state",
          "found "
              + state.keySet()
              + (base == null ? "" : " of " + base.size() + " groups")
              + ", expected step, an i64, and base_lr of "
              + bases.length
              + ".");
    }
    t = step.getLong(0);
    bases = base.toDoubleArray();
    apply();
  }
}
