package dev.waybill.distributed;

import dev.waybill.autograd.Autograd;
import dev.waybill.internal.autograd.GraphLeaves;
import dev.waybill.internal.text.Given;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Trains one module on several ranks: each has the same parameters and its own batches, and the
/// gradients are averaged while `backward` goes on.
///
/// ```java
/// try (ProcessGroup group = ProcessGroups.open();
///     var parallel = new DistributedDataParallel<>(new Classifier(), group)) {
///   for (Batch batch : batches) {
///     Tensor loss = loss(parallel.call(net -> net.call(batch.x())), batch.y());
///     loss.backward(); // all ranks have the same gradients after this
///     optimizer.step();
///     optimizer.zeroGrad();
///   }
/// }
/// ```
///
/// The wrapper is no module: state is that of [#module()], whose names have no prefix, and so a
/// file from one process loads on many. Evaluate the module itself, on one rank if you like.
///
/// @param <M> the type of the module
public final class DistributedDataParallel<M extends Module> implements AutoCloseable {
  private static final long ACTIVE = 1;
  private static final long REDUCES = 2;
  private static final long SENDS_BUFFERS = 4;

  private final M module;
  private final ProcessGroup group;
  private final DataParallelOptions options;
  private final Reducer reducer;
  private boolean syncs = true;
  private long step;
  private @Nullable Join join;

  /// When a bucket was reduced, by [System#nanoTime()].
  ///
  /// @param bucket from 0, in the order in which they are reduced
  /// @param parameters whose gradients it holds
  /// @param bytes its size
  /// @param launched when its last gradient was ready
  /// @param ended when the mean was there
  /// @param waited when `backward` had computed all gradients and began to wait for buckets
  public record BucketTime(
      int bucket, String parameters, long bytes, long launched, long ended, long waited) {}

  /// Ranks that may have different numbers of batches.
  ///
  /// @param byActive whether sums are divided by the number of ranks that still have batches
  private record Join(boolean byActive) {}

  /// Wraps a module with the usual options.
  ///
  /// @param module the same on all ranks; its values are those of rank 0 after this
  /// @param group the ranks; not closed with the wrapper
  /// @throws DistributedException if the models of the ranks differ; the message names the first
  /// difference
  public DistributedDataParallel(M module, ProcessGroup group) {
    this(module, group, DataParallelOptions.DEFAULT);
  }

  /// Wraps a module.
  ///
  /// @param module the same on all ranks; its values are those of rank 0 after this
  /// @param group the ranks; not closed with the wrapper
  /// @param options how gradients are averaged
  /// @throws DistributedException if the models of the ranks differ, or nothing is learnt
  public DistributedDataParallel(M module, ProcessGroup group, DataParallelOptions options) {
    Given.check("DistributedDataParallel", "module", "Module", module);
    Given.check("DistributedDataParallel", "group", "ProcessGroup", group);
    Given.check("DistributedDataParallel", "options", "DataParallelOptions", options);
    this.module = module;
    this.group = group;
    this.options = options;
    RankCheck.sameModel(module, group);
    List<String> names = new ArrayList<>();
    List<Parameter> parameters = new ArrayList<>();
    module
        .namedParameters()
        .forEach(
            (name, parameter) -> {
              if (parameter.requiresGrad()) {
                names.add(name);
                parameters.add(parameter);
              }
            });
    if (parameters.isEmpty()) {
      throw new DistributedException(
          -1,
          "the module has no parameter that requires a gradient: there is nothing to average."
              + " Use it without DistributedDataParallel.");
    }
    broadcast(0, module.namedParameters());
    broadcast(0, module.namedBuffers());
    this.reducer = new Reducer(List.copyOf(names), List.copyOf(parameters), group, options);
  }

  /// Returns the module.
  ///
  /// @return that which was wrapped
  public M module() {
    return module;
  }

  /// Returns how many forward calls were followed by a reduction, this one included.
  ///
  /// @return from 0
  public long step() {
    return step;
  }

  /// Calls the module. Gradients are averaged in the next `backward`, which must follow before the
  /// next call.
  ///
  /// @param forward calls the module that it is given
  /// @return its result
  /// @throws DistributedException if the backward pass before has left parameters without gradients
  public Tensor call(Function<? super M, Tensor> forward) {
    return callAll(1, given -> List.of(forward.apply(given))).getFirst();
  }

  /// Calls the module with a batch whose samples count the same as those of other ranks, see
  /// [DataParallelOptions#weightBySamples()].
  ///
  /// @param samples how many this rank's loss is the mean of
  /// @param forward calls the module that it is given
  /// @return its result
  /// @throws DistributedException if the backward pass before has left parameters without gradients
  public Tensor call(long samples, Function<? super M, Tensor> forward) {
    return callAll(samples, given -> List.of(forward.apply(given))).getFirst();
  }

