package dev.waybill.internal.autograd;

import dev.waybill.autograd.GradientException;
import dev.waybill.internal.dispatch.Layer;
import dev.waybill.internal.dispatch.TableHandle;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The layer that records calls of in-place forms: the written tensor, or the base that it is a
/// view of, becomes the result of the op's node.
public final class InPlace implements Layer {
  /// No argument is written.
  static final int NOTHING = -1;

  private final TableHandle formOf;

  /// Makes the layer of one in-place form.
  ///
  /// @param formOf the op that it is the form of
  public InPlace(TableHandle formOf) {
    this.formOf = formOf;
  }

  @Override
  public @Nullable Object call(TableHandle op, @Nullable Object[] arguments) {
    Tensor written = (Tensor) Objects.requireNonNull(arguments[0]);
    Inputs inputs = formOf.traits().isDifferentiable() ? Inputs.of(formOf, arguments) : null;
    if (inputs != null
        || Gradients.requiresGrad(written)
        || Gradients.creation(written) == GradState.Creation.NO_GRAD) {
      check(op.name(), written);
    }
    OpNode.Prepared node = inputs == null ? null : OpNode.prepare(formOf, arguments, inputs, 0);
    Recorder.below(op, arguments);
    if (node != null) {
      rebase(written, node.finish(written));
    }
    return written;
  }

  /// Returns a copy that no graph knows, for values that are about to be written over.
  static Tensor copyOf(Tensor tensor) {
    return TensorOps.clone(tensor);
  }

  private static void check(String op, Tensor written) {
    GradState state = TensorAccess.get().state(written);
    Tensor base = written.base();
    if (base == null) {
      if (state != null && state.requiresGrad && state.gradFn == null) {
        throw new GradientException(
            op
                + ": a leaf tensor that requires grad is being used in an in-place operation; found"
                + " one to write to, expected a clone() of it, or the write inside"
                + " Autograd.noGrad().");
      }
      return;
    }
    switch (Gradients.creation(written)) {
      case DEFAULT -> {
        if (Gradients.isLeaf(base) && Gradients.requiresGrad(base)) {
          throw new GradientException(
              op
                  + ": a view of a leaf tensor that requires grad is being used in an in-place"
                  + " operation; found one to write to, expected a clone() of it, or the write"
                  + " inside Autograd.noGrad().");
        }
      }
      case NO_GRAD ->
          throw new GradientException(
              op
                  + ": a view was created in noGrad mode and is being modified inplace with grad mode"
                  + " enabled, which is ambiguous and therefore forbidden. Move both the view and"
                  + " the write inside the noGrad block, or both outside.");
      case ONE_OF_MANY ->
          throw new GradientException(
              op
                  + ": output "
                  + Gradients.numberOf(written)
                  + " of "
                  + nameOf(written)
                  + " is a view and is being modified inplace, but that function returns several"
                  + " views, whose graph does not allow it. Replace the inplace operation by an"
                  + " out-of-place one.");
      case IN_FUNCTION ->
          throw Gradients.insideFunction(
              op + ": output " + Gradients.outputOf(written) + " of " + nameOf(written),
              "is being");
    }
  }

  private static String nameOf(Tensor written) {
    BackwardNode node = Gradients.node(written);
    return node == null ? "a function" : node.name();
  }

  private static void rebase(Tensor written, OpNode node) {
    Tensor base = written.base();
    if (base == null) {
      Gradients.setNode(written, node, 0);
      Reach.hold(node, written);
      return;
    }
    BackwardNode ofAll =
        new CopySlices(Gradients.edge(base), base.layout(), written.layout(), node);
    Gradients.setNode(base, ofAll, 0);
    Reach.hold(ofAll, base);
  }
}
