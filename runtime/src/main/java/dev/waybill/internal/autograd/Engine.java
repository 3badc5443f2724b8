package dev.waybill.internal.autograd;

import dev.waybill.autograd.GradientException;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.internal.memory.Lease;
import dev.waybill.internal.memory.Region;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs a graph backwards: newest nodes first, each when all gradients of its results have arrived.
/// Nothing of a run is kept in the graph, so several threads may run graphs that share nodes.
final class Engine {
  private final boolean keepGraph;
  private final boolean createGraph;
  private final Map<BackwardNode, Task> tasks = new HashMap<>();
  private final PriorityQueue<Task> ready =
      new PriorityQueue<>((a, b) -> Long.compare(b.node.priority(), a.node.priority()));
  private final List<Capture> captures;
  private final boolean accumulates;
  private boolean callsUsers;
  // Of a run that calls no code of users: gives large gradients back as soon as they are used.
  private @Nullable Region region;

  /// Makes a run.
  ///
  /// @param captures whose gradients are wanted; empty for all leaves
  /// @param accumulates whether those of leaves are added to them, hooks and all
  Engine(boolean keepGraph, boolean createGraph, List<Capture> captures, boolean accumulates) {
    this.keepGraph = keepGraph;
    this.createGraph = createGraph;
    this.captures = captures;
    this.accumulates = accumulates;
  }

  /// An input whose gradient is returned and not added to the leaf.
  static final class Capture {
    final Edge edge;
    @Nullable Tensor gradient;

    Capture(Edge edge) {
      this.edge = edge;
    }
  }

  private static final class Task {
    final BackwardNode node;
    final @Nullable Tensor[] gradients;
    final boolean[] owned;
    int waitingFor;
    boolean needed = true;
    @Nullable List<Capture> captures;

    Task(BackwardNode node) {
      this.node = node;
      this.gradients = new @Nullable Tensor[node.outputs];
      this.owned = new boolean[node.outputs];
    }
  }

  void run(List<Edge> roots, List<Tensor> gradients) {
    plan(roots);
    for (Capture capture : captures) {
      Task task = tasks.get(capture.edge.node());
      if (task != null) {
        task.captures = task.captures == null ? new ArrayList<>() : task.captures;
        task.captures.add(capture);
      }
    }
    if (!captures.isEmpty()) {
      markNeeded();
    }
    DispatchContext.Scope scope =
        createGraph ? DispatchContext.enableGrad() : DispatchContext.noGrad();
    // Hooks and functions of users may keep what they are shown, and a graph of gradients does.
    region = createGraph || callsUsers ? null : Region.openForEngine();
    try {
      for (int i = 0; i < roots.size(); i++) {
        add(task(roots.get(i).node()), roots.get(i).output(), gradients.get(i));
      }
      for (BackwardNode node : nodes(roots)) {
        if (task(node).waitingFor == 0) { // others get gradients from a root first
          ready.add(task(node));
        }
      }
      for (Task task = ready.poll(); task != null; task = ready.poll()) {
        run(task);
      }
    } finally {
      endRegion();
      scope.close();
    }
  }

  private void endRegion() {
    Region known = region;
    region = null;
    if (known != null) {
      known.closeForEngine();
    }
  }

  private static Set<BackwardNode> nodes(List<Edge> edges) {
    Set<BackwardNode> nodes = new LinkedHashSet<>();
    edges.forEach(edge -> nodes.add(edge.node()));
    return nodes;
  }

  private Task task(BackwardNode node) {
    Task task = tasks.get(node);
    if (task == null) {
      throw new AssertionError("a node was not planned");
    }
    return task;
  }

  /// Counts for each node how many gradients it will get. Iterative: graphs are as deep as training
  /// loops are long.
  private void plan(List<Edge> roots) {
    ArrayDeque<BackwardNode> open = new ArrayDeque<>();
    for (Edge root : roots) {
      if (tasks.putIfAbsent(root.node(), new Task(root.node())) == null) {
        open.push(root.node());
      }
    }
    while (!open.isEmpty()) {
      BackwardNode node = open.pop();
      callsUsers |= node.callsUsers();
      for (Edge edge : node.next) {
        if (edge != null) {
          Task task = tasks.get(edge.node());
          if (task == null) {
            task = new Task(edge.node());
            tasks.put(edge.node(), task);
            open.push(edge.node());
          }
          task.waitingFor++;
        }
      }
    }
  }

