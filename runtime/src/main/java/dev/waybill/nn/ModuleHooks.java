package dev.waybill.nn;

import dev.waybill.autograd.Function;
import dev.waybill.autograd.FunctionContext;
import dev.waybill.autograd.Hook;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The functions around a module's computation.
final class ModuleHooks {
  // Of the whole process, as its purpose is to see the calls of all modules.
  static final List<ForwardHook> GLOBAL = new CopyOnWriteArrayList<>();

  final List<ForwardPreHook> forwardPre = new CopyOnWriteArrayList<>();
  final List<ForwardHook> forward = new CopyOnWriteArrayList<>();
  final List<BackwardPreHook> backwardPre = new CopyOnWriteArrayList<>();
  final List<BackwardHook> backward = new CopyOnWriteArrayList<>();

  boolean isEmpty() {
    return forwardPre.isEmpty() && forward.isEmpty() && backwardPre.isEmpty() && backward.isEmpty();
  }

  static <T> Hook add(List<T> hooks, T hook, boolean prepend) {
    if (prepend) {
      hooks.add(0, hook);
    } else {
      hooks.add(hook);
    }
    boolean[] closed = {false};
    return () -> {
      if (!closed[0]) {
        closed[0] = true;
        hooks.remove(hook);
      }
    };
  }

  List<@Nullable Tensor> run(
      Module module,
      List<@Nullable Tensor> given,
      UnaryOperator<List<@Nullable Tensor>> computation) {
    List<@Nullable Tensor> inputs = given;
    for (ForwardPreHook hook : forwardPre) {
      inputs = replaced(module, "forward pre-hook", inputs, hook.before(module, inputs));
    }
    Gate gate = backward.isEmpty() && backwardPre.isEmpty() ? null : new Gate(module);
    List<@Nullable Tensor> outputs =
        computation.apply(gate == null ? inputs : gate.entered(inputs));
    for (ForwardHook hook : GLOBAL) {
      outputs = replaced(module, "forward hook", outputs, hook.after(module, inputs, outputs));
    }
    for (ForwardHook hook : forward) {
      outputs = replaced(module, "forward hook", outputs, hook.after(module, inputs, outputs));
    }
    return gate == null ? outputs : gate.left(outputs);
  }

  private static <T extends @Nullable Tensor> List<T> replaced(
      Module module, String what, List<T> before, @Nullable List<T> after) {
    if (after == null) {
      return before;
    }
    if (after.size() != before.size()) {
      throw new ModuleException(
          module.typeName()
              + ": found "
              + after.size()
              + " tensors from a "
              + what
              + ", expected "
              + before.size()
              + ", as many as it was given, or null.");
    }
    return after;
  }

  /// What `backward` passes on its way through one call: the results' side first, then the
  /// arguments' side.
  private final class Gate {
    private final Module module;
    private List<Tensor> gradOutputs = List.of();
    private boolean[] gradients = {};

    Gate(Module module) {
      this.module = module;
    }

    List<@Nullable Tensor> entered(List<@Nullable Tensor> inputs) {
      gradients = new boolean[inputs.size()];
      List<Tensor> passing = new ArrayList<>();
      for (int i = 0; i < gradients.length; i++) {
        Tensor input = inputs.get(i);
        gradients[i] = input != null && input.requiresGrad();
        if (gradients[i]) {
          passing.add(input);
        }
      }
      return passing.isEmpty()
          ? inputs
          : woven(inputs, gradients, new Passing(this::argumentsKnown).applyAll(passing));
    }

    List<@Nullable Tensor> left(List<@Nullable Tensor> outputs) {
      boolean[] passes = new boolean[outputs.size()];
      List<Tensor> passing = new ArrayList<>();
      for (int i = 0; i < passes.length; i++) {
        Tensor output = outputs.get(i);
        passes[i] = output != null && output.requiresGrad();
        if (passes[i]) {
          passing.add(output);
        }
      }
      return passing.isEmpty()
          ? outputs
          : woven(outputs, passes, new Passing(this::resultsKnown).applyAll(passing));
    }

    private List<Tensor> resultsKnown(List<Tensor> known) {
      gradOutputs = known;
      for (BackwardPreHook hook : backwardPre) {
        gradOutputs =
            replaced(module, "backward pre-hook", gradOutputs, hook.before(module, gradOutputs));
      }
      boolean none = true;
      for (boolean needed : gradients) {
        none &= !needed;
      }
      if (none) {
        List<@Nullable Tensor> nothing = Collections.nCopies(gradients.length, null);
        for (BackwardHook hook : backward) {
          hook.after(module, nothing, gradOutputs);
        }
      }
      return gradOutputs;
    }

    private List<Tensor> argumentsKnown(List<Tensor> known) {
      List<@Nullable Tensor> all =
          woven(Collections.nCopies(gradients.length, null), gradients, known);
      for (BackwardHook hook : backward) {
        all = replaced(module, "backward hook", all, hook.after(module, all, gradOutputs));
      }
      List<Tensor> passed = new ArrayList<>();
      for (int i = 0; i < gradients.length; i++) {
        Tensor gradient = all.get(i);
        if (gradients[i] && gradient == null) {
          throw new ModuleException(
              module.typeName()
                  + ": found null from a backward hook for argument "
                  + i
                  + ", expected a gradient.");
        }
        if (gradients[i] && gradient != null) {
          passed.add(gradient);
        }
      }
      return passed;
    }

    private static List<@Nullable Tensor> woven(
        List<@Nullable Tensor> into, boolean[] places, List<Tensor> tensors) {
      List<@Nullable Tensor> all = new ArrayList<>(into);
      int next = 0;
      for (int i = 0; i < places.length; i++) {
        if (places[i]) {
          all.set(i, tensors.get(next++));
        }
      }
      return all;
    }
  }

  /// Hands tensors on as they are, and lets somebody see their gradients.
  private static final class Passing extends Function {
    private final UnaryOperator<List<Tensor>> seen;

    Passing(UnaryOperator<List<Tensor>> seen) {
      this.seen = seen;
    }

    @Override
    public String name() {
      return "ModuleHooks";
    }

    @Override
    protected List<Tensor> forward(FunctionContext context, List<Tensor> inputs) {
      return inputs;
    }

    @Override
    protected List<@Nullable Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      return new ArrayList<>(seen.apply(gradients));
    }
  }
}
