package dev.waybill.internal.autograd;

import dev.waybill.autograd.GradientException;
import dev.waybill.autograd.Hook;
import dev.waybill.autograd.Node;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.internal.autograd.GradState.Creation;
import dev.waybill.internal.memory.Lease;
import dev.waybill.internal.text.Given;
import dev.waybill.tensor.Tensor;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What `Tensor` says about gradients.
public final class Gradients {
  private Gradients() {}

  public static boolean requiresGrad(Tensor tensor) {
    GradState state = TensorAccess.get().state(tensor);
    return (state != null && state.requiresGrad) || node(tensor) != null;
  }

  public static boolean isLeaf(Tensor tensor) {
    return node(tensor) == null;
  }

  public static void setRequiresGrad(Tensor tensor, boolean on) {
    if (on) {
      TensorAccess.checkLives("Tensor.requiresGrad", "", tensor);
    }
    if (node(tensor) != null) {
      if (on) {
        return;
      }
      throw new GradientException(
          "Tensor.requiresGrad: you can only change requiresGrad of leaf tensors, found the result"
              + " of "
              + Objects.requireNonNull(node(tensor)).name()
              + ". Use detach() for a tensor that takes no part.");
    }
    if (on && !tensor.dtype().isFloating()) {
      throw new GradientException(
          "Tensor.requiresGrad: only tensors of floating dtype can require gradients; found "
              + tensor.dtype()
              + ", expected f32, f64, f16 or bf16.");
    }
    if (on && tensor.storage().isInference() && !DispatchContext.current().isInference()) {
      throw new GradientException(
          "Tensor.requiresGrad: setting requiresGrad on an inference tensor outside"
              + " Autograd.inference() is not allowed. Use a clone() of it.");
    }
    GradState state = stateOf(tensor);
    state.requiresGrad = on;
    Lease lease = on ? TensorAccess.leaseOf(tensor) : null;
    if (lease != null) {
      lease.moveTo(null); // a weight outlives the scope that it happens to be made in
    }
    TensorAccess.get().setState(tensor, state, on);
  }

  public static @Nullable Tensor grad(Tensor tensor) {
    GradState state = TensorAccess.get().state(tensor);
    return state == null ? null : state.grad;
  }

  public static void setGrad(Tensor tensor, @Nullable Tensor gradient) {
    if (gradient != null) {
      if (gradient == tensor) {
        throw new GradientException(
            "Tensor.setGrad: found the tensor itself, expected another one: a tensor cannot be its"
                + " own gradient.");
      }
      TensorAccess.checkLives("Tensor.setGrad", "", tensor);
      TensorAccess.checkLives("Tensor.setGrad", "argument gradient", gradient);
      if (!gradient.layout().sameShape(tensor.layout())) {
        throw new GradientException(
            "Tensor.setGrad: found a gradient of shape "
                + gradient.layout().shapeText()
                + " for a tensor of shape "
                + tensor.layout().shapeText()
                + ", expected the same.");
      }
      if (gradient.dtype() != tensor.dtype()) {
        throw new GradientException(
            "Tensor.setGrad: found a gradient of dtype "
                + gradient.dtype()
                + " for a tensor of "
                + tensor.dtype()
                + ", expected the same.");
      }
      if (!gradient.device().equals(tensor.device())) {
        throw new GradientException(
            "Tensor.setGrad: found a gradient on "
                + gradient.device()
                + " for a tensor on "
                + tensor.device()
                + ", expected the same; move it with to(device).");
      }
    }
    GradState state = stateOf(tensor);
    state.grad = gradient;
    if (gradient != null) {
      Reach.follow(gradient, tensor);
    }
    TensorAccess.get().setState(tensor, state, requiresGrad(tensor));
  }

  public static @Nullable Node gradFn(Tensor tensor) {
    return node(tensor);
  }

  public static Hook registerHook(Tensor tensor, UnaryOperator<@Nullable Tensor> hook) {
    Given.check("Tensor.registerHook", "hook", "UnaryOperator<Tensor>", hook);
    Edge edge = edgeFor("Tensor.registerHook", tensor);
    return Hooks.add(edge.node().hooks().ofTensors, new Hooks.OfTensor(edge.output(), hook));
  }

  public static Hook registerPostAccumulateHook(Tensor tensor, Consumer<Tensor> hook) {
    Given.check("Tensor.registerPostAccumulateGradHook", "hook", "Consumer<Tensor>", hook);
    Edge edge = edgeFor("Tensor.registerPostAccumulateGradHook", tensor);
    if (!(edge.node() instanceof AccumulateGrad)) {
      throw new GradientException(
          "Tensor.registerPostAccumulateGradHook: post accumulate grad hooks cannot be registered"
              + " on non-leaf tensors, found the result of "
              + edge.node().name()
              + ".");
    }
    return Hooks.add(edge.node().hooks().accumulated, hook);
  }

