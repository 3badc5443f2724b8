package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.data.DataLoader;
import dev.waybill.data.TensorDataset;
import dev.waybill.distributed.DistributedDataParallel;
import dev.waybill.distributed.ProcessGroup;
import dev.waybill.distributed.ThreadRanks;
import dev.waybill.nn.Layer;
import dev.waybill.ops.nn.CrossEntropyLoss;
import dev.waybill.ops.nn.Linear;
import dev.waybill.ops.nn.Sequential;
import dev.waybill.optim.Adam;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import dev.waybill.training.CheckpointFolder;
import dev.waybill.training.Evaluation;
import dev.waybill.training.Trainer;
import dev.waybill.training.TrainingException;
import dev.waybill.training.TrainingHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerRanksTest {
  private static final int STEPS = 4; // of 25 examples a rank in batches of 7

  @TempDir private Path folder;

  /// Points in a plane, and whether they lie above the line x = y.
  private static TensorDataset points() {
    Tensor x = Tensor.rand(DType.F32, 11, 50, 2);
    long[] above = new long[50];
    for (int i = 0; i < 50; i++) {
      above[i] = x.getFloat(i, 1) > x.getFloat(i, 0) ? 1 : 0;
    }
    return new TensorDataset(x, Tensor.of(above));
  }

  private static TensorDataset part(int rank, int first) {
    return points().subset(rank == 0 ? LongStream.range(0, first).toArray() : rest(first));
  }

  private static long[] rest(int first) {
    return LongStream.range(first, 50).toArray();
  }

  private static Layer model() {
    return new Generator(5).supply(() -> new Sequential(new Linear(2, 2)));
  }

  /// A rank that trains.
  private static final class Rank implements AutoCloseable {
    private final Layer model = model();
    private final DistributedDataParallel<Layer> parallel;
    private final DataLoader loader;
    private final Trainer.Builder trainer;

    Rank(ProcessGroup group, TensorDataset data, double lr) {
      parallel = new DistributedDataParallel<>(model, group);
      loader = DataLoader.of(data).batchSize(7).build();
      trainer =
          Trainer.of(
                  model,
                  new CrossEntropyLoss(),
                  new Adam(model.parameters(), lr, 0.9, 0.999, 1e-8, 0, false, false))
              .predict(x -> parallel.call(itself -> itself.call(x)))
              .group(group);
    }

    Rank(ProcessGroup group, Path into) {
      this(group, part(group.rank(), 25), 0.1);
      trainer.checkpoints(new CheckpointFolder(into.resolve("" + group.rank())), 1);
    }

    @Override
    public void close() {
      parallel.close();
    }
  }

  private List<Map<String, Tensor>> train(Path into, long epochs) {
    return ThreadRanks.call(
        2,
        group -> {
          try (Rank rank = new Rank(group, into)) {
            TrainingHistory history = rank.trainer.build().resume(rank.loader, epochs);
            assertThat(history.rows().getLast().value("step")).isEqualTo((double) (STEPS * epochs));
            return Map.copyOf(rank.model.stateDict());
          }
        });
  }

  @Test
  void ranksResumeFromTheNewestStepThatAllHave() throws IOException {
    Map<String, Tensor> whole = train(folder.resolve("whole"), 2).getFirst();
    Path into = folder.resolve("stopped");
    train(into, 1);
    Files.delete(into.resolve("1/checkpoint-00000004.safetensors"));
    for (Map<String, Tensor> state : train(into, 2)) {
      whole.forEach((name, tensor) -> assertThat(state.get(name).equal(tensor)).isTrue());
    }
  }

  @Test
  void refusesToResumeWhereARankLacksTheStep() throws IOException {
    train(folder, 1);
    Path last = folder.resolve("1/checkpoint-00000004.safetensors");
    Files.delete(folder.resolve("1/checkpoint-00000003.safetensors"));
    Files.move(last, last.resolveSibling("checkpoint-00000002.safetensors"));
    assertRefused(
        "found no checkpoint of step 2 on ranks [0], expected one on all ranks: it is the newest of"
            + " the rank that is least far. Resume from a step that all ranks have, by its file,"
            + " or start anew in empty folders.");
    Files.delete(last.resolveSibling("checkpoint-00000002.safetensors"));
    assertRefused(
        "found no checkpoint on ranks [1] but some on others, expected them on all ranks; give each"
            + " rank the folder that it wrote to, or start anew in empty folders.");
  }

  private void assertRefused(String message) {
    ThreadRanks.run(
        2,
        group -> {
          try (Rank rank = new Rank(group, folder)) {
            assertThatThrownBy(() -> rank.trainer.build().resume(rank.loader, 2))
                .isInstanceOf(TrainingException.class)
                .hasMessage(message);
          }
        });
  }

  @Test
  void refusesRanksThatTakeOtherNumbersOfSteps() {
    ThreadRanks.run(
        2,
        group -> {
          try (Rank rank = new Rank(group, part(group.rank(), 10), 0.1)) {
            assertThatThrownBy(() -> rank.trainer.build().fit(rank.loader, 1))
                .isInstanceOf(TrainingException.class)
                .hasMessage(
                    "found other numbers of batches an epoch on other ranks: {0=2, 1=6} by rank,"
                        + " expected the same on all, which step together.");
          }
        });
  }

  @Test
  void lossOfOneRankThatIsNotANumberEndsAll() {
    ThreadRanks.run(
        2,
        group -> {
          float third = group.rank() == 0 ? 3 : Float.NaN;
          Tensor x = Tensor.fromArray(new float[] {1, 2, third, 4}, 2, 2);
          TensorDataset data = new TensorDataset(x, Tensor.of(0L, 1L));
          try (Rank rank = new Rank(group, data, 0.1)) {
            Tensor before = rank.model.stateDict().get("0.weight").clone();
            assertThatThrownBy(() -> rank.trainer.build().fit(rank.loader, 1))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith(
                    group.rank() == 0
                        ? "step 1: the loss of another rank is NaN or infinite. The step was not"
                        : "step 1: the loss is NaN; all parameters are finite, but the inputs of the");
            assertThat(rank.model.stateDict().get("0.weight").equal(before)).isTrue();
          }
        });
  }

  @Test
  void watchesTheLossOverTheExamplesOfAllRanks() {
    double all =
        new Evaluation(model(), new CrossEntropyLoss(), Map.of())
            .of(DataLoader.of(points()).batchSize(50).build())
            .get(0);
    List<TrainingHistory> histories =
        ThreadRanks.call(
            2,
            group -> {
              try (Rank rank = new Rank(group, part(group.rank(), 25), 0)) {
                TensorDataset held = part(group.rank(), 20);
                return rank.trainer
                    .validation(DataLoader.of(held).batchSize(50).build())
                    .earlyStopping(1, 0)
                    .build()
                    .fit(rank.loader, 9);
              }
            });
    assertThat(histories.get(0)).isEqualTo(histories.get(1));
    // The first is the best; the second and third are no better.
    assertThat(histories.get(0).rows()).hasSize(3);
    assertThat(histories.get(0).rows().get(0).value("validationLoss")).isCloseTo(all, within(1e-6));
    assertThat(histories.get(0).rows().get(0).value("loss")).isCloseTo(all, within(1e-6));
  }
}
