package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.data.DataLoader;
import dev.waybill.data.TensorDataset;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Parameter;
import dev.waybill.ops.nn.CrossEntropyLoss;
import dev.waybill.ops.nn.Linear;
import dev.waybill.ops.nn.Sequential;
import dev.waybill.optim.Adam;
import dev.waybill.optim.Optimizer;
import dev.waybill.optim.lr.CosineLr;
import dev.waybill.optim.lr.ReduceLrOnPlateau;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import dev.waybill.training.Checkpoint;
import dev.waybill.training.CheckpointFolder;
import dev.waybill.training.CheckpointPart;
import dev.waybill.training.PartState;
import dev.waybill.training.Trainer;
import dev.waybill.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";

  @TempDir private Path folder;

  private final Layer model = new Generator(5).supply(() -> new Sequential(new Linear(2, 2)));

  /// Eight examples, four steps an epoch.
  private static DataLoader loader() {
    return DataLoader.of(
            new TensorDataset(
                Tensor.rand(DType.F32, 11, 8, 2), Tensor.of(0L, 1L, 0L, 1L, 1L, 0L, 0L, 1L)))
        .batchSize(2)
        .build();
  }

  private static Optimizer adam(List<Parameter> parameters, double lr) {
    return new Adam(parameters, lr, 0.9, 0.999, 1e-8, 0, false, false);
  }

  private Trainer.Builder trainer(double lr) {
    return Trainer.of(model, new CrossEntropyLoss(), adam(model.parameters(), lr))
        .checkpoints(new CheckpointFolder(folder, 3), 1);
  }

  private static List<String> names(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Checkpoint empty(long step) {
    return new Checkpoint(step, Map.of(), Map.of());
  }

  @Test
  void keepsTheOneJustWrittenAndNoneOfLaterSteps() throws IOException {
    CheckpointFolder into = new CheckpointFolder(folder);
    into.save(empty(2));
    into.save(empty(9));
    into.save(empty(10));
    assertThat(names(folder))
        .containsExactly("checkpoint-00000009.safetensors", "checkpoint-00000010.safetensors");
    into.save(empty(3));
    assertThat(names(folder)).containsExactly("checkpoint-00000003.safetensors");
    assertThat(into.latest()).contains(folder.resolve("checkpoint-00000003.safetensors"));
  }

  @Test
  void runFromAnEarlierCheckpointReplacesTheBestOfALaterStep() throws IOException {
    // With the rate 0 no epoch is better than the first.
    trainer(0).build().fit(loader(), 1);
    new CheckpointFolder(folder).saveBest(empty(99));
    trainer(0).build().resume(loader(), 2);
    assertThat(Checkpoint.read(folder.resolve("best.safetensors")).step()).isEqualTo(8);
    trainer(0).build().resume(loader(), 3);
    assertThat(Checkpoint.read(folder.resolve("best.safetensors")).step()).isEqualTo(8);
  }

  @Test
  void refusesToMixRuns() throws IOException {
    trainer(0.1).build().fit(loader(), 1);
    Path other = folder.resolve("other/checkpoint-00000001.safetensors");
    Files.createDirectories(other.getParent());
    Files.copy(folder.resolve("checkpoint-00000004.safetensors"), other);
    assertThatThrownBy(() -> trainer(0.1).build().resume(loader(), 2, other))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith("found checkpoints of another run in " + folder);
  }

  @Test
  void removesWhatAKilledRunLeftHalfWritten() throws IOException {
    Files.createFile(folder.resolve("checkpoint-00000001.safetensors." + UUID + ".tmp"));
    Files.createFile(folder.resolve("best.safetensors." + UUID + ".tmp"));
    Files.createFile(folder.resolve("mine.tmp"));
    trainer(0.1).build().fit(loader(), 1);
    Files.createFile(folder.resolve("best.safetensors." + UUID + ".tmp"));
    trainer(0.1).build().resume(loader(), 2);
    assertThat(names(folder))
        .containsExactly(
            "best.safetensors",
            "checkpoint-00000006.safetensors",
            "checkpoint-00000007.safetensors",
            "checkpoint-00000008.safetensors",
            "mine.tmp");
  }

  @Test
  void bestHasTheAveragesThatWereJudgedAndIsResumedFromTheModelItself() throws IOException {
    trainer(0.1).ema(0.5).build().fit(loader(), 1);
    Map<String, PartState> best = Checkpoint.read(folder.resolve("best.safetensors")).parts();
    Tensor own = model.stateDict().get("0.weight").clone();
    assertThat(weight(best, "raw").equal(own)).isTrue();
    assertThat(weight(best, "model").equal(own)).isFalse();
    assertThat(weight(best, "model").equal(weight(best, "average"))).isTrue();
    model.loadStateDict(best.get("model").tensors());
    trainer(0.1).ema(0.5).build().resume(loader(), 1, folder.resolve("best.safetensors"));
    assertThat(model.stateDict().get("0.weight").equal(own)).isTrue();
  }

  private static Tensor weight(Map<String, PartState> parts, String part) {
    return parts.get(part).tensors().get("0.weight");
  }

  @Test
  void secondFitTrainsFromTheStart() throws IOException {
    Trainer trainer =
        Trainer.of(model, new CrossEntropyLoss(), adam(model.parameters(), 0.1)).build();
    DataLoader loader = loader();
    assertThat(trainer.fit(loader, 2).rows()).hasSize(2);
    assertThat(trainer.fit(loader, 2).rows()).hasSize(2);
  }

  @Test
  void refusesTwoThatSetTheRate() {
    Optimizer optimizer = adam(model.parameters(), 0.1);
    Trainer.Builder builder =
        Trainer.of(model, new CrossEntropyLoss(), optimizer)
            .schedule(new CosineLr(8, 0))
            .plateau(new ReduceLrOnPlateau(optimizer, "min", 0.5, 0, 0.5, "rel", 0, 0, 0));
    assertThatThrownBy(builder::build)
        .isInstanceOf(WrongArgumentException.class)
        .hasMessageContaining("plateau")
        .hasMessageContaining("found a schedule too, expected one of them");
  }

  @Test
  void refusesTheStateOfAnOptimiserOfOtherParameters() {
    PartState saved = CheckpointPart.of(adam(model.parameters(), 0.1)).save();
    CheckpointPart fewer = CheckpointPart.of(adam(model.parameters().subList(0, 1), 0.1));
    assertThatThrownBy(() -> fewer.load(saved))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessageContaining("group 0: found 2 parameters, expected 1.");
    Optimizer two = adam(model.parameters().subList(0, 1), 0.1);
    two.addGroup(model.parameters().subList(1, 2), Map.of());
    assertThatThrownBy(() -> CheckpointPart.of(two).load(saved))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessageContaining("different number of parameter groups, found 1, expected 2.");
    CheckpointPart same = CheckpointPart.of(adam(model.parameters(), 0.5));
    same.load(saved);
    assertThat(same.save().texts()).isEqualTo(saved.texts());
  }
}
