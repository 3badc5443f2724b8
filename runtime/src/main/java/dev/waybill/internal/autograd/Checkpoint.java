package dev.waybill.internal.autograd;

import dev.waybill.autograd.GradientException;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.memory.Lease;
import dev.waybill.internal.memory.Region;
import dev.waybill.internal.memory.Regions;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A section of the forward run that saves no tensors, and runs again when the first of them is
/// needed. The graph is recorded as always, so that tensors the section finds outside, such as
/// weights, get their gradients too, and higher derivatives work.
public final class Checkpoint {
  private static final String NAME = "Autograd.checkpoint";
  // Spares the look at the thread's frame where no thread has any.
  private static final AtomicInteger FRAMES = new AtomicInteger();
  private static final ThreadLocal<@Nullable Frame> CURRENT = new ThreadLocal<>();

  private final UnaryOperator<List<Tensor>> section;
  private final List<Tensor> inputs;
  private final int[] versions;
  private int saves;
  private boolean running;
  private @Nullable Tensor @Nullable [] again;

  private Checkpoint(UnaryOperator<List<Tensor>> section, List<Tensor> inputs) {
    this.section = section;
    this.inputs = inputs;
    this.versions = inputs.stream().mapToInt(Tensor::version).toArray();
  }

  /// Runs a section.
  public static List<Tensor> run(UnaryOperator<List<Tensor>> section, List<Tensor> inputs) {
    if (!Gradients.isRecording()) {
      return checkLive(section.apply(inputs));
    }
    Checkpoint checkpoint = new Checkpoint(section, List.copyOf(inputs));
    Frame frame = checkpoint.new Frame(null);
    List<Tensor> results = checkpoint.run(frame);
    checkpoint.saves = frame.count;
    checkpoint.checkUnwritten();
    return checkLive(results);
  }

  private static List<Tensor> checkLive(@Nullable List<Tensor> results) {
    if (results == null) {
      throw new WrongArgumentException(
          NAME, "section", "found null as what it returns, expected List<Tensor>.");
    }
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) == null) {
        throw new WrongArgumentException(
            NAME, "section", "found null as result " + i + ", expected Tensor.");
      }
      TensorAccess.checkLives(NAME, "result " + i + " of the section", results.get(i));
    }
    return results;
  }

  /// Returns what the current thread runs; `null` outside all sections.
  static @Nullable Frame current() {
    return FRAMES.getPlain() == 0 ? null : CURRENT.get();
  }

  private List<Tensor> run(Frame frame) {
    Frame outer = CURRENT.get();
    FRAMES.incrementAndGet();
    CURRENT.set(frame);
    running = true;
    try {
      return section.apply(inputs);
    } finally {
      running = false;
      FRAMES.decrementAndGet();
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /// Returns a tensor of the run that was to be saved, and forgets it: gradients ask once.
  private synchronized Tensor get(int place) {
    @Nullable Tensor[] known = again;
    if (known == null || isGone(known[place])) {
      known = recompute();
      again = known;
    }
    Tensor tensor = known[place];
    known[place] = null;
    if (tensor == null) {
      throw new AssertionError("a saved tensor was not computed again");
    }
    return tensor;
  }

  /// Whether a tensor was asked for before, or given back with the scope that the section ran in.
  private static boolean isGone(@Nullable Tensor tensor) {
    Lease lease = tensor == null ? null : TensorAccess.leaseOf(tensor);
    return tensor == null || (lease != null && lease.isFreed());
  }

  private @Nullable Tensor[] recompute() {
    if (running) {
      throw new GradientException(
          NAME
              + ": found a backward run inside the section through what it saved,"
              + " expected it outside.");
    }
    checkUnwritten();
    for (int i = 0; i < inputs.size(); i++) {
      TensorAccess.checkLives(NAME, "input " + i, inputs.get(i));
    }
    List<Tensor> tensors = new ArrayList<>();
    // The section is the user's code, in the middle of the engine.
    Regions.here().runOutside(() -> runAgain(tensors));
    if (tensors.size() != saves) {
      throw new GradientException(
          NAME
              + ": found "
              + tensors.size()
              + " saved tensors when the section ran again, expected "
              + saves
              + " as in its first run; it must do the same each time.");
    }
    return tensors.toArray(new Tensor[0]);
  }

  private void runAgain(List<Tensor> tensors) {
    DispatchContext.Scope scope = DispatchContext.enableGrad();
    try {
      run(new Frame(tensors));
    } finally {
      scope.close();
    }
  }

  private void checkUnwritten() {
    for (int i = 0; i < versions.length; i++) {
      int version = inputs.get(i).version();
      if (version != versions[i]) {
        throw new GradientException(
            NAME
                + ": one of the variables needed for gradient computation has been"
                + " modified by an inplace operation: input "
                + i
                + " is at version "
                + version
                + "; expected version "
                + versions[i]
                + " instead. Write to a clone() of it.");
      }
    }
  }

  /// One run of the section.
  final class Frame {
    private final @Nullable List<Tensor> tensors;
    private final @Nullable Region around = Regions.here().region();
    private int count;

    private Frame(@Nullable List<Tensor> tensors) {
      this.tensors = tensors;
    }

    /// Saves a tensor by how to compute it again.
    ///
    /// @param edge where its gradient goes; `null` for nowhere
    SavedTensor save(Tensor tensor, @Nullable Edge edge) {
      if (tensors != null) {
        tensors.add(tensor);
        outlive(tensor);
      }
      return new Recomputed(Checkpoint.this, count++, edge);
    }

    /// Takes a tensor out of the scopes that the section has opened: it is asked for later.
    private void outlive(Tensor tensor) {
      Lease lease = TensorAccess.leaseOf(tensor);
      if (lease != null && around != Regions.here().region()) {
        lease.moveTo(around);
      }
    }
  }

  private static final class Recomputed extends SavedTensor {
    private final Checkpoint checkpoint;
    private final int place;
    private final @Nullable Edge edge;

    Recomputed(Checkpoint checkpoint, int place, @Nullable Edge edge) {
      this.checkpoint = checkpoint;
      this.place = place;
      this.edge = edge;
    }

    @Override
    void each(Consumer<Tensor> found) {
      checkpoint.inputs.forEach(found);
    }

    @Override
    Tensor get(BackwardNode by, String what) {
      Tensor tensor = checkpoint.get(place);
      if (edge == null) {
        return tensor;
      }
      // Of the first graph and not of the one that the second run recorded, which is let go.
      Tensor first = TensorAccess.get().detached(tensor, tensor.layout());
      Gradients.setNode(first, edge.node(), edge.output());
      return first;
    }
  }
}
