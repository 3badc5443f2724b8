package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.autograd.Autograd;
import dev.waybill.data.DataLoader;
import dev.waybill.data.TensorDataset;
import dev.waybill.nn.Description;
import dev.waybill.nn.Layer;
import dev.waybill.ops.nn.BatchNorm1d;
import dev.waybill.ops.nn.CrossEntropyLoss;
import dev.waybill.ops.nn.Dropout;
import dev.waybill.ops.nn.Linear;
import dev.waybill.ops.nn.Relu;
import dev.waybill.ops.nn.Sequential;
import dev.waybill.optim.Adam;
import dev.waybill.optim.Optimizer;
import dev.waybill.optim.lr.CosineLr;
import dev.waybill.optim.lr.ReduceLrOnPlateau;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import dev.waybill.training.Checkpoint;
import dev.waybill.training.CheckpointException;
import dev.waybill.training.CheckpointFolder;
import dev.waybill.training.Metric;
import dev.waybill.training.StepReport;
import dev.waybill.training.Trainer;
import dev.waybill.training.TrainingException;
import dev.waybill.training.TrainingHistory;
import dev.waybill.training.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  private static final int EPOCHS = 3;
  private static final int STEPS = 3 * 4; // of 50 examples in batches of 16

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

  private static Layer model() {
    return new Generator(5)
        .supply(
            () ->
                new Sequential(
                    new Linear(2, 16),
                    new BatchNorm1d(16),
                    new Relu(),
                    new Dropout(0.3),
                    new Linear(16, 2)));
  }

  /// A run of its own: only files pass from one to the next.
  private static final class Run {
    private final Layer model = model();
    private final DataLoader loader =
        DataLoader.of(points()).batchSize(16).shuffle(3).workers(1).build();
    private final Trainer trainer;

    Run(Path into, TrainingListener listener) {
      trainer =
          Trainer.of(
                  model,
                  new CrossEntropyLoss(),
                  new Adam(model.parameters(), 0.01, 0.9, 0.999, 1e-8, 0, true, false))
              .schedule(new CosineLr(STEPS, 0))
              .clipNorm(1)
              .ema(0.9)
              .earlyStopping(EPOCHS, 0)
              .validation(DataLoader.of(points()).batchSize(20).build())
              .metric("accuracy", Metric.accuracy())
              .checkpoints(new CheckpointFolder(into), 1)
              .seed(9)
              .listener(listener)
              .build();
    }
  }

  /// Throws after some steps, when the checkpoint of the last one is written.
  private static TrainingListener stopAfter(int steps) {
    return new TrainingListener() {
      private long step;

      @Override
      public void onStep(StepReport report) {
        step = report.step();
      }

      @Override
      public void onCheckpoint(Path file) {
        if (step == steps) {
          throw new IllegalStateException("power cut");
        }
      }
    };
  }

  private static final TrainingListener NOBODY = new TrainingListener() {};

  @Test
  void resumedRunGivesTheSameBitsWhereverItStopped() throws IOException {
    Run whole = new Run(folder.resolve("whole"), NOBODY);
    TrainingHistory expected = whole.trainer.fit(whole.loader, EPOCHS);
    assertThat(expected.rows()).hasSize(EPOCHS);
    for (int stop = 1; stop <= STEPS; stop++) {
      Path into = folder.resolve("stopped-" + stop);
      Run first = new Run(into, stopAfter(stop));
      assertThatThrownBy(() -> first.trainer.fit(first.loader, EPOCHS)).hasMessage("power cut");
      Run second = new Run(into, NOBODY);
      TrainingHistory history = second.trainer.resume(second.loader, EPOCHS);
      assertThat(history.toCsv()).as("stopped after %d", stop).isEqualTo(expected.toCsv());
      assertSameBits(second.model.stateDict(), whole.model.stateDict());
      assertSameBits(
          Checkpoint.read(new CheckpointFolder(into).best()).parts().get("average").tensors(),
          Checkpoint.read(folder.resolve("whole/best.safetensors"))
              .parts()
              .get("average")
              .tensors());
    }
  }

  private static void assertSameBits(Map<String, Tensor> found, Map<String, Tensor> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet()).isNotEmpty();
    expected.forEach((name, tensor) -> assertThat(found.get(name).equal(tensor)).as(name).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"optim.Sgd", "optim.Lbfgs", "optim.Adadelta"})
  void resumedRunOfOtherOptimisersGivesTheSameBits(String optimizer) throws IOException {
    for (int stop : new int[] {0, 3, 4, 9}) {
      Path into = folder.resolve(optimizer + stop);
      Layer first =
          new Generator(2).supply(() -> new Sequential(new Linear(2, 4), new Linear(4, 2)));
      try {
        plain(first, optimizer, into, stopAfter(stop)).fit(loader(), EPOCHS);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("power cut");
        first = new Generator(2).supply(() -> new Sequential(new Linear(2, 4), new Linear(4, 2)));
        plain(first, optimizer, into, NOBODY).resume(loader(), EPOCHS);
      }
      Layer last = first;
      if (stop > 0) {
        assertSameBits(
            last.stateDict(),
            Checkpoint.read(
                    new CheckpointFolder(folder.resolve(optimizer + "0")).latest().orElseThrow())
                .parts()
                .get("model")
                .tensors());
      }
    }
  }

  private static DataLoader loader() {
    return DataLoader.of(points()).batchSize(16).shuffle(3).build();
  }

  private static Trainer plain(Layer model, String name, Path into, TrainingListener listener) {
    Optimizer optimizer =
        new Description(Registry.global())
            .build(
                "optimizer",
                Map.of("type", name, "lr", 0.1),
                Optimizer.class,
                Map.of("parameters", model.parameters()));
    return Trainer.of(model, new CrossEntropyLoss(), optimizer)
        .plateau(new ReduceLrOnPlateau(optimizer, "min", 0.5, 0, 0.5, "rel", 0, 0, 0))
        .clipValue(0.5)
        .checkpoints(new CheckpointFolder(into), 1)
        .listener(listener)
        .build();
  }

  @Test
  void learnsAndWritesDownHow() throws IOException {
    Run run = new Run(folder, NOBODY);
    TrainingHistory history = run.trainer.fit(run.loader, 30);
    double[] losses = history.column("validationLoss");
    assertThat(losses[losses.length - 1]).isLessThan(losses[0]);
    assertThat(history.columns())
        .containsExactly(
            "epoch", "step", "lr", "loss", "accuracy", "validationLoss", "validation.accuracy");
    assertThat(history.rows().get(1).value("epoch")).isEqualTo(2);
    assertThat(history.rows().get(1).value("step")).isEqualTo(8);
    history.writeCsv(folder.resolve("history.csv"));
    assertThat(TrainingHistory.parse(Files.readString(folder.resolve("history.csv"))))
        .isEqualTo(history);
    assertThat(run.model.isTraining()).isTrue();
    // Two of the steps, and the best.
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".safetensors"))).hasSize(3);
    }
  }

  @Test
  void endsWhereTheLossIsNoBetterForLong() throws IOException {
    Layer model = model();
    Trainer trainer =
        Trainer.of(
                model,
                new CrossEntropyLoss(),
                new Adam(model.parameters(), 0, 0.9, 0.999, 1e-8, 0, false, false))
            .validation(DataLoader.of(points()).batchSize(50).build())
            .earlyStopping(1, 10)
            .build();
    DataLoader loader = DataLoader.of(points()).batchSize(25).build();
    // The first is the best; the second and third are no better by 10.
    assertThat(trainer.fit(loader, 20).rows()).hasSize(3);
  }

  @Test
  void stopsAtALossThatIsNotANumberBeforeBackward() throws IOException {
    float[] values = new float[8];
    values[5] = Float.NaN;
    TensorDataset data =
        new TensorDataset(Tensor.fromArray(values, 4, 2), Tensor.of(0L, 1L, 0L, 1L));
    Layer model = new Generator(1).supply(() -> new Sequential(new Linear(2, 2)));
    Map<String, Tensor> before = Map.of("0.weight", model.stateDict().get("0.weight").clone());
    CheckpointFolder into = new CheckpointFolder(folder);
    Trainer trainer =
        Trainer.of(
                model,
                new CrossEntropyLoss(),
                new Adam(model.parameters(), 0, 0.9, 0.999, 1e-8, 0, false, false))
            .checkpoints(into, 1)
            .build();
    assertThatThrownBy(() -> trainer.fit(DataLoader.of(data).batchSize(2).build(), 1))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "step 2: the loss is NaN; all parameters are finite, but the inputs of the batch are"
                + " not. The step was not taken. Lower the learning rate, clip the gradients or"
                + " look for such values in the data; stopOnNan(false) goes on all the same.");
    assertThat(model.stateDict().get("0.weight").equal(before.get("0.weight"))).isTrue();
    assertThat(model.parameters()).allMatch(parameter -> parameter.grad() == null);
    assertThat(into.latest().orElseThrow()).hasFileName("checkpoint-00000001.safetensors");
  }

  @Test
  void namesTheParameterThatIsNotANumber() {
    Layer model = new Generator(1).supply(() -> new Sequential(new Linear(2, 2)));
    Autograd.noGrad(() -> model.parameters().get(1).mul_(Double.NaN));
    Trainer trainer =
        Trainer.of(
                model,
                new CrossEntropyLoss(),
                new Adam(model.parameters(), 0, 0.9, 0.999, 1e-8, 0, false, false))
            .build();
    assertThatThrownBy(() -> trainer.fit(loader(), 1))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith(
            "step 1: the loss is NaN; the first parameter that is not finite is 0.bias. The step");
  }

  @Test
  void namesTheCheckpointThatIsWholeWhereOneIsBroken() throws IOException {
    Run run = new Run(folder, stopAfter(3));
    assertThatThrownBy(() -> run.trainer.fit(run.loader, EPOCHS)).hasMessage("power cut");
    Path last = new CheckpointFolder(folder).latest().orElseThrow();
    assertThat(last.getFileName()).hasToString("checkpoint-00000003.safetensors");
    byte[] bytes = Files.readAllBytes(last);
    byte[] damaged = bytes.clone();
    damaged[bytes.length - 9] ^= 1;
    Files.write(last, damaged);
    String previous =
        "The checkpoint of step 2 is whole: "
            + folder.resolve("checkpoint-00000002.safetensors")
            + ".";
    Run next = new Run(folder, NOBODY);
    assertThatThrownBy(() -> next.trainer.resume(next.loader, EPOCHS))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(last + ": found the checksum ")
        .hasMessageEndingWith(": the file was damaged after it was written. " + previous);
    Files.write(last, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> Checkpoint.read(last))
        .isInstanceOf(CheckpointException.class)
        .hasMessageEndingWith(previous);
    Run other = new Run(folder, NOBODY);
    other.trainer.resume(other.loader, EPOCHS, folder.resolve("checkpoint-00000002.safetensors"));
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    Run run = new Run(folder, stopAfter(1));
    assertThatThrownBy(() -> run.trainer.fit(run.loader, 1)).hasMessage("power cut");
    Run again = new Run(folder, NOBODY);
    assertThatThrownBy(() -> again.trainer.fit(again.loader, 1))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "found checkpoints of another run in "
                + folder
                + ", expected none; resume that run, or choose another folder.");
    Layer wider = new Sequential(new Linear(3, 2));
    Trainer other =
        Trainer.of(
                wider,
                new CrossEntropyLoss(),
                new Adam(wider.parameters(), 0, 0.9, 0.999, 1e-8, 0, false, false))
            .checkpoints(new CheckpointFolder(folder), 1)
            .build();
    assertThatThrownBy(() -> other.resume(again.loader, 1))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("the part \"model\" of the checkpoint of step 1 does not fit:")
        .hasMessageContaining("Unexpected key(s) in the state");
  }

  @Test
  void progressTellsLossSpeedAndRemainingTime() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Layer model = model();
    List<String> events = new ArrayList<>();
    Trainer.of(
            model,
            new CrossEntropyLoss(),
            new Adam(model.parameters(), 0.01, 0.9, 0.999, 1e-8, 0, false, false))
        .progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), true)
        .listener(
            new TrainingListener() {
              @Override
              public void onStep(StepReport report) {
                events.add(report.epoch() + ":" + report.batch() + "/" + report.batches());
              }
            })
        .build()
        .fit(DataLoader.of(points()).batchSize(25).build(), 2);
    assertThat(events).containsExactly("1:1/2", "1:2/2", "2:1/2", "2:2/2");
    assertThat(bytes.toString(StandardCharsets.UTF_8).split("[\\r\\n]+"))
        .anyMatch(
            line ->
                line.matches(
                    "epoch 2/2  batch 2/2  loss \\d\\.\\d{4}  [\\d,]+ examples/s  0:00 left"))
        .anyMatch(line -> line.matches("epoch 2  lr 0\\.01000  loss 0\\.\\d+  \\d+\\.\\d s *"));
  }
}
