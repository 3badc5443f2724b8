package dev.waybill.optim;

import dev.waybill.annotations.Export;
import dev.waybill.autograd.Autograd;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;

/// Changes parameters by their gradients.
///
/// ```java
/// Optimizer optimizer = new Sgd(model.parameters(), 0.1);
/// for (Batch batch : batches) {
///   optimizer.zeroGrad();
///   loss.call(model.call(batch.x()), batch.y()).backward();
///   optimizer.step();
/// }
/// ```
///
/// A parameter whose gradient is `null` is left alone: no decay, no momentum; one whose gradient is
/// zero is not. What is remembered about a parameter is made at the first step that changes it.
@Export("optim.Optimizer")
public abstract class Optimizer {
  private final SequencedMap<String, Object> defaults;
  private final List<ParameterGroup> groups = new ArrayList<>();
  private final IdentityHashMap<Tensor, SequencedMap<String, Tensor>> states =
      new IdentityHashMap<>();

  /// Makes an optimiser with a first group.
  ///
  /// @param parameters leaves that require gradients; at least one
  /// @param defaults options by name, which hold for every group that does not say otherwise
  /// @throws WrongArgumentException if there are no parameters or one is no leaf
  protected Optimizer(List<? extends Tensor> parameters, SequencedMap<String, Object> defaults) {
    this.defaults = new LinkedHashMap<>(defaults);
    add(parameters, Map.of());
  }

  /// Changes one parameter.
  ///
  /// @param group its group
  /// @param parameter the parameter
  /// @param gradient its gradient
  /// @param state what is remembered about it, empty the first time
  protected abstract void update(
      ParameterGroup group, Tensor parameter, Tensor gradient, SequencedMap<String, Tensor> state);

  /// Refuses options that make no sense. Called for every group, and after loading.
  ///
  /// @param group the group
  protected abstract void check(ParameterGroup group);

  /// Changes all parameters that have a gradient.
  public void step() {
    Autograd.noGrad(() -> groups.forEach(this::update));
  }

  private void update(ParameterGroup group) {
    for (Tensor parameter : group.parameters()) {
      Tensor gradient = parameter.grad();
      if (gradient != null) {
        update(
            group,
            parameter,
            gradient,
            states.computeIfAbsent(parameter, first -> new LinkedHashMap<>()));
      }
    }
  }

  /// Computes a loss with its gradients, then changes all parameters.
  ///
  /// @param closure sets the gradients and returns the loss
  /// @return the loss, as it was before the step
  public Tensor step(Supplier<Tensor> closure) {
    Given.check(name(), "closure", "Supplier<Tensor>", closure);
    Tensor loss = closure.get();
    step();
    return loss;
  }

  /// Forgets the gradients of all parameters.
  public final void zeroGrad() {
    groups.forEach(group -> group.parameters().forEach(parameter -> parameter.setGrad(null)));
  }

  /// Returns the groups.
  ///
  /// @return in the order in which they were added
  public final List<ParameterGroup> groups() {
    return Collections.unmodifiableList(groups);
  }

  /// Adds a group.
  ///
  /// @param parameters leaves that require gradients and are in no other group
  /// @param options the options that differ from those of the constructor, by name
  /// @throws WrongArgumentException if there are no parameters, one is no leaf or in a group
  ///   already, or there is no such option
  public final void addGroup(List<? extends Tensor> parameters, Map<String, ?> options) {
    check(add(parameters, options));
  }

  private ParameterGroup add(List<? extends Tensor> parameters, Map<String, ?> options) {
    Given.checkTensors(name(), "parameters", parameters);
    if (parameters.isEmpty()) {
      throw new WrongArgumentException(
          name(), "parameters", "optimizer got an empty parameter list, expected at least one.");
    }
    Set<Tensor> known = Collections.newSetFromMap(new IdentityHashMap<>());
    groups.forEach(group -> known.addAll(group.parameters()));
    for (int i = 0; i < parameters.size(); i++) {
      Tensor parameter = parameters.get(i);
      if (!parameter.isLeaf()) {
        throw new WrongArgumentException(
            name(),
            "parameters",
            "can't optimize a non-leaf Tensor, found the result of "
                + parameter.gradFn()
                + " at position "
                + i
                + ", expected a leaf that requires gradients.");
      }
      if (!known.add(parameter)) {
        throw new WrongArgumentException(
            name(),
            "parameters",
            "some parameters appear in more than one parameter group, or twice: the one at position "
                + i
                + ".");
      }
    }
    ParameterGroup group = new ParameterGroup(name(), parameters, defaults);
    options.forEach(group::set);
    groups.add(group);
    return group;
  }

