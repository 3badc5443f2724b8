package dev.waybill.internal.autograd;

import dev.waybill.internal.memory.Lease;
import dev.waybill.internal.memory.Region;
import dev.waybill.internal.memory.Regions;
import dev.waybill.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets the arrays that a tensor needs outlive a scope: its own, and those that its graph would
/// read in `backward`. Each node remembers how long it lives, so that a graph that grows from scope
/// to scope is walked once and not each time.
public final class Reach {
  private final @Nullable Region region;
  private final Set<BackwardNode> seen = new HashSet<>();
  private final ArrayDeque<BackwardNode> open = new ArrayDeque<>();

  private Reach(@Nullable Region region) {
    this.region = region;
  }

  /// Lets a tensor and its graph live as long as a region around the present one.
  ///
  /// @param region the region; `null` leaves them to the collector
  public static void keep(Tensor tensor, @Nullable Region region) {
    Reach reach = new Reach(region);
    reach.tensor(tensor);
    reach.walk();
  }

  /// Lets a gradient live as long as the tensor that it is the gradient of.
  static void follow(Tensor gradient, Tensor of) {
    keep(gradient, regionOf(of));
  }

  /// Lets what a node saved live as long as the tensor that the node was given to, which may be
  /// older than the scope that the call stands in.
  static void hold(BackwardNode node, Tensor holder) {
    Region here = Regions.here().region();
    if (here == null) {
      return; // nothing is given back
    }
    Region region = regionOf(holder);
    if (region != here) {
      // Whose scope is no one around the present one is nobody to wait for.
      Reach reach = new Reach(region != null && here.isWithin(region) ? region : null);
      reach.node(node);
      reach.walk();
    }
  }

  private static @Nullable Region regionOf(Tensor tensor) {
    Lease lease = TensorAccess.leaseOf(tensor);
    return lease == null ? null : lease.owner();
  }

  private void walk() {
    while (!open.isEmpty()) { // graphs are too deep to recurse
      BackwardNode node = open.pop();
      node.eachSaved(this::tensor);
      for (Edge edge : node.next) {
        if (edge != null) {
          node(edge.node());
        }
      }
    }
    // Not before all is done: another thread may rely on it.
    seen.forEach(node -> node.keptBy(region));
  }

  private void tensor(Tensor tensor) {
    array(tensor);
    node(Gradients.node(tensor));
    Tensor gradient = Gradients.grad(tensor);
    if (gradient != null) {
      array(gradient);
      node(Gradients.node(gradient));
    }
  }

  private void array(Tensor tensor) {
    Lease lease = TensorAccess.leaseOf(tensor);
    if (lease != null) {
      lease.moveTo(region);
    }
  }

  private void node(@Nullable BackwardNode node) {
    if (node != null && !node.isKeptBy(region) && seen.add(node)) {
      open.push(node);
    }
  }
}
