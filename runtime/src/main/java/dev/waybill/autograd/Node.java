package dev.waybill.autograd;

import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A recorded call: knows how to turn gradients of its results into gradients of its arguments.
public interface Node {

  /// Returns what was recorded.
  ///
  /// @return the op's name, such as `tensor.mul`; `AccumulateGrad` for a leaf
  String name();

  /// Returns the nodes that the gradients of the arguments go to.
  ///
  /// @return one an argument; `null` where no gradient is asked for
  List<@Nullable Node> next();

  /// Adds a function that runs before the node, and may replace the gradients of its results.
  ///
  /// @param hook takes the gradients, `null` for those that are not known, and returns them
  /// @return removes the function when it is closed
  Hook registerPreHook(UnaryOperator<List<@Nullable Tensor>> hook);

  /// Adds a function that runs after the node, and may replace the gradients of its arguments.
  ///
  /// @param hook takes the gradients of the arguments and those of the results; returns the former
  /// @return removes the function when it is closed
  Hook registerPostHook(
      BiFunction<List<@Nullable Tensor>, List<@Nullable Tensor>, List<@Nullable Tensor>> hook);
}
