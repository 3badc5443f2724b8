package dev.waybill.internal.autograd;

import dev.waybill.internal.memory.Lease;
import dev.waybill.internal.memory.Region;
import dev.waybill.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The arrays that a tensor needs: its own, and those that its graph would read in `backward`.
public final class Reach {
  private final Consumer<Lease> found;
  private final Set<BackwardNode> seen = new HashSet<>();
  private final ArrayDeque<BackwardNode> open = new ArrayDeque<>();

  private Reach(Consumer<Lease> found) {
    this.found = found;
  }

  /// Calls a function for each array that a memory scope lends, some several times.
  public static void of(Tensor tensor, Consumer<Lease> found) {
    Reach reach = new Reach(found);
    reach.tensor(tensor);
    while (!reach.open.isEmpty()) { // graphs are too deep to recurse
      BackwardNode node = reach.open.pop();
      node.eachSaved(reach::tensor);
      for (Edge edge : node.next) {
        if (edge != null) {
          reach.node(edge.node());
        }
      }
    }
  }

  /// Lets a gradient live as long as the tensor that it is the gradient of.
  static void follow(Tensor gradient, Tensor of) {
    Lease lease = TensorAccess.leaseOf(of);
    Region region = lease == null ? null : lease.owner();
    of(gradient, each -> each.moveTo(region));
  }

  private void tensor(Tensor tensor) {
    Lease lease = TensorAccess.leaseOf(tensor);
    if (lease != null) {
      found.accept(lease);
    }
    GradState state = TensorAccess.get().state(tensor);
    if (state == null) {
      return;
    }
    Tensor gradient = state.grad;
    Lease ofGradient = gradient == null ? null : TensorAccess.leaseOf(gradient);
    if (ofGradient != null) {
      found.accept(ofGradient);
    }
    node(Gradients.node(tensor));
  }

  private void node(@Nullable BackwardNode node) {
    if (node != null && seen.add(node)) {
      open.push(node);
    }
  }
}
