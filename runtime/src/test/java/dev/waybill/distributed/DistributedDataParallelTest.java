package dev.waybill.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.autograd.Autograd;
import dev.waybill.distributed.DistributedDataParallel.BucketTime;
import dev.waybill.memory.Scope;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Training on several ranks is training on one with all batches.
class DistributedDataParallelTest {
  private static final int BATCH = 4;
  private static final DataParallelOptions TINY =
      DataParallelOptions.DEFAULT.withBuckets(1e-5, 1e-6);

  private static DataParallelOptions options(String kind) {
    return switch (kind) {
      case "one bucket" -> DataParallelOptions.DEFAULT;
      case "tiny buckets" -> TINY;
      case "views" -> TINY.withGradientAsBucketView(true);
      case "unused" -> TINY.withFindUnusedParameters(true);
      case "samples" -> DataParallelOptions.DEFAULT.withWeightBySamples(true);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /// Trains, with the branch that is not used kept out of the loss, and returns all parameters.
  private static List<double[]> train(ProcessGroup group, int steps, DataParallelOptions options) {
    Net net = new Net(group.rank()); // other values on each rank
    net.extra.requiresGrad(options.findUnusedParameters());
    try (var parallel = new DistributedDataParallel<>(net, group, options)) {
      for (int s = 0; s < steps; s++) {
        // The place of a batch in the joined one.
        Tensor joined = Training.samples(s * group.size() * BATCH, group.size() * BATCH);
        Tensor own = joined.narrow(0, (long) group.rank() * BATCH, BATCH);
        Training.loss(parallel.call(BATCH, n -> n.call(own))).backward();
        Training.step(net);
      }
      parallel.verify();
      assertThat(parallel.step()).isEqualTo(steps);
    }
    return values(net);
  }

  private static List<double[]> values(Net net) {
    return net.parameters().stream().map(Tensor::toDoubleArray).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1, one bucket",
    "2, one bucket",
    "2, tiny buckets",
    "2, views",
    "2, unused",
    "2, samples",
    "3, tiny buckets",
    "4, views"
  })
  void equalsOneProcessOnTheJoinedBatch(int ranks, String kind) {
    int steps = ranks == 2 ? 100 : 20;
    List<List<double[]>> all = ThreadRanks.call(ranks, g -> train(g, steps, options(kind)));
    List<double[]> expected = values(Training.alone(steps, ranks, BATCH));
    for (List<double[]> rank : all) {
      for (int p = 0; p < expected.size(); p++) {
        assertThat(rank.get(p)).containsExactly(all.getFirst().get(p)); // bit for bit
        for (int i = 0; i < expected.get(p).length; i++) {
          double value = expected.get(p)[i];
          assertThat(rank.get(p)[i]).isCloseTo(value, within(1e-9 * Math.abs(value)));
        }
      }
    }
  }

  @Test
  void addsUpWithoutSyncAndAveragesTheSums() {
    List<double[]> gradients =
        ThreadRanks.call(
            2,
            group -> {
              Net net = new Net(0);
              net.extra.requiresGrad(false);
              try (var parallel = new DistributedDataParallel<>(net, group)) {
                parallel.noSync(() -> pass(parallel, group.rank()));
                double[] local = grad(net.first);
                pass(parallel, 2 + group.rank());
                assertThat(local).isNotEqualTo(grad(net.first));
                return grad(net.first);
              }
            });
    Net net = new Net(0);
    double[] expected = new double[Net.IN * Net.HIDDEN];
    for (int part = 0; part < 4; part++) {
      net.zeroGrad();
      Training.loss(net.call(Training.samples(part * BATCH, BATCH))).backward();
      double[] gradient = grad(net.first);
      Arrays.setAll(expected, i -> expected[i] + gradient[i] / 2);
    }
    assertThat(gradients.get(0)).containsExactly(gradients.get(1));
    assertThat(gradients.get(0)).containsExactly(expected, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void parametersThatOnlyStepsWithoutSyncUsedTakePart(boolean asViews) {
    List<List<double[]>> all =
        ThreadRanks.call(
            2,
            group -> {
              Net net = new Net(0);
              var options = TINY.withFindUnusedParameters(true).withGradientAsBucketView(asViews);
              List<double[]> gradients = new ArrayList<>();
              try (var parallel = new DistributedDataParallel<>(net, group, options)) {
                Tensor x = Training.samples(group.rank() * BATCH, BATCH);
                parallel.noSync(
                    () -> Training.loss(parallel.call(n -> n.call(x, true))).backward());
                pass(parallel, group.rank());
                gradients.add(grad(net.extra));
                net.zeroGrad();
                pass(parallel, group.rank()); // the sums count once
                gradients.add(grad(net.extra));
                parallel.noSync(
                    () -> Training.loss(parallel.call(n -> n.call(x, true))).backward());
                Tensor loss = Training.loss(parallel.call(n -> n.call(x)));
                net.zeroGrad(); // may come here too, and clears the sums
                loss.backward();
                gradients.add(grad(net.extra));
              }
              return gradients;
            });
    Net net = new Net(0);
    double[] expected = new double[Net.HIDDEN];
    for (int part = 0; part < 2; part++) {
      net.zeroGrad();
      Training.loss(net.call(Training.samples(part * BATCH, BATCH), true)).backward();
      double[] gradient = grad(net.extra);
      Arrays.setAll(expected, i -> expected[i] + gradient[i] / 2);
    }
    for (List<double[]> rank : all) {
      assertThat(rank.get(0)).containsExactly(expected, within(1e-9));
      assertThat(rank.get(1)).isEmpty();
      assertThat(rank.get(2)).isEmpty();
    }
  }

  @Test
  void forwardWithoutBackwardBeginsNoReduction() {
    List<Long> numbers =
        ThreadRanks.call(
            2,
            group -> {
              Net net = new Net(0);
              var options = TINY.withFindUnusedParameters(true).withBroadcastBuffers(false);
              try (var parallel = new DistributedDataParallel<>(net, group, options)) {
                Tensor x = Training.samples(0, BATCH);
                pass(parallel, 0);
                long before = barrier(group);
                // Leaves other parameters out on each rank.
                assertThat(parallel.call(n -> n.call(x, group.rank() == 1)).size())
                    .isEqualTo(BATCH);
                long begun = barrier(group) - before - 1;
                pass(parallel, group.rank());
                parallel.verify();
                return begun;
              }
            });
    assertThat(numbers).containsExactly(0L, 0L);
  }

  /// Returns how many collectives there were.
  private static long barrier(ProcessGroup group) {
    Work work = group.barrier();
    work.await();
    return work.number();
  }

  @Test
  void secondGradientInAStepEndsTheGroup() {
    String told = "step 1: second has got a second gradient in one step";
    assertThatThrownBy(
            () ->
                ThreadRanks.run(
                    2,
                    group -> {
                      Net net = new Net(0);
                      try (var parallel = new DistributedDataParallel<>(net, group, TINY)) {
                        Tensor x = Training.samples(0, BATCH);
                        Tensor y = parallel.call(n -> n.call(x));
                        y.sum().backward(null, true, false);
                        if (group.rank() == 1) { // where extra is still awaited
                          assertThatThrownBy(() -> y.sum().backward()).hasMessageContaining(told);
                        }
                        group.barrier().await();
                      }
                    }))
        .isInstanceOf(DistributedException.class)
        .hasMessageContaining(told);
  }

  private static void pass(DistributedDataParallel<Net> parallel, int part) {
    Tensor x = Training.samples(part * BATCH, BATCH);
    Training.loss(parallel.call(n -> n.call(x))).backward();
  }

  private static double[] grad(Parameter parameter) {
    Tensor gradient = parameter.grad();
    return gradient == null ? new double[0] : gradient.toDoubleArray();
  }

  @Test
  void parametersOfSomeRanksGetTheirMeanAndThoseOfNoneNothing() {
    List<List<double[]>> all =
        ThreadRanks.call(
            2,
            group -> {
              Net net = new Net(0);
              var options = TINY.withFindUnusedParameters(true);
              List<double[]> gradients = new ArrayList<>();
              try (var parallel = new DistributedDataParallel<>(net, group, options)) {
                for (boolean extraOnRankOne : new boolean[] {true, false}) {
                  boolean extra = extraOnRankOne && group.rank() == 1;
                  Tensor x = Training.samples(0, BATCH);
                  Training.loss(parallel.call(n -> n.call(x, extra))).backward();
                  gradients.add(grad(net.extra));
                  net.zeroGrad();
                }
              }
              return gradients;
            });
    Net net = new Net(0);
    Training.loss(net.call(Training.samples(0, BATCH), true)).backward();
    double[] half = Arrays.stream(grad(net.extra)).map(g -> g / 2).toArray();
    for (List<double[]> rank : all) {
      assertThat(rank.get(0)).containsExactly(half);
      assertThat(rank.get(1)).isEmpty();
    }
  }

  @Test
  void namesParametersWithoutAPartInTheLoss() {
    assertThatThrownBy(
            () ->
                ThreadRanks.run(
                    2,
                    group -> {
                      Net net = new Net(0);
                      try (var parallel = new DistributedDataParallel<>(net, group, TINY)) {
                        pass(parallel, 0);
                        pass(parallel, 0);
                      }
                    }))
        .hasMessageMatching(
            "rank [01]: .*rank [01] has got no gradient for extra, which had no part in the loss,"
                + " and the other ranks wait for it. Use withFindUnusedParameters\\(true\\) where"
                + " that is meant.");
  }

  @Test
  void countsSamplesWhereBatchesDiffer() {
    List<double[]> gradients =
        ThreadRanks.call(
            2,
            group -> {
              Net net = new Net(0);
              net.extra.requiresGrad(false);
              try (var parallel = new DistributedDataParallel<>(net, group, options("samples"))) {
                int count = group.rank() == 0 ? 6 : 2;
                Tensor x = Training.samples(0, 8).narrow(0, group.rank() * 6L, count);
                Training.loss(parallel.call(count, n -> n.call(x))).backward();
                return grad(net.first);
              }
            });
    Net net = new Net(0);
    Training.loss(net.call(Training.samples(0, 8))).backward();
    for (double[] gradient : gradients) {
      assertThat(gradient).containsExactly(grad(net.first), within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void ranksWithFewerBatchesJoin(boolean byActive) {
    List<List<double[]>> all =
        ThreadRanks.call(
            3,
            group -> {
              Net net = new Net(group.rank());
              net.extra.requiresGrad(false);
              try (var parallel = new DistributedDataParallel<>(net, group, TINY)) {
                parallel.join(
                    byActive,
                    () -> {
                      for (int s = 0; s < 2 + group.rank(); s++) {
                        pass(parallel, 3 * s + group.rank());
                        Training.step(net);
                      }
                    });
                parallel.verify();
              }
              return values(net);
            });
    Net net = new Net(0);
    for (int s = 0; s < 4; s++) {
      int first = Math.max(0, s - 1); // the ranks that still have batches
      double divisor = byActive ? 3 - first : 3;
      for (int rank = first; rank < 3; rank++) {
        Tensor x = Training.samples((3 * s + rank) * BATCH, BATCH);
        Training.loss(net.call(x)).div(divisor).backward();
      }
      Training.step(net);
    }
    for (List<double[]> rank : all) {
      for (int p = 0; p < rank.size(); p++) {
        assertThat(rank.get(p)).containsExactly(values(net).get(p), within(1e-9));
      }
    }
  }

  @Test
  void namesTheFirstDifferenceOfModelsOnAllRanks() {
    List<String> told = new ArrayList<>();
    assertThatThrownBy(
            () ->
                ThreadRanks.run(
                    3,
                    group -> {
                      Net net = new Net(0);
                      if (group.rank() == 1) {
                        net.to(DType.F32);
                      }
                      try (var parallel = new DistributedDataParallel<>(net, group)) {
                        throw new AssertionError(parallel);
                      } catch (DistributedException e) {
                        synchronized (told) {
                          told.add(String.valueOf(e.getMessage()));
                        }
                        throw e;
                      }
                    }))
        .isInstanceOf(DistributedException.class);
    assertThat(told)
        .hasSize(3)
        .containsOnly(
            "the models of the ranks differ: number 1 is parameter first, f64 [3, 5] on rank 0, but"
                + " parameter first, f32 [3, 5] on rank 1. All ranks must build the same model in"
                + " the same order.");
  }

  @Test
  void noticesParametersThatDiffer() {
    assertThatThrownBy(
            () ->
                ThreadRanks.run(
                    2,
                    group -> {
                      Net net = new Net(0);
                      try (var parallel = new DistributedDataParallel<>(net, group)) {
                        parallel.verify();
                        if (group.rank() == 1) {
                          Autograd.noGrad(() -> net.bias.add_(1e-9));
                        }
                        parallel.verify();
                      }
                    }))
        .hasMessageContaining(
            "step 0: parameter bias has other values on rank 1 than on rank 0: something else than"
                + " the averaged gradients has changed it.");
  }

  @Test
  void buffersAreThoseOfTheFirstRank() {
    List<Double> seen =
        ThreadRanks.call(
            2,
            group -> {
              Net net = new Net(0);
              net.extra.requiresGrad(false);
              try (var parallel = new DistributedDataParallel<>(net, group)) {
                pass(parallel, group.rank());
                pass(parallel, group.rank());
                // Evaluating the module alone waits for nobody.
                if (group.rank() == 0) {
                  net.eval();
                  Tensor unused = net.call(Training.samples(0, 0).add(0.0));
                  assertThat(unused.size()).isZero();
                }
                return net.seen.getDouble(0);
              }
            });
    double first = Training.samples(0, BATCH).sum().getDouble();
    double second = Training.samples(BATCH, BATCH).sum().getDouble();
    assertThat(seen.get(0)).isCloseTo(2 * first, within(1e-9));
    assertThat(seen.get(1)).isCloseTo(first + second, within(1e-9));
  }

  @Test
  void halvesKeepThreeDigits() {
    List<double[]> gradients =
        ThreadRanks.call(
            2,
            group -> {
              Net net = new Net(0);
              net.extra.requiresGrad(false);
              var options = TINY.withCommunicationHook(CommunicationHook.fp16());
              try (var parallel = new DistributedDataParallel<>(net, group, options)) {
                pass(parallel, group.rank());
                return grad(net.first);
              }
            });
    Net net = new Net(0);
    for (int part = 0; part < 2; part++) {
      Training.loss(net.call(Training.samples(part * BATCH, BATCH))).div(2.0).backward();
    }
    double[] exact = grad(net.first);
    for (int i = 0; i < exact.length; i++) {
      assertThat(gradients.get(0)[i])
          .isCloseTo(exact[i], within(2e-3 * Math.abs(exact[i]) + 1e-2))
          .isNotEqualTo(exact[i]);
    }
    assertThat(gradients.get(0)).containsExactly(gradients.get(1));
  }

  @Test
  void reducesTheFirstBucketsDuringBackward() {
    List<List<BucketTime>> all =
        ThreadRanks.call(
            2,
            group -> {
              Net net = new Net(0);
              net.extra.requiresGrad(false);
              try (var parallel = new DistributedDataParallel<>(net, group, TINY)) {
                pass(parallel, group.rank());
                pass(parallel, group.rank());
                return parallel.bucketTimes();
              }
            });
    for (List<BucketTime> times : all) {
      assertThat(times).hasSize(3);
      assertThat(times.getFirst().parameters()).isEqualTo("second");
      assertThat(times.getFirst().launched()).isLessThan(times.getLast().launched());
      assertThat(times.getFirst().launched()).isLessThan(times.getFirst().waited());
    }
  }

  @Test
  void saysTheStepWhereARankIsSilent() {
    assertThatThrownBy(
            () ->
                ThreadRanks.run(
                    2,
                    Duration.ofMillis(500),
                    group -> {
                      Net net = new Net(0);
                      net.extra.requiresGrad(false);
                      try (var parallel = new DistributedDataParallel<>(net, group)) {
                        pass(parallel, 0);
                        if (group.rank() == 1) {
                          throw new IllegalStateException("boom");
                        }
                        pass(parallel, 0);
                      }
                    }))
        .isInstanceOf(DistributedException.class)
        .hasMessage("rank 1 has failed: java.lang.IllegalStateException: boom");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void stepsMayBeMemoryScopes(boolean asViews) {
    ThreadRanks.run(
        2,
        group -> {
          Wide net = new Wide();
          DataParallelOptions options =
              DataParallelOptions.DEFAULT.withBuckets(1, 0.1).withGradientAsBucketView(asViews);
          try (var parallel = new DistributedDataParallel<>(net, group, options)) {
            for (int step = 0; step < 4; step++) {
              try (Scope scope = Scope.open()) {
                Tensor loss = parallel.call(n -> n.call(1.0 + group.rank()));
                scope.keep(loss).backward();
                // d/da Σ (a x)² = 2 a x², of which 1 and 4 have the mean 2.5
                assertThat(
                        Tensor.full(DType.F32, 5.0, Wide.SIZE)
                            .equal(Objects.requireNonNull(net.a.grad())))
                    .isTrue();
                net.zeroGrad();
              }
            }
            assertThat(parallel.bucketTimes()).hasSize(2);
          }
        });
  }

  @Test
  void refusesModuleThatLearnsNothing() {
    Net net = new Net(0);
    net.requiresGrad(false);
    try (ProcessGroup group = ProcessGroups.single()) {
      assertThatThrownBy(() -> new DistributedDataParallel<>(net, group))
          .hasMessageStartingWith("the module has no parameter that requires a gradient");
    }
  }
}
