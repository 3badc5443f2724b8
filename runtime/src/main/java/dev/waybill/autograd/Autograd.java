package dev.waybill.autograd;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.internal.autograd.Anomaly;
import dev.waybill.internal.autograd.Backward;
import dev.waybill.internal.autograd.Checkpoint;
import dev.waybill.internal.text.Given;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Gradients of any results with respect to any inputs, and scopes that turn recording on and off
/// for the current thread.
///
/// ```java
/// try (var _ = Autograd.noGrad()) {
///   weight.sub_(gradient); // not recorded
/// }
/// ```
public final class Autograd {
  private static final String CHECKPOINT = "Autograd.checkpoint";

  private Autograd() {}

  /// Turns recording off for the current thread until the scope is closed.
  ///
  /// @return to be closed by the same thread
  public static DispatchContext.Scope noGrad() {
    return DispatchContext.noGrad();
  }

  /// Runs code in the current thread that is not recorded.
  ///
  /// @param code what to run
  public static void noGrad(Runnable code) {
    DispatchContext.Scope scope = noGrad();
    try {
      code.run();
    } finally {
      scope.close();
    }
  }

  /// Turns recording on for the current thread until the scope is closed.
  ///
  /// @return to be closed by the same thread
  public static DispatchContext.Scope enableGrad() {
    return DispatchContext.enableGrad();
  }

  /// Turns recording off, and makes new tensors inference tensors, until the scope is closed. They
  /// cannot take part in a graph later: saving one for `backward`, or writing to it outside such a
  /// scope, is refused. A `clone()` made outside is a tensor as any other.
  ///
  /// @return to be closed by the same thread
  public static DispatchContext.Scope inference() {
    return DispatchContext.inference();
  }

  /// Runs a section of a model without keeping what its gradients need, and runs it again in
  /// `backward`: memory for time. Weights that the section uses get their gradients as always.
  ///
  /// @param section does the same each time, from its inputs alone; it may not write to them
  /// @param inputs what it is given
  /// @return its results
  /// @throws GradientException if it writes to an input
  public static List<Tensor> checkpoint(UnaryOperator<List<Tensor>> section, List<Tensor> inputs) {
    Given.check(CHECKPOINT, "section", "UnaryOperator<List<Tensor>>", section);
    Given.checkTensors(CHECKPOINT, "inputs", inputs);
    return Checkpoint.run(section, inputs);
  }

  /// Runs a section of one input and one result without keeping what its gradients need.
  ///
  /// @param section does the same each time, from its input alone; it may not write to it
  /// @param input what it is given
  /// @return its result
  /// @throws GradientException if it writes to the input
  public static Tensor checkpoint(UnaryOperator<Tensor> section, Tensor input) {
    Given.check(CHECKPOINT, "section", "UnaryOperator<Tensor>", section);
    Given.check(CHECKPOINT, "input", "Tensor", input);
    // Not List.of: a section that returns null is refused by name.
    return Checkpoint.run(
            all -> Collections.singletonList(section.apply(all.get(0))), List.of(input))
        .get(0);
  }

  /// Returns whether calls of the current thread are recorded.
  ///
  /// @return false inside [#noGrad()]
  public static boolean isGradEnabled() {
    return DispatchContext.current().isGradMode();
  }

  /// Returns gradients and leaves those of the leaves alone. Inside a [dev.waybill.memory.Scope]
  /// they are results of that scope: keep what is to outlive it.
  ///
  /// @param output a single number
  /// @param inputs the tensors to derive by
  /// @return a gradient an input
  /// @throws GradientException if the output has several elements, there is no graph, or an input
  /// was not used in it
  public static List<Tensor> grad(Tensor output, List<Tensor> inputs) {
    String name = "Autograd.grad";
    Given.check(name, "output", "Tensor", output);
    Given.checkTensors(name, "inputs", inputs);
    return used(Backward.grad(List.of(output), List.of(), inputs, false, false, false));
  }

  /// Returns gradients that can be derived in turn, and keeps the graph.
  ///
  /// @param output a single number
  /// @param inputs the tensors to derive by
  /// @return a gradient an input, each with a graph of its own
  /// @throws GradientException as for [#grad(Tensor, List)]
  public static List<Tensor> gradWithGraph(Tensor output, List<Tensor> inputs) {
    String name = "Autograd.gradWithGraph";
    Given.check(name, "output", "Tensor", output);
    Given.checkTensors(name, "inputs", inputs);
    return used(Backward.grad(List.of(output), List.of(), inputs, true, true, false));
  }

  /// Returns gradients and leaves those of the leaves alone. Inside a [dev.waybill.memory.Scope]
  /// they are results of that scope: keep what is to outlive it.
  ///
  /// @param outputs the results
  /// @param gradients theirs, of their shapes; empty where all are single numbers
  /// @param inputs the tensors to derive by
  /// @param retainGraph whether the graph can be run again
  /// @param createGraph whether the gradients can be derived in turn
  /// @param allowUnused whether an input may have no part in the graph
  /// @return a gradient an input; `null` for one that has no part
  /// @throws GradientException if shapes differ, there is no graph, or an input was not used
  public static List<@Nullable Tensor> grad(
      List<Tensor> outputs,
      List<? extends @Nullable Tensor> gradients,
      List<Tensor> inputs,
      boolean retainGraph,
      boolean createGraph,
      boolean allowUnused) {
    check("Autograd.grad", outputs, gradients, inputs);
    return Backward.grad(
        outputs, gradients, inputs, retainGraph || createGraph, createGraph, allowUnused);
  }

  /// Adds gradients to some tensors only.
  ///
  /// @param outputs the results
  /// @param gradients theirs, of their shapes; empty where all are single numbers
  /// @param inputs the tensors whose `grad()` grows; empty for all leaves
  /// @param retainGraph whether the graph can be run again
  /// @param createGraph whether the gradients can be derived in turn
  /// @throws GradientException if shapes differ or there is no graph
  public static void backward(
      List<Tensor> outputs,
      List<? extends @Nullable Tensor> gradients,
      List<Tensor> inputs,
      boolean retainGraph,
      boolean createGraph) {
    check("Autograd.backward", outputs, gradients, inputs);
    Backward.run(outputs, gradients, retainGraph || createGraph, createGraph, inputs);
  }

  /// Lets recorded calls remember where they were made, and `backward` refuse NaN gradients, until
  /// the scope is closed. Slow: for looking for a fault.
  ///
  /// @return ends it
  public static Hook detectAnomaly() {
    Anomaly.turn(true);
    boolean[] closed = {false};
    return () -> {
      if (!closed[0]) {
        closed[0] = true;
        Anomaly.turn(false);
      }
    };
  }

  private static void check(
      String name,
      List<Tensor> outputs,
      List<? extends @Nullable Tensor> gradients,
      List<Tensor> inputs) {
    Given.checkTensors(name, "outputs", outputs);
    Given.check(name, "gradients", "List<Tensor>", gradients); // each of which may be null
    Given.checkTensors(name, "inputs", inputs);
  }

  private static List<Tensor> used(List<@Nullable Tensor> gradients) {
    List<Tensor> used = new ArrayList<>();
    for (Tensor gradient : gradients) {
      if (gradient != null) {
        used.add(gradient);
      }
    }
    return used;
  }
}