  public static void retainGrad(Tensor tensor) {
    Edge edge = edgeFor("Tensor.retainGrad", tensor);
    GradState state = stateOf(tensor);
    if (!state.retainsGrad && !(edge.node() instanceof AccumulateGrad)) {
      state.retainsGrad = true;
      edge.node().hooks().retained.add(new Hooks.Retained(edge.output(), tensor));
      TensorAccess.get().setState(tensor, state, true);
    }
  }

  private static Edge edgeFor(String method, Tensor tensor) {
    Edge edge = edge(tensor);
    if (edge == null) {
      throw new GradientException(
          method + ": found a tensor that doesn't require gradient, expected one that does.");
    }
    return edge;
  }

  static Creation creation(Tensor tensor) {
    GradState state = TensorAccess.get().state(tensor);
    return state == null ? Creation.DEFAULT : state.creation;
  }

  /// Marks one of the views that a call returned.
  static void markOneOfMany(Tensor view, int number) {
    markCreation(view, Creation.ONE_OF_MANY);
    stateOf(view).number = number;
  }

  /// Returns which of several views a marked one is.
  static int numberOf(Tensor view) {
    return stateOf(view).number;
  }

  /// Marks a view by how it came to be.
  static void markCreation(Tensor view, Creation creation) {
    GradState state = stateOf(view);
    state.creation = creation;
    // A view without a node meets the layer that refuses writes through its key all the same.
    boolean refuses = creation == Creation.NO_GRAD;
    TensorAccess.get().setState(view, state, refuses || requiresGrad(view));
  }

  /// Returns the node that made a tensor; of a view whose storage was written to since, a new one
  /// that takes the gradient of the view out of its base's.
  static @Nullable BackwardNode node(Tensor tensor) {
    GradState state = TensorAccess.get().state(tensor);
    Tensor base = tensor.base();
    if (base == null) {
      return state == null ? null : state.gradFn;
    }
    if (TensorAccess.get().isWrittenSince(tensor)) {
      Edge ofBase = edge(base);
      if (ofBase != null && !(ofBase.node() instanceof AccumulateGrad)) {
        if (state != null && state.creation == Creation.IN_FUNCTION && state.gradFn != null) {
          throw insideFunction("output " + state.output + " of " + state.gradFn.name(), "has been");
        }
        setNode(tensor, ViewNode.ofMemory(tensor.layout(), base.layout(), ofBase), 0);
        return Objects.requireNonNull(TensorAccess.get().state(tensor)).gradFn;
      }
    }
    return state == null ? null : state.gradFn;
  }

  /// Returns the refusal of a write that would replace a function's own gradient.
  static GradientException insideFunction(String output, String tense) {
    return new GradientException(
        output
            + " is a view and it, its base or another view of its base "
            + tense
            + " modified inplace. This view was created inside a custom Function (or because an"
            + " input was returned as-is), and following the write would override the Function's"
            + " own backward. Write to a clone() of the Function's output.");
  }

  /// Returns where the gradient of a tensor goes; `null` where none is asked for.
  static @Nullable Edge edge(Tensor tensor) {
    BackwardNode node = node(tensor);
    if (node != null) {
      return new Edge(node, outputOf(tensor));
    }
    GradState state = TensorAccess.get().state(tensor);
    if (state == null || !state.requiresGrad) {
      return null;
    }
    synchronized (state) { // two threads must not add to one leaf through two nodes
      AccumulateGrad known = state.accumulator;
      if (known == null) {
        known = new AccumulateGrad(tensor);
        state.accumulator = known;
      }
      return new Edge(known, 0);
    }
  }

  /// Makes a tensor the result of a node.
  static void setNode(Tensor tensor, BackwardNode node, int output) {
    GradState state = stateOf(tensor);
    BackwardNode before = state.gradFn;
    if (state.retainsGrad && before != null) { // the gradient of what the tensor is now
      before.hooks().retained.removeIf(retained -> retained.tensor() == tensor);
      node.hooks().retained.add(new Hooks.Retained(output, tensor));
    }
    state.gradFn = node;
    state.output = output;
    TensorAccess.get().setNodeVersion(tensor);
    TensorAccess.get().setState(tensor, state, true);
  }

  static int outputOf(Tensor tensor) {
    GradState state = TensorAccess.get().state(tensor);
    return state == null ? 0 : state.output;
  }

  static GradState stateOf(Tensor tensor) {
    GradState state = TensorAccess.get().state(tensor);
    return state == null ? new GradState() : state;
  }

  static boolean isRecording() {
    return DispatchContext.current().isRecording();
  }
}
