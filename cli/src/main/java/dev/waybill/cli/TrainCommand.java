package dev.waybill.cli;

import dev.waybill.data.DataLoader;
import dev.waybill.io.Safetensors;
import dev.waybill.nn.Layer;
import dev.waybill.optim.Optimizer;
import dev.waybill.optim.lr.LrSchedule;
import dev.waybill.optim.lr.ReduceLrOnPlateau;
import dev.waybill.tensor.Tensor;
import dev.waybill.training.Checkpoint;
import dev.waybill.training.CheckpointFolder;
import dev.waybill.training.Metric;
import dev.waybill.training.PartState;
import dev.waybill.training.Trainer;
import dev.waybill.training.TrainingHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Trains a model that a file describes.
@Command(
    name = "train",
    description = "Train a model: layers, loss, optimiser and data by name, from a JSON file.",
    footer = {
      "Paths in the file are relative to it. The folder \"out\" gets checkpoints, the model as",
      "model.safetensors, history.csv and curve.svg.",
      "",
      "Example:",
      TrainingConfig.EXAMPLE
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TrainCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Parameters(paramLabel = "CONFIG.json", description = "The file.")
  private Path file;

  @Option(
      names = "--resume",
      description = {
        "Go on from the newest checkpoint in the folder \"out\".",
        "The file must be as it was, except for \"epochs\"."
      })
  private boolean resume;

  @Override
  public Integer call() throws IOException {
    TrainingConfig config = TrainingConfig.read(file, waybill.library().registry());
    ConfigNode root = config.root();
    Path out = config.folder().resolve(root.text("out", "the name of a folder"));
    long epochs = root.whole("epochs", 1, 10);
    int batch = root.count("batch", 1, 32);
    CheckpointFolder folder = new CheckpointFolder(out);
    if (resume) {
      checkResumed(folder, config);
    }
    Layer model = config.model();
    Optimizer optimizer = config.optimizer(model);
    Trainer.Builder builder = Trainer.of(model, config.loss(), optimizer);
    options(root, config, optimizer, builder);
    TrainingData data = TrainingData.read(root, config.folder(), config.seed());
    DataLoader loader =
        DataLoader.of(data.learnt())
            .batchSize(batch)
            .shuffle(config.seed())
            .workers(root.count("workers", 0, 0))
            .build();
    for (var held : data.held()) {
      builder.validation(DataLoader.of(held).batchSize(Math.max(batch, 256)).build());
    }
    if (!data.classes().isEmpty()) {
      builder.metric("accuracy", Metric.accuracy());
    }
    Trainer trainer =
        builder
            .checkpoints(folder, root.whole("checkpointEvery", 1, 100))
            .note("config", config.text())
            .seed(config.seed())
            .progress(waybill.terminal().err(), waybill.terminal().interactive())
            .build();
    TrainingHistory history = resume ? trainer.resume(loader, epochs) : trainer.fit(loader, epochs);
    boolean averages = root.has("ema");
    write(out, config, averages ? averages(folder) : model.stateDict(), averages, data, history);
    return ExitCodes.OK;
  }

  private static void options(
      ConfigNode root, TrainingConfig config, Optimizer optimizer, Trainer.Builder builder) {
    if (root.has("schedule")) {
      switch (config.schedule(optimizer)) {
        case LrSchedule schedule -> builder.schedule(schedule);
        case ReduceLrOnPlateau plateau -> builder.plateau(plateau);
        default ->
            throw root.field("schedule", "a schedule")
                .fault("schedule.type: expected a schedule, such as optim.lr.CosineLr.");
      }
    }
    if (root.has("clipNorm")) {
      builder.clipNorm(root.number("clipNorm", Double.MIN_VALUE, Double.POSITIVE_INFINITY));
    }
    if (root.has("clipValue")) {
      builder.clipValue(root.number("clipValue", Double.MIN_VALUE, Double.POSITIVE_INFINITY));
    }
    if (root.has("ema")) {
      builder.ema(root.number("ema", 0, 1));
    }
    if (root.has("earlyStopping")) {
      ConfigNode early = root.object("earlyStopping", "an object such as {\"patience\": 5}");
      early.checkFields(Set.of("patience", "minDelta"));
      early.field("patience", "a number of epochs");
      builder.earlyStopping(
          early.whole("patience", 0, 0),
          early.has("minDelta") ? early.number("minDelta", 0, Double.POSITIVE_INFINITY) : 0);
    }
  }

  /// Refuses to go on with another configuration than that of the newest checkpoint.
  private static void checkResumed(CheckpointFolder folder, TrainingConfig config)
      throws IOException {
    Path latest = folder.latest().orElse(null);
    if (latest != null) {
      String before = Checkpoint.read(latest).notes().get("config");
      if (before == null) {
        throw Failure.of(
            latest + ": found no configuration, expected a checkpoint of waybill train.");
      }
      config.checkResumes(before, latest);
    }
  }

  /// Returns the averages at the end of the training, with which the validation predicted.
  private static Map<String, Tensor> averages(CheckpointFolder folder) throws IOException {
    Path latest =
        folder.latest().orElseThrow(() -> new IllegalStateException("no checkpoint was written"));
    PartState average = Checkpoint.read(latest).parts().get("average");
    if (average == null) {
      throw new IllegalStateException(latest + " has no averages");
    }
    return average.tensors();
  }

  private void write(
      Path out,
      TrainingConfig config,
      Map<String, Tensor> state,
      boolean averages,
      TrainingData data,
      TrainingHistory history)
      throws IOException {
    Map<String, String> notes = new HashMap<>(data.notes());
    notes.put("config", config.text());
    if (averages) {
      notes.put("parameters", "averages");
    }
    Safetensors.write(out.resolve("model.safetensors"), state, notes);
    history.writeCsv(out.resolve("history.csv"));
    List<String> losses =
        Stream.of("loss", "validationLoss").filter(history.columns()::contains).toList();
    TrainingCurve.write(out.resolve("curve.svg"), history, "Loss", losses);
    waybill
        .terminal()
        .out()
        .println(
            "Trained "
                + Sentences.count(history.rows().size(), "epoch")
                + " on "
                + Sentences.count(data.learnt().size(), "example")
                + ": "
                + out.resolve("model.safetensors")
                + (averages ? " (the averages)" : "")
                + ", history.csv, curve.svg");
  }
}
