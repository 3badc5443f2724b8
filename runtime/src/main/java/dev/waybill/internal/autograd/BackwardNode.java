package dev.waybill.internal.autograd;

import dev.waybill.autograd.Hook;
import dev.waybill.autograd.Node;
import dev.waybill.internal.debug.UserLine;
import dev.waybill.internal.memory.Region;
import dev.waybill.internal.text.Given;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What all nodes have: their edges, hooks and place in the order of recording.
public abstract class BackwardNode implements Node {
  private static final AtomicLong SEQUENCE = new AtomicLong();

  /// The place in the order of recording; of its own for each node, which hash tables rely on.
  final long sequence;

  final @Nullable Edge[] next;
  final int outputs;
  private final @Nullable String recordedAt;
  private @Nullable Hooks hooks;
  // What it and all behind it saved lives as long as this region; where it is left, for ever.
  private @Nullable Region keptBy;
  private boolean left;

  BackwardNode(int outputs, @Nullable Edge[] next) {
    this.sequence = SEQUENCE.getAndIncrement();
    this.outputs = outputs;
    this.next = next;
    this.recordedAt = Anomaly.isOn() ? UserLine.current() : null;
  }

  /// Returns what is greater for nodes that run earlier: newer ones.
  long priority() {
    return sequence;
  }

  /// Returns a gradient an edge; `null` for none. Never called again after [#release()], unless it
  /// saved nothing.
  abstract @Nullable Tensor[] apply(@Nullable Tensor[] gradients);

  /// Lets go of what was saved.
  abstract void release();

  /// Returns whether running it calls code that may keep the gradients that it sees.
  boolean callsUsers() {
    return hooks != null;
  }

  /// Calls a function for each tensor that was saved, whatever was done to it since.
  void eachSaved(Consumer<Tensor> found) {
    // most nodes save nothing
  }

  /// Says that what it and all behind it saved lives as long as a region.
  ///
  /// @param region the region; `null` for ever
  final void keptBy(@Nullable Region region) {
    left |= region == null;
    keptBy = region;
  }

  /// Returns whether that is known of a region, or of one around it.
  final boolean isKeptBy(@Nullable Region region) {
    Region known = keptBy;
    return left || (known != null && region != null && region.isWithin(known));
  }

  /// Returns where it was recorded; `null` outside anomaly detection.
  final @Nullable String recordedAt() {
    return recordedAt;
  }

  /// Returns the hooks, made at the first use.
  final Hooks hooks() {
    Hooks known = hooks;
    if (known == null) {
      known = new Hooks();
      hooks = known;
    }
    return known;
  }

  final @Nullable Hooks knownHooks() {
    return hooks;
  }

  @Override
  public List<@Nullable Node> next() {
    List<@Nullable Node> nodes = new ArrayList<>();
    for (Edge edge : next) {
      nodes.add(edge == null ? null : edge.node());
    }
    return nodes;
  }

  @Override
  public Hook registerPreHook(UnaryOperator<List<@Nullable Tensor>> hook) {
    Given.check("Node.registerPreHook", "hook", "UnaryOperator", hook);
    return Hooks.add(hooks().before, hook);
  }

  @Override
  public Hook registerPostHook(
      BiFunction<List<@Nullable Tensor>, List<@Nullable Tensor>, List<@Nullable Tensor>> hook) {
    Given.check("Node.registerPostHook", "hook", "BiFunction", hook);
    return Hooks.add(hooks().after, hook);
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(sequence);
  }

  @Override
  @SuppressWarnings("EqualsUnsafeCast") // nodes are identities; only the hash is a cheaper one
  public final boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public String toString() {
    return "<" + name() + ">";
  }

  /// Returns nulls for all edges.
  final @Nullable Tensor[] none() {
    @Nullable Tensor[] none = new Tensor[next.length];
    Arrays.fill(none, null);
    return none;
  }
}
