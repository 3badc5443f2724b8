package dev.waybill.internal.autograd;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The end of the graph at a leaf: adds what arrives to the leaf's gradient.
final class AccumulateGrad extends BackwardNode {
  private static final @Nullable Edge[] NOWHERE = {};

  private final Tensor leaf;

  AccumulateGrad(Tensor leaf) {
    super(1, NOWHERE);
    this.leaf = leaf;
  }

  Tensor leaf() {
    return leaf;
  }

  @Override
  long priority() {
    return Long.MAX_VALUE; // as soon as it is ready
  }

  @Override
  public String name() {
    return "AccumulateGrad";
  }

  @Override
  @Nullable Tensor[] apply(@Nullable Tensor[] gradients) {
    Tensor gradient = Objects.requireNonNull(gradients[0]);
    GradState state = Objects.requireNonNull(TensorAccess.get().state(leaf));
    accumulate(leaf, state, gradient);
    Hooks hooks = knownHooks();
    if (hooks != null) {
      for (Consumer<Tensor> hook : hooks.accumulated) {
        hook.accept(leaf);
      }
    }
    return NO_GRADIENTS;
  }

  /// Adds a gradient. Several threads may run graphs that share the leaf.
  static void accumulate(Tensor leaf, GradState state, Tensor gradient) {
    synchronized (state) {
      boolean recorded = DispatchContext.current().isRecording();
      Tensor known = state.grad;
      if (recorded) {
        state.grad = known == null ? gradient : TensorOps.add(known, gradient);
      } else if (known == null) {
        // Its memory may be shared with other gradients, and later ones are added in place.
        state.grad = TensorOps.clone(gradient.detach());
      } else {
        TensorOps.add_(known, gradient);
      }
      if (state.grad != known && state.grad != null) {
        Reach.follow(state.grad, leaf);
      }
    }
  }

  @Override
  void eachSaved(Consumer<Tensor> found) {
    found.accept(leaf);
  }

  @Override
  void release() {
    // saves nothing
  }

  private static final @Nullable Tensor[] NO_GRADIENTS = {};
}