  /// Of the planned nodes only those are run from which an input is reached.
  private void markNeeded() {
    List<Task> oldestFirst = new ArrayList<>(tasks.values());
    // A leaf may be newer than what uses it, but nothing comes after it.
    oldestFirst.sort(
        (a, b) ->
            Long.compare(
                a.node.next.length == 0 ? -1 : a.node.sequence,
                b.node.next.length == 0 ? -1 : b.node.sequence));
    for (Task task : oldestFirst) {
      task.needed = task.captures != null || leadsOn(task);
    }
  }

  private void run(Task task) {
    BackwardNode node = task.node;
    Hooks hooks = node.knownHooks();
    if (hooks != null) {
      endRegion(); // they were added since the run began
      runTensorHooks(task, hooks);
    }
    if (task.captures != null) {
      for (Capture capture : task.captures) {
        capture.gradient = task.gradients[capture.edge.output()];
        keep(capture.gradient);
      }
    }
    @Nullable Tensor[] found = node.none();
    if ((captures.isEmpty() || leadsOn(task) || accumulatesHere(task))
        && anyPresent(task.gradients)) {
      if (hooks != null) {
        runBefore(task, hooks);
      }
      found = apply(task);
      if (hooks != null) {
        found = runAfter(task, hooks, found);
      }
      if (!keepGraph) {
        node.release();
      }
    }
    for (int i = 0; i < node.next.length; i++) {
      Edge edge = node.next[i];
      if (edge != null) {
        Task next = task(edge.node());
        Tensor gradient = found[i];
        if (gradient != null && next.needed) {
          add(next, edge.output(), gradient);
        }
        if (--next.waitingFor == 0) {
          ready.add(next);
        }
      }
    }
    tasks.remove(node); // lets go of its gradients
    Region known = region;
    if (known != null) {
      for (Tensor gradient : task.gradients) {
        if (gradient != null) {
          known.unuse(TensorAccess.leaseOf(gradient));
        }
      }
      known.sweep();
    }
  }

  /// Lets a gradient that the caller gets outlive the run.
  private static void keep(@Nullable Tensor gradient) {
    Lease lease = gradient == null ? null : TensorAccess.leaseOf(gradient);
    Region owner = lease == null ? null : lease.owner();
    if (lease != null && owner != null && owner.isOfEngine()) {
      lease.moveTo(owner.parent());
    }
  }

  /// Where inputs are captured, nothing is added to other leaves.
  private boolean accumulatesHere(Task task) {
    return accumulates && task.captures != null && task.node instanceof AccumulateGrad;
  }