  /// Returns what is remembered about a parameter.
  ///
  /// @param parameter one of a group
  /// @return tensors by name; empty before the first step that changes it
  public final SequencedMap<String, Tensor> state(Tensor parameter) {
    SequencedMap<String, Tensor> state = states.get(parameter);
    return state == null
        ? Collections.unmodifiableSequencedMap(new LinkedHashMap<>())
        : Collections.unmodifiableSequencedMap(state);
  }

  /// Returns what the optimiser remembers.
  ///
  /// @return tensors that it goes on using: a copy is a snapshot
  public OptimizerState stateDict() {
    SequencedMap<Integer, SequencedMap<String, Tensor>> state = new LinkedHashMap<>();
    List<OptimizerState.Group> all = new ArrayList<>();
    int number = 0;
    for (ParameterGroup group : groups) {
      List<Integer> numbers = new ArrayList<>();
      for (Tensor parameter : group.parameters()) {
        SequencedMap<String, Tensor> known = states.get(parameter);
        if (known != null && !known.isEmpty()) {
          state.put(number, new LinkedHashMap<>(known));
        }
        numbers.add(number++);
      }
      all.add(new OptimizerState.Group(new LinkedHashMap<>(group.options()), numbers));
    }
    return new OptimizerState(state, all);
  }

  /// Goes on where another optimiser of the same parameters stood. All options are replaced by the
  /// saved ones, `lr` too; tensors are copied, and cast to the dtype of their parameter.
  ///
  /// @param saved what [#stateDict()] returned
  /// @throws WrongArgumentException if groups or shapes differ; nothing was changed then
  public void loadStateDict(OptimizerState saved) {
    Given.check(name() + ".loadStateDict", "saved", "OptimizerState", saved);
    OptimizerLoading.check(name(), groups, saved);
    IdentityHashMap<Tensor, SequencedMap<String, Tensor>> loaded = new IdentityHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      ParameterGroup group = groups.get(i);
      OptimizerState.Group other = saved.groups().get(i);
      // Refused before any group is changed.
      ParameterGroup tried = new ParameterGroup(name(), group.parameters(), group.options());
      other.options().forEach(tried::set);
      check(tried);
      for (int j = 0; j < group.parameters().size(); j++) {
        Tensor parameter = group.parameters().get(j);
        SequencedMap<String, Tensor> state = saved.state().get(other.parameters().get(j));
        if (state != null) {
          loaded.put(parameter, OptimizerLoading.copied(parameter, state));
        }
      }
    }
    for (int i = 0; i < groups.size(); i++) {
      saved.groups().get(i).options().forEach(groups.get(i)::set);
    }
    states.clear();
    states.putAll(loaded);
  }

  /// Returns how messages name this optimiser.
  ///
  /// @return such as `optim.Adam`
  protected final String name() {
    return "optim." + getClass().getSimpleName();
  }

  /// Refuses an option that is negative or not finite.
  ///
  /// @param group whose
  /// @param options names of numbers
  protected final void checkNotNegative(ParameterGroup group, String... options) {
    for (String option : options) {
      double value = group.number(option);
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw invalid(option, value, "a number from 0");
      }
    }
  }

  /// Refuses an option that is no share.
  ///
  /// @param group whose
  /// @param options names of numbers
  protected final void checkShare(ParameterGroup group, String... options) {
    for (String option : options) {
      double value = group.number(option);
      if (!(value >= 0 && value < 1)) {
        throw invalid(option, value, "0 to 1, without 1");
      }
    }
  }

  private WrongArgumentException invalid(String option, double value, String expected) {
    return new WrongArgumentException(
        name(), option, "found " + value + ", expected " + expected + ".");
  }

  /// Returns what is remembered under a name, zeros of the parameter's shape and dtype at first.
  ///
  /// @param state the parameter's
  /// @param name such as `exp_avg`
  /// @param parameter the parameter
  /// @return a tensor that the optimiser may write to
  protected static Tensor slot(SequencedMap<String, Tensor> state, String name, Tensor parameter) {
    return state.computeIfAbsent(
        name, first -> Tensor.zeros(parameter.device(), parameter.dtype(), parameter.shape()));
  }

  /// Counts a step of a parameter.
  ///
  /// @param state the parameter's
  /// @return 1 at the first
  protected static double nextStep(SequencedMap<String, Tensor> state) {
    // Of the same dtype and shape as PyTorch's, for files that go both ways.
    Tensor step = state.computeIfAbsent("step", first -> Tensor.zeros(DType.F32));
    step.add_(1);
    return step.getFloat();
  }
}
