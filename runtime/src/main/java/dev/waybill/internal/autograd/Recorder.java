package dev.waybill.internal.autograd;

import dev.waybill.autograd.GradientException;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.internal.dispatch.Layer;
import dev.waybill.internal.dispatch.TableHandle;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The layer that records calls of ops for gradients.
public final class Recorder implements Layer {

  /// The layer.
  public Recorder() {}

  @Override
  public @Nullable Object call(TableHandle op, @Nullable Object[] arguments) {
    Inputs inputs = op.traits().isDifferentiable() ? Inputs.of(op, arguments) : null;
    if (inputs != null && op.gradients().isEmpty()) {
      throw new GradientException(
          op.name()
              + ": it has no derivative to record; its module declares neither a gradient"
              + " nor that there is none.");
    }
    OpNode.Prepared node =
        inputs == null ? null : OpNode.prepare(op, arguments, inputs, InPlace.NOTHING);
    Object result = below(op, arguments);
    if (node != null) {
      record(op, node.finish(result), arguments, result);
    }
    return result;
  }

  /// Calls what is below without recording the ops that the kernel is made of.
  static @Nullable Object below(TableHandle op, @Nullable Object[] arguments) {
    DispatchContext context = DispatchContext.current();
    boolean before = context.pauseRecording();
    try {
      return op.redispatch(Key.AUTOGRAD, arguments);
    } finally {
      context.resumeRecording(before);
    }
  }

  private static void record(
      TableHandle op, OpNode node, @Nullable Object[] arguments, @Nullable Object result) {
    List<Tensor> results = TensorTuple.of(result);
    for (int i = 0; i < results.size(); i++) {
      Tensor tensor = results.get(i);
      for (Object argument : arguments) {
        if (argument == tensor) {
          throw new GradientException(
              op.name()
                  + ": the kernel returned one of its arguments, expected a new tensor or a view.");
        }
      }
      if (tensor.dtype().isFloating()) {
        Gradients.setNode(tensor, node, i);
        if (results.size() > 1 && tensor.base() != null) {
          Gradients.markOneOfMany(tensor, i);
        }
      }
    }
  }
}