  private boolean leadsOn(Task task) {
    for (Edge edge : task.node.next) {
      if (edge != null && task(edge.node()).needed) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyPresent(@Nullable Tensor[] gradients) {
    for (Tensor gradient : gradients) {
      if (gradient != null) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Tensor[] apply(Task task) {
    BackwardNode node = task.node;
    String recordedAt = node.recordedAt();
    try {
      @Nullable Tensor[] found = node.apply(task.gradients);
      if (recordedAt != null) {
        refuseNaN(node, found);
      }
      return found;
    } catch (RuntimeException e) {
      if (recordedAt == null) {
        throw e;
      }
      throw new GradientException(
          e.getMessage()
              + " The forward call of "
              + node.name()
              + " was recorded "
              + (recordedAt.isEmpty() ? "by no line of a program" : "at " + recordedAt)
              + ".",
          e);
    }
  }

  private static boolean hasNaN(Tensor tensor) {
    return tensor.dtype().isFloating()
        && Arrays.stream(tensor.toDoubleArray()).anyMatch(Double::isNaN);
  }

  private static void refuseNaN(BackwardNode node, @Nullable Tensor[] found) {
    for (int i = 0; i < found.length; i++) {
      Tensor gradient = found[i];
      if (gradient != null && hasNaN(gradient)) {
        throw new GradientException(
            node.name() + ": returned nan values in its gradient number " + i + ".");
      }
    }
  }

  private void add(Task task, int output, Tensor gradient) {
    Tensor known = task.gradients[output];
    if (known == null) {
      task.gradients[output] = gradient;
      use(gradient);
    } else if (task.owned[output] && !createGraph) {
      TensorOps.add_(known, gradient);
    } else {
      Tensor sum = TensorOps.add(known, gradient);
      task.gradients[output] = sum;
      task.owned[output] = true; // nobody else has seen the sum
      use(sum);
      Region run = region;
      if (run != null) {
        run.unuse(TensorAccess.leaseOf(known));
      }
    }
  }

  private void use(Tensor gradient) {
    Region run = region;
    if (run != null) {
      run.use(TensorAccess.leaseOf(gradient));
    }
  }

  private static void runTensorHooks(Task task, Hooks hooks) {
    for (Hooks.OfTensor hook : hooks.ofTensors) {
      Tensor gradient = task.gradients[hook.output()];
      if (gradient != null) {
        Tensor other = hook.hook().apply(gradient);
        if (other != null) {
          TensorAccess.checkLives("Tensor.registerHook", "gradient of a hook", other);
          checkSize(gradient, other);
          GradientPlace.check(
              "Tensor.registerHook: a hook has moved the gradient", other, gradient);
          task.gradients[hook.output()] = other;
        }
        task.owned[hook.output()] = false;
      }
    }
    for (Hooks.Retained retained : hooks.retained) {
      Tensor gradient = task.gradients[retained.output()];
      if (gradient != null) {
        GradState state = Gradients.stateOf(retained.tensor());
        synchronized (state) { // other threads may run the same graph
          state.grad = state.grad == null ? gradient : TensorOps.add(state.grad, gradient);
          Reach.follow(state.grad, retained.tensor());
        }
        task.owned[retained.output()] = false;
      }
    }
  }

  private static void checkSize(Tensor gradient, Tensor other) {
    if (!gradient.layout().sameShape(other.layout())) {
      throw new GradientException(
          "Tensor.registerHook: a hook has changed the size of the gradient, from "
              + gradient.layout().shapeText()
              + " to "
              + other.layout().shapeText()
              + ".");
    }
  }

  private static void runBefore(Task task, Hooks hooks) {
    for (var hook : hooks.before) {
      List<@Nullable Tensor> changed = hook.apply(asList(task.gradients));
      checkCount("registerPreHook", task.node, task.gradients.length, changed);
      GradientPlace.check(
          "Node.registerPreHook: a hook of " + task.node.name(), changed, task.gradients);
      for (int i = 0; i < task.gradients.length; i++) {
        task.gradients[i] = changed.get(i);
      }
    }
  }

  private static @Nullable Tensor[] runAfter(Task task, Hooks hooks, @Nullable Tensor[] found) {
    List<@Nullable Tensor> changed = asList(found);
    for (var hook : hooks.after) {
      changed = hook.apply(changed, asList(task.gradients));
      checkCount("registerPostHook", task.node, task.node.next.length, changed);
      GradientPlace.check("Node.registerPostHook: a hook of " + task.node.name(), changed, found);
    }
    return changed.toArray(new Tensor[0]);
  }

  private static void checkCount(
      String method, BackwardNode node, int expected, List<@Nullable Tensor> found) {
    if (found.size() != expected) {
      throw new GradientException(
          "Node."
              + method
              + ": a hook of "
              + node.name()
              + " returned "
              + found.size()
              + " gradients, expected "
              + expected
              + ".");
    }
  }

  private static List<@Nullable Tensor> asList(@Nullable Tensor[] tensors) {
    List<@Nullable Tensor> list = new ArrayList<>();
    for (Tensor tensor : tensors) {
      list.add(tensor);
    }
    return list;
  }
}
