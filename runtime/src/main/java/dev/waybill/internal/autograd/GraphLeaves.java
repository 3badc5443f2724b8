package dev.waybill.internal.autograd;

import dev.waybill.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The leaves that get a gradient when results are derived.
public final class GraphLeaves {
  private GraphLeaves() {}

  /// Walks the graph behind results.
  ///
  /// @param results those that a loss may be computed from
  /// @return the leaves, by identity
  public static Set<Tensor> of(List<Tensor> results) {
    Set<Tensor> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<BackwardNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<BackwardNode> open = new ArrayDeque<>();
    for (Tensor result : results) {
      Edge edge = Gradients.edge(result);
      if (edge != null && seen.add(edge.node())) {
        open.add(edge.node());
      }
    }
    while (!open.isEmpty()) {
      BackwardNode node = open.remove();
      if (node instanceof AccumulateGrad end) {
        leaves.add(end.leaf());
      }
      for (Edge edge : node.next) {
        if (edge != null && seen.add(edge.node())) {
          open.add(edge.node());
        }
      }
    }
    return leaves;
  }
}
