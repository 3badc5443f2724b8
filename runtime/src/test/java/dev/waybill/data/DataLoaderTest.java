package dev.waybill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataLoaderTest {

  private static final Dataset TEN = Dataset.of(10, i -> List.of(Tensor.of(i)));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void makesBatchesInOrderWithAShortLastOne(int workers) {
    DataLoader loader = DataLoader.of(TEN).batchSize(4).workers(workers).build();
    assertThat(epoch(loader)).containsExactly("[0, 1, 2, 3]", "[4, 5, 6, 7]", "[8, 9]");
    assertThat(loader.epoch()).isEqualTo(1);
    assertThat(loader.batches()).isEqualTo(3);
    assertThat(loader.examples()).isEqualTo(10);
  }

  @Test
  void leavesOutAShortLastBatch() {
    DataLoader loader = DataLoader.of(TEN).batchSize(4).dropLast(true).build();
    assertThat(epoch(loader)).containsExactly("[0, 1, 2, 3]", "[4, 5, 6, 7]");
    assertThat(loader.examples()).isEqualTo(8);
  }

  @Test
  void shufflesEachEpochInAnotherWayAndEachRunInTheSame() {
    DataLoader one = DataLoader.of(TEN).batchSize(10).shuffle(7).build();
    DataLoader other = DataLoader.of(TEN).batchSize(10).shuffle(7).workers(2).build();
    List<String> first = epoch(one);
    List<String> second = epoch(one);
    assertThat(first).isNotEqualTo(second).isEqualTo(epoch(other));
    assertThat(second).isEqualTo(epoch(other));
    assertThat(new RandomSampler(1000, 3).order(5))
        .doesNotHaveDuplicates()
        .hasSize(1000)
        .contains(0, 999);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void goesOnWhereItStopped(int workers) {
    DataLoader whole = DataLoader.of(TEN).batchSize(3).shuffle(1).build();
    List<String> expected = new ArrayList<>(epoch(whole));
    expected.addAll(epoch(whole));
    for (int stop = 0; stop <= 8; stop++) {
      DataLoader before = DataLoader.of(TEN).batchSize(3).shuffle(1).workers(workers).build();
      List<String> found = new ArrayList<>(some(before, stop));
      DataLoader after = DataLoader.of(TEN).batchSize(3).shuffle(1).workers(workers).build();
      after.restore(before.state());
      found.addAll(some(after, 8 - stop));
      assertThat(found).as("stopped after %d", stop).isEqualTo(expected);
    }
  }

  @Test
  void drawsOfTheDataSetDoNotDependOnWorkers() {
    Dataset noisy =
        Dataset.of(
            8, i -> List.of(Tensor.rand(DType.F32, Generator.current().nextSeed(), 1).add(i)));
    List<String> alone = epoch(DataLoader.of(noisy).batchSize(2).shuffle(4).build());
    assertThat(epoch(DataLoader.of(noisy).batchSize(2).shuffle(4).workers(3).build()))
        .isEqualTo(alone);
    assertThat(alone).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void namesTheExampleThatCouldNotBeRead(int workers) {
    Dataset broken =
        Dataset.of(
            10,
            i -> {
              if (i == 5) {
                throw new IllegalStateException("no such picture");
              }
              return List.of(Tensor.of(i));
            });
    DataLoader loader = DataLoader.of(broken).batchSize(2).workers(workers).build();
    assertThat(some(loader, 2)).containsExactly("[0, 1]", "[2, 3]");
    assertThatThrownBy(() -> some(loader, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "data.DataLoader: could not read example 5:"
                + " java.lang.IllegalStateException: no such picture")
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(loader.position()).isEqualTo(2);
  }

  @Test
  void readsAheadNoFurtherThanItMay() throws InterruptedException {
    AtomicInteger read = new AtomicInteger();
    Dataset counted =
        Dataset.of(
            100,
            i -> {
              read.incrementAndGet();
              return List.of(Tensor.of(i));
            });
    DataLoader loader = DataLoader.of(counted).workers(2).prefetch(3).build();
    try (Batches batches = loader.iterator()) {
      batches.next();
      batches.next();
    }
    // Of 2 · 3 in flight: those two, and what followed when each was asked for.
    assertThat(read.get()).isBetween(2, 7);
    assertThat(loader.position()).isEqualTo(2);
  }

  @Test
  void collatesByAFunction() {
    Dataset uneven = Dataset.of(3, i -> List.of(Tensor.ones(DType.F32, i + 1)));
    assertThatThrownBy(() -> epoch(DataLoader.of(uneven).batchSize(2).build()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("example 1 of the batch is [[2]], expected [[1]] as example 0;")
        .hasCauseInstanceOf(ShapeException.class);
    Collate lengths =
        examples -> List.of(Tensor.of(examples.stream().mapToLong(e -> e.get(0).size()).toArray()));
    assertThat(epoch(DataLoader.of(uneven).batchSize(2).collate(lengths).build()))
        .containsExactly("[1, 2]", "[3]");
  }

  @Test
  void takesRowsOfTensors() {
    TensorDataset rows =
        new TensorDataset(
            Tensor.fromArray(new float[] {1, 2, 3, 4, 5, 6}, 3, 2), Tensor.of(7L, 8L, 9L));
    assertThat(rows.get(1).get(0).toFloatArray()).containsExactly(3, 4);
    Batch batch = DataLoader.of(rows.subset(2, 0)).batchSize(2).build().iterator().next();
    assertThat(batch.x().toFloatArray()).containsExactly(5, 6, 1, 2);
    assertThat(batch.y().toLongArray()).containsExactly(9, 7);
    assertThatThrownBy(() -> new TensorDataset(Tensor.of(1f, 2f), Tensor.of(1f)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "data.TensorDataset: tensor 1 has shape [1], expected a first axis of 2, as tensor 0"
                + " has.");
  }

  @Test
  void refusesWhatMakesNoSense() {
    refuses(
        () -> DataLoader.of(Dataset.of(0, i -> List.of())).build(),
        "data.DataLoader: argument dataset: found an empty data set, expected at least one"
            + " example.");
    refuses(
        () -> DataLoader.of(TEN).batchSize(16).dropLast(true).build(),
        "data.DataLoader: argument batchSize: found 16 for 10 examples with dropLast, so that no"
            + " batch would come; expected at most 10, or dropLast(false).");
    refuses(
        () -> DataLoader.of(TEN).prefetch(0),
        "data.DataLoader: argument prefetch: found 0, expected 1 or more.");
    refuses(
        () -> DataLoader.of(TEN).batchSize(-1),
        "data.DataLoader: argument batchSize: found -1, expected 1 or more.");
    refuses(
        () -> DataLoader.of(TEN).workers(-1),
        "data.DataLoader: argument workers: found -1, expected 0 or more.");
    refuses(
        () -> DataLoader.of(TEN).shuffle(1).sampler(new SequentialSampler(3)).build(),
        "data.DataLoader: argument sampler: found a sampler and a seed to shuffle by, expected one"
            + " of them; new RandomSampler(size, seed) is a sampler that shuffles.");
    refuses(
        () -> DataLoader.of(TEN).batchSize(5).build().restore(Tensor.of(0L, 3L)),
        "data.DataLoader.restore: argument state: found batch 3 of epoch 0, expected the state of"
            + " a loader with 2 batches an epoch.");
  }

  private static void refuses(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(WrongArgumentException.class).hasMessage(message);
  }

  private static List<String> epoch(DataLoader loader) {
    return some(loader, Integer.MAX_VALUE);
  }

  /// Returns the values of some batches; of one epoch, but for where the count goes on.
  private static List<String> some(DataLoader loader, int count) {
    List<String> batches = new ArrayList<>();
    while (batches.size() < count) {
      try (Batches left = loader.iterator()) {
        Iterator<Batch> iterator = left;
        while (batches.size() < count && iterator.hasNext()) {
          Tensor x = iterator.next().x();
          batches.add(java.util.Arrays.toString(x.to(DType.F64).toDoubleArray()).replace(".0", ""));
        }
      }
      if (count == Integer.MAX_VALUE) {
        break;
      }
    }
    return batches;
  }
}
