package dev.waybill.distributed;

import dev.waybill.autograd.Hook;
import dev.waybill.distributed.CommunicationHook.Reduction;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Averages gradients while backward goes on: a bucket is reduced when the gradients of all of its
/// parameters are there, in the order of the buckets, which is the same on all ranks. The last
/// gradient waits for all of them.
///
/// Not safe for several threads: one runs `backward`, and forward calls happen between.
final class Reducer {
  private final ProcessGroup group;
  private final DataParallelOptions options;
  private final List<String> names;
  private final List<Parameter> parameters;
  private final List<Hook> hooks = new ArrayList<>();
  private final boolean[] ready;
  // Since the last reduction, steps without sync included: what these used takes part in the next.
  private final boolean[] used;
  private final int[] bucketOf;
  private final List<Integer> observed = new ArrayList<>();
  private final List<Integer> absent = new ArrayList<>();
  private List<Bucket> buckets;
  private boolean expected;
  private boolean shadows;
  private boolean reducedOnce;
  private boolean rebuilt;
  private int remaining;
  private int hooked;
  private int next;
  private double weight = 1;
  private double divisor;
  private long step;
  private long finishing;

  Reducer(
      List<String> names,
      List<Parameter> parameters,
      ProcessGroup group,
      DataParallelOptions options) {
    this.names = names;
    this.parameters = parameters;
    this.group = group;
    this.options = options;
    this.ready = new boolean[parameters.size()];
    this.used = new boolean[parameters.size()];
    this.bucketOf = new int[parameters.size()];
    this.buckets = List.of();
    List<Integer> reversed =
        new ArrayList<>(IntStream.range(0, parameters.size()).boxed().toList());
    Collections.reverse(reversed); // backward comes to the last ones first
    fill(reversed);
    for (int i = 0; i < parameters.size(); i++) {
      int own = i;
      hooks.add(parameters.get(i).registerPostAccumulateGradHook(leaf -> accumulated(own)));
    }
  }

  /// Refuses to go on where the backward pass before has left parameters without gradients.
  void checkFinished() {
    if (!expected || hooked == 0) {
      return;
    }
    String missing =
        IntStream.range(0, ready.length)
            .filter(i -> !ready[i])
            .mapToObj(names::get)
            .collect(Collectors.joining(", "));
    String message =
        "step "
            + step
            + ": rank "
            + group.rank()
            + " has got no gradient for "
            + missing
            + ", which had no part in the loss, and the other ranks wait for it. Use"
            + " withFindUnusedParameters(true) where that is meant.";
    group.abort(message);
    throw new DistributedException(group.rank(), message);
  }

  /// Takes over the order in which gradients were ready, once: buckets are then full as early as
  /// can be.
  ///
  /// @param root whose order it is
  void rebuild(int root) {
    if (!reducedOnce || rebuilt || options.findUnusedParameters()) {
      return;
    }
    rebuilt = true;
    int[] order = new int[parameters.size()];
    Arrays.setAll(order, i -> order.length - 1 - i);
    if (observed.size() == order.length) {
      Arrays.setAll(order, observed::get);
    }
    group.broadcast(Tensor.fromArray(order), root).await();
    fill(IntStream.of(order).boxed().toList());
  }

  /// Expects a backward pass.
  ///
  /// @param number which step this is
  /// @param factor what this rank's gradients are multiplied by
  /// @param by what the sum over the ranks is divided by
  /// @param reachable the parameters that have a part in it; `null` for all
  void prepare(long number, double factor, double by, @Nullable Set<Tensor> reachable) {
    begin(number, factor, by, false);
    if (reachable != null) {
      for (int i = 0; i < ready.length; i++) {
        if (!reachable.contains(parameters.get(i))) {
          absent.add(i);
        }
      }
    }
    if (absent.size() == ready.length) {
      markAbsent(); // no gradient will come
      advance();
    }
  }

  /// Gives zeros for a rank that has no more batches.
  void shadow(long number, double by) {
    begin(number, 1, by, true);
    Arrays.fill(used, false);
    for (int i = 0; i < ready.length; i++) {
      view(i).zero_();
      mark(i);
    }
    advance();
  }

  /// Returns when the buckets of the last step were reduced.
  List<DistributedDataParallel.BucketTime> times() {
    List<DistributedDataParallel.BucketTime> times = new ArrayList<>();
    for (int b = 0; b < buckets.size(); b++) {
      Bucket bucket = buckets.get(b);
      times.add(
          new DistributedDataParallel.BucketTime(
              b,
              describe(bucket),
              bucket.gradients.size() * bucket.gradients.dtype().bytes(),
              bucket.launched,
              bucket.ended,
              finishing));
    }
    return times;
  }

  void close() {
    hooks.forEach(Hook::close);
    expected = false;
  }

  private void fill(List<Integer> order) {
    buckets = Bucket.of(order, parameters, options);
    for (int b = 0; b < buckets.size(); b++) {
      for (int member : buckets.get(b).members) {
        bucketOf[member] = b;
      }
    }
  }

