package dev.waybill.internal.autograd;

import dev.waybill.autograd.GradientException;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.internal.autograd.Engine.Capture;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks what is to be derived and starts the engine.
public final class Backward {
  private Backward() {}

  /// Adds gradients to leaves.
  ///
  /// @param roots the results
  /// @param gradients theirs; empty where all are single numbers
  /// @param inputs the tensors whose gradients are wanted; empty for all leaves
  public static void run(
      List<Tensor> roots,
      List<? extends @Nullable Tensor> gradients,
      boolean retainGraph,
      boolean createGraph,
      List<Tensor> inputs) {
    List<@Nullable Tensor> found =
        start("backward", roots, gradients, retainGraph, createGraph, inputs);
    for (int i = 0; i < inputs.size(); i++) {
      Tensor gradient = found.get(i);
      if (gradient != null && !inputs.get(i).isLeaf()) { // the engine has added to leaves
        accumulate(inputs.get(i), gradient, createGraph);
      }
    }
  }

  private static void accumulate(Tensor input, Tensor gradient, boolean createGraph) {
    GradState state = Gradients.stateOf(input);
    DispatchContext.Scope scope =
        createGraph ? DispatchContext.enableGrad() : DispatchContext.noGrad();
    try {
      AccumulateGrad.accumulate(input, state, gradient);
    } finally {
      scope.close();
    }
    TensorAccess.get().setState(input, state, true);
  }

  /// Returns gradients.
  ///
  /// @return one an input; `null` for an input that was not used
  public static List<@Nullable Tensor> grad(
      List<Tensor> roots,
      List<? extends @Nullable Tensor> gradients,
      List<Tensor> inputs,
      boolean retainGraph,
      boolean createGraph,
      boolean allowUnused) {
    List<@Nullable Tensor> found =
        start("Autograd.grad", roots, gradients, retainGraph, createGraph, inputs);
    for (int i = 0; i < inputs.size(); i++) {
      if (found.get(i) == null && !allowUnused) {
        throw new GradientException(
            "Autograd.grad: the differentiated tensor at index "
                + i
                + " appears to not have been used in the graph; found no path to it from the outputs,"
                + " expected one. Where that is meant, Autograd.grad(outputs, gradients, inputs,"
                + " retainGraph, createGraph, allowUnused) returns null for it.");
      }
    }
    return found;
  }

  private static List<@Nullable Tensor> start(
      String name,
      List<Tensor> roots,
      List<? extends @Nullable Tensor> gradients,
      boolean retainGraph,
      boolean createGraph,
      List<Tensor> inputs) {
    if (!gradients.isEmpty() && gradients.size() != roots.size()) {
      throw new GradientException(
          name
              + ": found "
              + gradients.size()
              + " gradients for "
              + roots.size()
              + " tensors, expected one each.");
    }
    List<Edge> edges = new ArrayList<>();
    List<Tensor> ofRoots = new ArrayList<>();
    for (int i = 0; i < roots.size(); i++) {
      Edge edge = Gradients.edge(roots.get(i));
      if (edge == null) {
        throw new GradientException(
            name
                + ": element "
                + i
                + " of tensors does not require grad and does not have a gradFn; found a tensor"
                + " without a graph, expected the result of recorded calls on tensors that require"
                + " gradients.");
      }
      edges.add(edge);
      ofRoots.add(gradientOf(name, i, roots.get(i), gradients.isEmpty() ? null : gradients.get(i)));
    }
    List<Capture> captures = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Edge edge = Gradients.edge(inputs.get(i));
      if (edge == null) {
        throw new GradientException(
            name
                + ": one of the differentiated tensors does not require grad; found the one at"
                + " index "
                + i
                + " outside the graph, expected requiresGrad(true) before the calls.");
      }
      captures.add(new Capture(edge));
    }
    boolean accumulates = name.equals("backward");
    new Engine(retainGraph, createGraph, captures, accumulates).run(edges, ofRoots);
    List<@Nullable Tensor> found = new ArrayList<>();
    captures.forEach(capture -> found.add(capture.gradient));
    return found;
  }

  private static Tensor gradientOf(String name, int index, Tensor root, @Nullable Tensor gradient) {
    if (gradient == null) {
      if (root.size() != 1) {
        throw new GradientException(
            name
                + ": grad can be implicitly created only for scalar outputs, found shape "
                + root.layout().shapeText()
                + ", expected one element, or the gradient of the result as an argument.");
      }
      Tensor one = Results.empty(root, root.dtype(), root.shape());
      Copies.copy(Tensor.scalar(1L), one);
      return one;
    }
    if (!gradient.layout().sameShape(root.layout())) {
      throw new GradientException(
          name
              + ": mismatch in shape: the gradient at index "
              + index
              + " has a shape of "
              + gradient.layout().shapeText()
              + " and the result "
              + root.layout().shapeText()
              + "; found shape "
              + gradient.layout().shapeText()
              + ", expected "
              + root.layout().shapeText()
              + ".");
    }
    GradientPlace.check(
        name + ": the gradient at index " + index + " lies elsewhere than the result",
        gradient,
        root);
    return Objects.requireNonNull(gradient);
  }
}