  /// Calls a module of several results.
  ///
  /// @param samples how many this rank's loss is the mean of; of no effect unless they are weighted
  /// @param forward calls the module that it is given
  /// @return its results, of which a loss is computed
  /// @throws DistributedException if the backward pass before has left parameters without gradients
  public List<Tensor> callAll(long samples, Function<? super M, List<Tensor>> forward) {
    if (!Autograd.isGradEnabled()) {
      return forward.apply(module);
    }
    reducer.checkFinished();
    boolean sendsBuffers = syncs && options.broadcastBuffers() && module.isTraining();
    long[] states = announce(ACTIVE | (syncs ? REDUCES : 0) | (sendsBuffers ? SENDS_BUFFERS : 0));
    if (!syncs) {
      return forward.apply(module);
    }
    step++;
    double total = options.weightBySamples() ? total(samples) : divisor(states);
    int root = root(states);
    reducer.rebuild(root);
    if (sendsBuffers) {
      broadcast(root, module.namedBuffers());
    }
    List<Tensor> results = forward.apply(module);
    reducer.prepare(
        step,
        options.weightBySamples() ? (double) samples : 1,
        total,
        options.findUnusedParameters() ? GraphLeaves.of(results) : null);
    return results;
  }

  /// Runs steps whose gradients only add up on each rank. The first backward pass of a forward call
  /// outside averages the sums. What counts is where the forward call is.
  ///
  /// @param steps forward and backward calls
  public void noSync(Runnable steps) {
    boolean before = syncs;
    syncs = false;
    try {
      steps.run();
    } finally {
      syncs = before;
    }
  }

  /// Runs a training loop that may have different numbers of steps on the ranks. A rank that is
  /// done gives zeros until all are; then all have the parameters of one that was last.
  ///
  /// @param byActive whether sums are divided by the number of ranks that still have batches; else
  /// by that of all
  /// @param training the loop
  public void join(boolean byActive, Runnable training) {
    join = new Join(byActive);
    try {
      training.run();
      int last = group.rank();
      long[] states = announce(0);
      while (states[root(states)] != 0) {
        last = root(states);
        shadow(states);
        states = announce(0);
      }
      int source = agree(last);
      broadcast(source, module.namedParameters());
      broadcast(source, module.namedBuffers());
    } finally {
      join = null;
    }
  }

  /// Compares the parameters of all ranks, bit for bit.
  ///
  /// @throws DistributedException if one differs; the message names it, and the step
  public void verify() {
    RankCheck.sameValues(module.namedParameters(), group, step);
  }

  /// Returns when the buckets of the last step were reduced, which shows how much of it happened
  /// during `backward`.
  ///
  /// @return a line a bucket
  public List<BucketTime> bucketTimes() {
    return reducer.times();
  }

  /// Takes the hooks off the parameters.
  @Override
  public void close() {
    reducer.close();
  }

  private double total(long samples) {
    Tensor count = Tensor.of((double) samples);
    group.allReduce(count, ReduceOp.SUM).await();
    double total = count.getDouble(0);
    if (samples < 0 || !(total > 0)) {
      throw new DistributedException(
          group.rank(),
          "step "
              + step
              + ": rank "
              + group.rank()
              + " has "
              + samples
              + " samples of "
              + total
              + " in all, expected at least one.");
    }
    return total;
  }

  private double divisor(long[] states) {
    Join joining = join;
    if (joining == null || !joining.byActive) {
      return group.size();
    }
    int active = 0;
    for (long state : states) {
      active += state == 0 ? 0 : 1;
    }
    return active;
  }

  /// Tells the other ranks whether this one has a batch; without `join` all have.
  private long[] announce(long state) {
    long[] states = new long[group.size()];
    states[group.rank()] = state;
    if (join != null) {
      group.allReduce(Tensor.fromArray(states), ReduceOp.SUM).await();
    } else {
      Arrays.fill(states, state);
    }
    return states;
  }

  /// Returns the first rank that has a batch; 0 where none has.
  private static int root(long[] states) {
    for (int rank = 0; rank < states.length; rank++) {
      if (states[rank] != 0) {
        return rank;
      }
    }
    return 0;
  }

  private void shadow(long[] states) {
    int root = root(states);
    if ((states[root] & REDUCES) == 0) {
      return;
    }
    step++;
    double total = options.weightBySamples() ? total(0) : divisor(states);
    reducer.rebuild(root);
    if ((states[root] & SENDS_BUFFERS) != 0) {
      broadcast(root, module.namedBuffers());
    }
    Autograd.noGrad(() -> reducer.shadow(step, total));
  }

  /// Agrees on a rank that was last: those that were may know others.
  private int agree(int own) {
    Tensor ranks = Tensor.of(own);
    group.allReduce(ranks, ReduceOp.MIN).await();
    return ranks.getInt(0);
  }

  private void broadcast(int root, SequencedMap<String, ? extends Tensor> tensors) {
    List<Runnable> waits = new ArrayList<>();
    tensors.forEach((name, tensor) -> waits.add(send(root, name, tensor)));
    waits.forEach(Runnable::run);
  }

  private Runnable send(int root, String name, Tensor tensor) {
    // Dtypes that groups do not take travel as wider ones that hold all their numbers.
    DType dtype =
        switch (tensor.dtype()) {
          case BF16 -> DType.F32;
          case I8, I16, BOOL -> DType.I32;
          case F32, F64, F16, I32, I64, U8 -> tensor.dtype();
        };
    Tensor sent = tensor.detach().to(dtype).contiguous();
    Work work = group.broadcast(sent, root);
    return () -> {
      try {
        work.await();
      } catch (DistributedException e) {
        throw new DistributedException(
            e.culprit(), "step " + step + ", sending " + name + ": " + e.getMessage(), e);
      }
      if (group.rank() != root && sent.storage() != tensor.storage()) {
        Autograd.noGrad(() -> tensor.copy_(sent));
      }
    };
  }
}
