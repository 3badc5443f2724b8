package dev.waybill.internal.autograd;

import dev.waybill.autograd.GradientException;
import dev.waybill.tensor.Tensor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A tensor as it was when it was saved.
abstract class SavedTensor {

  /// Saves a tensor that a call is given.
  ///
  /// @param op the call, for the message
  /// @param argument the argument
  static SavedTensor ofArgument(String op, String argument, Tensor tensor) {
    refuseInference(op, argument, tensor);
    Checkpoint.Frame frame = Checkpoint.current();
    if (frame != null) {
      Edge edge = Gradients.edge(tensor);
      if (edge == null || !(edge.node() instanceof AccumulateGrad)) { // leaves live on anyway
        return frame.save(tensor, edge);
      }
    }
    return new Held(tensor, null, 0);
  }

  static SavedTensor ofResult(Tensor tensor, BackwardNode producer, int output) {
    Checkpoint.Frame frame = Checkpoint.current();
    return frame == null
        ? new Held(TensorAccess.get().detached(tensor, tensor.layout()), producer, output)
        : frame.save(tensor, new Edge(producer, output));
  }

  private static void refuseInference(String op, String argument, Tensor tensor) {
    if (tensor.storage().isInference()) {
      throw new GradientException(
          op
              + ": argument "
              + argument
              + ": Inference tensors cannot be saved for backward; found one of shape "
              + tensor.layout().shapeText()
              + " in a recorded call, expected a clone() of it, made outside"
              + " Autograd.inference().");
    }
  }

  /// Returns the tensor.
  ///
  /// @param by the node that saved it
  /// @param what its name there
  abstract Tensor get(BackwardNode by, String what);

  /// Calls a function for each tensor that is held.
  abstract void each(Consumer<Tensor> found);

  /// Keeps the tensor: whoever writes to it afterwards is found out.
  private static final class Held extends SavedTensor {
    private final Tensor tensor;
    private final int version;
    // Of a result: a fresh tensor is made when it is asked for, since the one the user has may have
    // been given another node by a write.
    private final @Nullable BackwardNode producer;
    private final int output;

    Held(Tensor tensor, @Nullable BackwardNode producer, int output) {
      this.tensor = tensor;
      this.version = tensor.version();
      this.producer = producer;
      this.output = output;
    }

    @Override
    void each(Consumer<Tensor> found) {
      found.accept(tensor);
    }

    @Override
    Tensor get(BackwardNode by, String what) {
      TensorAccess.checkLives(by.name(), what + " needed for backward", tensor);
      int found = tensor.version();
      if (found != version) {
        throw new GradientException(
            by.name()
                + ": one of the variables needed for gradient computation has been modified by an"
                + " inplace operation: "
                + what
                + ", "
                + tensor.dtype()
                + " "
                + tensor.layout().shapeText()
                + madeBy()
                + ", is at version "
                + found
                + "; expected version "
                + version
                + " instead. Write to a clone() of it, or use the out-of-place op; with"
                + " Autograd.detectAnomaly() the forward call is shown.");
      }
      if (producer == null) {
        return tensor;
      }
      Tensor result = TensorAccess.get().detached(tensor, tensor.layout());
      Gradients.setNode(result, producer, output);
      return result;
    }

    private String madeBy() {
      BackwardNode node = producer != null ? producer : Gradients.node(tensor);
      return node == null ? "" : ", which is output " + output + " of " + node.name();
    }
  }
}
