package dev.waybill.internal.autograd;

import dev.waybill.autograd.FunctionContext;
import dev.waybill.autograd.GradientException;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.internal.autograd.GradState.Creation;
import dev.waybill.internal.memory.Region;
import dev.waybill.internal.memory.Regions;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Calls functions that users gave a gradient of their own.
public final class FunctionCalls {
  private FunctionCalls() {}

  /// Calls a function and records it, where an input takes part.
  ///
  /// @param name what errors call it
  public static List<Tensor> call(
      String name,
      BiFunction<FunctionContext, List<Tensor>, List<Tensor>> forward,
      BiFunction<FunctionContext, List<Tensor>, List<@Nullable Tensor>> backward,
      List<Tensor> inputs) {
    @Nullable Edge[] edges = new @Nullable Edge[inputs.size()];
    boolean recorded = false;
    if (Gradients.isRecording()) {
      for (int i = 0; i < edges.length; i++) {
        edges[i] = Gradients.edge(inputs.get(i));
        recorded |= edges[i] != null;
      }
    }
    int[] versions = inputs.stream().mapToInt(Tensor::version).toArray();
    Context context = new Context(edges);
    List<Tensor> results = new ArrayList<>();
    DispatchContext.Scope scope = DispatchContext.noGrad();
    try {
      for (Tensor result : forward.apply(context, List.copyOf(inputs))) {
        TensorAccess.checkLives(name, "result " + results.size(), result);
        results.add(recorded ? fresh(result, inputs) : result);
        context.returned.add(result);
      }
    } finally {
      scope.close();
    }
    if (recorded) {
      checkUnwritten(name, inputs, versions);
      record(new FunctionNode(name, backward, context, inputs, results), context, results);
    }
    return List.copyOf(results);
  }

  /// Returns a tensor that can be given a node: not an input itself, nor what has one already.
  private static Tensor fresh(Tensor result, List<Tensor> inputs) {
    boolean input = inputs.stream().anyMatch(tensor -> tensor == result);
    return input || Gradients.requiresGrad(result)
        ? TensorOps.view(result, result.shape())
        : result;
  }

  private static void checkUnwritten(String name, List<Tensor> inputs, int[] versions) {
    for (int i = 0; i < versions.length; i++) {
      if (inputs.get(i).version() != versions[i]) {
        throw new GradientException(
            name
                + ": forward wrote to its input "
                + i
                + ", expected that it leaves its inputs alone. Write to a clone() of it.");
      }
    }
  }

  private static void record(FunctionNode node, Context context, List<Tensor> results) {
    for (int i = 0; i < results.size(); i++) {
      Tensor result = results.get(i);
      if (result.dtype().isFloating() && !context.isFixed(context.returned.get(i))) {
        Gradients.setNode(result, node, i);
        if (result.base() != null) {
          Gradients.markCreation(result, Creation.IN_FUNCTION);
        }
      }
    }
    node.save(context.kept);
    results.forEach(result -> Reach.hold(node, result)); // forward may return an older tensor
  }

  /// One call.
  static final class Context implements FunctionContext {
    private final @Nullable Edge[] edges;
    private final List<Tensor> fixed = new ArrayList<>();
    // As forward returned them, before some were replaced by views.
    final List<Tensor> returned = new ArrayList<>();
    private List<Tensor> kept = List.of();
    private final @Nullable Region around = Regions.here().region();
    private @Nullable FunctionNode node;

    private Context(@Nullable Edge[] edges) {
      this.edges = edges;
    }

    void setNode(FunctionNode recorded) {
      node = recorded;
      returned.clear();
      fixed.clear();
      kept = List.of();
    }

    @Override
    public void save(Tensor... tensors) {
      kept = List.of(tensors);
      if (around != Regions.here().region()) { // in a scope of forward's own
        kept.forEach(tensor -> Reach.keep(tensor, around));
      }
    }

    @Override
    public List<Tensor> saved() {
      FunctionNode recorded = node;
      return recorded == null ? kept : recorded.saved();
    }

    @Override
    public void markNonDifferentiable(Tensor... results) {
      fixed.addAll(Arrays.asList(results));
    }

    @Override
    public boolean needsGradient(int input) {
      return edges[input] != null;
    }

    private boolean isFixed(Tensor result) {
      return fixed.stream().anyMatch(tensor -> tensor == result);
    }

    @Nullable Edge[] edges() {
      return edges;
    }
  }
}