  private void begin(long number, double factor, double by, boolean isShadow) {
    step = number;
    weight = factor;
    divisor = by;
    shadows = isShadow;
    expected = true;
    Arrays.fill(ready, false);
    observed.clear();
    absent.clear();
    remaining = ready.length;
    hooked = 0;
    next = 0;
    buckets.forEach(Bucket::reset);
  }

  private void accumulated(int i) {
    if (!expected) {
      used[i] = true;
      return; // gradients of this rank alone: noSync, or no forward call of the wrapper
    }
    if (hooked == 0) {
      // Not before: a forward call that no backward pass follows must begin no reduction, and
      // gradients may be cleared between the two.
      markAbsent();
    }
    hooked++;
    if (ready[i]) {
      throw second(i);
    }
    used[i] = true;
    observed.add(i);
    collect(i);
    advance();
  }

  private DistributedException second(int i) {
    String message =
        "step "
            + step
            + ": "
            + names.get(i)
            + " has got a second gradient in one step, or was taken for unused: expected one"
            + " backward pass after each forward call of the wrapper.";
    group.abort(message); // the others wait for the rest of this step
    return new DistributedException(group.rank(), message);
  }

  /// Gives what this rank has of parameters without a part in this step: the sums of steps without
  /// sync, else zeros.
  private void markAbsent() {
    for (int i : absent) {
      used[i] &= parameters.get(i).grad() != null; // else cleared since
      collect(i);
    }
  }

  /// Copies a gradient to its bucket.
  private void collect(int i) {
    Tensor gradient = parameters.get(i).grad();
    Tensor place = view(i);
    if (gradient == null) {
      place.zero_();
    } else if (!isSame(gradient, place)) {
      place.copy_(gradient);
    }
    mark(i);
  }

  private void mark(int i) {
    ready[i] = true;
    buckets.get(bucketOf[i]).pending--;
    remaining--;
  }

  /// Begins to reduce the buckets that are full, and waits for all with the last one.
  private void advance() {
    while (next < buckets.size() && buckets.get(next).pending == 0) {
      launch(buckets.get(next++));
    }
    if (remaining == 0) {
      finish();
    }
  }

  private void launch(Bucket bucket) {
    if (weight != 1) {
      bucket.gradients.mul_(weight);
    }
    bucket.launched = System.nanoTime();
    bucket.reduction = options.communicationHook().reduce(bucket.gradients, group, divisor);
  }

  /// Waits for all buckets and gives each parameter its mean.
  private void finish() {
    expected = false;
    reducedOnce = true;
    finishing = System.nanoTime();
    for (Bucket bucket : buckets) {
      await(bucket);
    }
    boolean[] usedSomewhere = used;
    if (options.findUnusedParameters()) {
      usedSomewhere = usedSomewhere();
    }
    if (!shadows) { // which has no step to make
      for (int i = 0; i < ready.length; i++) {
        if (usedSomewhere[i]) {
          take(i);
        }
      }
    }
    Arrays.fill(used, false);
  }

  private void await(Bucket bucket) {
    try {
      Reduction reduction = bucket.reduction;
      if (reduction != null) {
        reduction.work().await();
        bucket.ended = reduction.work().ended();
        reduction.after().run();
      }
    } catch (DistributedException e) {
      throw new DistributedException(
          e.culprit(),
          "step "
              + step
              + ", bucket "
              + buckets.indexOf(bucket)
              + " ("
              + describe(bucket)
              + "): "
              + e.getMessage(),
          e);
    }
  }

  private boolean[] usedSomewhere() {
    int[] here = new int[used.length];
    Arrays.setAll(here, i -> used[i] ? 1 : 0);
    group.allReduce(Tensor.fromArray(here), ReduceOp.MAX).await();
    boolean[] somewhere = new boolean[used.length];
    for (int i = 0; i < here.length; i++) {
      somewhere[i] = here[i] != 0;
    }
    return somewhere;
  }

  private void take(int i) {
    Parameter parameter = parameters.get(i);
    Tensor mean = view(i);
    Tensor gradient = parameter.grad();
    if (options.gradientAsBucketView()) {
      if (gradient == null || !isSame(gradient, mean)) {
        parameter.setGrad(mean);
      }
    } else if (gradient == null) {
      parameter.setGrad(mean.clone());
    } else {
      gradient.copy_(mean);
    }
  }

  private Tensor view(int i) {
    Tensor view = buckets.get(bucketOf[i]).views.get(i);
    if (view == null) {
      throw new IllegalStateException("no bucket holds " + names.get(i));
    }
    return view;
  }

  private static boolean isSame(Tensor a, Tensor b) {
    return a.storage() == b.storage() && a.layout().equals(b.layout());
  }

  private String describe(Bucket bucket) {
    List<Integer> members = bucket.members;
    String first = names.get(members.getFirst());
    return members.size() == 1
        ? first
        : first + " … " + names.get(members.getLast()) + ", " + members.size() + " parameters";
  }
}
