package dev.waybill.training;

import dev.waybill.data.DataLoader;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.distributed.ProcessGroup;
import dev.waybill.internal.text.Given;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Loss;
import dev.waybill.optim.Optimizer;
import dev.waybill.optim.lr.LrSchedule;
import dev.waybill.optim.lr.ReduceLrOnPlateau;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The usual loop: predict, compare, step, and after each epoch look at data that is not learnt
/// from.
///
/// ```java
/// Trainer trainer =
///     Trainer.of(model, new CrossEntropyLoss(), new Adam(model.parameters(), 1e-3))
///         .validation(DataLoader.of(held).batchSize(256).build())
///         .metric("accuracy", Metric.accuracy())
///         .earlyStopping(5, 0)
///         .checkpoints(new CheckpointFolder(Path.of("run")), 100)
///         .progress(System.err, true)
///         .build();
/// TrainingHistory history = trainer.fit(loader, 20);
/// ```
///
/// With checkpoints, [#resume] goes on from the newest one, and ends with the same bits as a run
/// that never stopped, if model, optimiser and loader are made in the same way.
public final class Trainer {
  private static final String NAME = "training.Trainer";

  private final Builder given;

  private Trainer(Builder given) {
    this.given = new Builder(given);
  }

  /// Begins to make a trainer.
  ///
  /// @param model what learns
  /// @param loss how far predictions are from their targets; one number a batch
  /// @param optimizer changes the model's parameters
  /// @return a builder
  public static Builder of(Layer model, Loss loss, Optimizer optimizer) {
    Given.check(NAME, "model", "Layer", model);
    Given.check(NAME, "loss", "Loss", loss);
    Given.check(NAME, "optimizer", "Optimizer", optimizer);
    return new Builder(model, loss, optimizer);
  }

  /// Trains from the start of epoch 0, wherever the loader stands.
  ///
  /// @param loader the examples; it is moved there
  /// @param epochs how many epochs, from 1
  /// @return what each epoch came to
  /// @throws TrainingException if the loss becomes NaN or infinite, or the folder of checkpoints
  ///   has some already
  /// @throws IOException if a checkpoint cannot be written
  public TrainingHistory fit(DataLoader loader, long epochs) throws IOException {
    check(loader, epochs);
    if (given.folder != null) {
      given.folder.deleteStale();
      checkEmpty(given.folder);
    }
    // Else a loader that another fit left at its end would train nothing.
    loader.setEpoch(0);
    return new TrainingRun(given, loader, epochs).run();
  }

  /// Goes on from the newest checkpoint; from the start where there is none. Ranks of a group go on
  /// from the newest step of which all have one.
  ///
  /// @param loader the examples; it is moved to where the run stopped
  /// @param epochs how many epochs there are, those before the checkpoint included
  /// @return what each epoch came to, those before included
  /// @throws TrainingException if there is no folder of checkpoints, the checkpoint is of another
  ///   model, a rank lacks the checkpoint that the others have, or the loss becomes NaN or infinite
  /// @throws CheckpointException if the newest checkpoint is damaged; it names one that is whole
  /// @throws IOException if a checkpoint cannot be read or written
  public TrainingHistory resume(DataLoader loader, long epochs) throws IOException {
    if (given.folder == null) {
      throw new TrainingException("found no folder of checkpoints, expected one to resume from.");
    }
    check(loader, epochs);
    OptionalLong newest = new TrainingRanks(given.group).newestStep(given.folder);
    return newest.isEmpty()
        ? fit(loader, epochs)
        : resume(loader, epochs, given.folder.file(newest.getAsLong()));
  }

  /// Goes on from a checkpoint. The first one that is written then replaces those of later steps.
  ///
  /// @param loader the examples; it is moved to where the run stopped
  /// @param epochs how many epochs there are, those before the checkpoint included
  /// @param checkpoint a checkpoint of this run
  /// @return what each epoch came to, those before included
  /// @throws TrainingException if the checkpoint is of another model, or the loss becomes NaN or
  ///   infinite
  /// @throws CheckpointException if it is damaged; it names one that is whole
  /// @throws IOException if a checkpoint cannot be read or written
  public TrainingHistory resume(DataLoader loader, long epochs, Path checkpoint)
      throws IOException {
    check(loader, epochs);
    if (given.folder != null) {
      given.folder.deleteStale();
      Path beside = checkpoint.toAbsolutePath().normalize().getParent();
      if (!given.folder.path().toAbsolutePath().normalize().equals(beside)) {
        checkEmpty(given.folder);
      }
    }
    TrainingRun run = new TrainingRun(given, loader, epochs);
    run.restore(Checkpoint.read(checkpoint), checkpoint);
    return run.run();
  }

  private static void checkEmpty(CheckpointFolder folder) throws IOException {
    if (folder.latest().isPresent()) {
      throw new TrainingException(
          "found checkpoints of another run in "
              + folder.path()
              + ", expected none; resume that run, or choose another folder.");
    }
  }

  private static void check(DataLoader loader, long epochs) {
    Given.check(NAME, "loader", "DataLoader", loader);
    if (epochs < 1) {
      throw new WrongArgumentException(NAME, "epochs", "found " + epochs + ", expected 1 or more.");
    }
  }

  /// Makes a trainer.
  public static final class Builder {
    final Layer model;
    final Loss loss;
    final Optimizer optimizer;
    final Map<String, Metric> metrics;
    final List<TrainingListener> listeners;
    final Map<String, String> notes;
    UnaryOperator<Tensor> predict;
    @Nullable LrSchedule schedule;
    @Nullable ReduceLrOnPlateau plateau;
    @Nullable Double clipNorm;
    @Nullable Double clipValue;
    @Nullable Double emaDecay;
    long patience = -1;
    double minDelta;
    @Nullable DataLoader validation;
    @Nullable CheckpointFolder folder;
    @Nullable ProcessGroup group;
    long everySteps;
    boolean stopOnNan = true;
    long seed;

    private Builder(Layer model, Loss loss, Optimizer optimizer) {
      this.model = model;
      this.loss = loss;
      this.optimizer = optimizer;
      this.predict = model::call;
      this.metrics = new LinkedHashMap<>();
      this.listeners = new ArrayList<>();
      this.notes = new LinkedHashMap<>();
    }

    private Builder(Builder other) {
      model = other.model;
      loss = other.loss;
      optimizer = other.optimizer;
      metrics = new LinkedHashMap<>(other.metrics);
      listeners = new ArrayList<>(other.listeners);
      notes = new LinkedHashMap<>(other.notes);
      predict = other.predict;
      schedule = other.schedule;
      plateau = other.plateau;
      clipNorm = other.clipNorm;
      clipValue = other.clipValue;
      emaDecay = other.emaDecay;
      patience = other.patience;
      minDelta = other.minDelta;
      validation = other.validation;
      folder = other.folder;
      group = other.group;
      everySteps = other.everySteps;
      stopOnNan = other.stopOnNan;
      seed = other.seed;
    }

    /// Sets how the model is called while it learns, such as through `DistributedDataParallel`:
    /// `predict(x -> parallel.call(model -> model.call(x)))`. The validation calls the model as it
    /// is. On several ranks, set the [#group] too.
    ///
    /// @param call takes an input and returns the model's prediction
    /// @return this builder
    public Builder predict(UnaryOperator<Tensor> call) {
      Given.check(NAME, "predict", "UnaryOperator<Tensor>", call);
      predict = call;
      return this;
    }

    /// Sets the ranks that train together, each with a trainer and a folder of checkpoints of its
    /// own. They resume from the same step; `plateau`, `earlyStopping` and the best checkpoint go
    /// by the loss over the examples of all ranks, which the history has too; and a loss that is
    /// NaN or infinite on one rank ends all.
    ///
    /// A trainer without a group sees its own rank alone: on several ranks it must not have
    /// `plateau` or `earlyStopping`, nor be resumed, since ranks that decide differently wait for
    /// each other until the deadline.
    ///
    /// @param ranks the group of the `DistributedDataParallel` that predicts
    /// @return this builder
    public Builder group(ProcessGroup ranks) {
      Given.check(NAME, "group", "ProcessGroup", ranks);
      group = ranks;
      return this;
    }

    /// Sets the learning rate of each step.
    ///
    /// @param rates by the number of the step over all epochs
    /// @return this builder
    public Builder schedule(LrSchedule rates) {
      Given.check(NAME, "schedule", "LrSchedule", rates);
      schedule = rates;
      return this;
    }

    /// Lowers the rates after epochs whose loss was no better: that of the validation where there
    /// is one.
    ///
    /// @param scheduler one of the same optimiser
    /// @return this builder
    public Builder plateau(ReduceLrOnPlateau scheduler) {
      Given.check(NAME, "plateau", "ReduceLrOnPlateau", scheduler);
      plateau = scheduler;
      return this;
    }

    /// Scales the gradients of a step so that their norm is at most this.
    ///
    /// @param most above 0
    /// @return this builder
    public Builder clipNorm(double most) {
      clipNorm = positive("clipNorm", most);
      return this;
    }

    /// Cuts each gradient to `-most … most`.
    ///
    /// @param most above 0
    /// @return this builder
    public Builder clipValue(double most) {
      clipValue = positive("clipValue", most);
      return this;
    }

    /// Keeps averages of the parameters, with which the validation predicts.
    ///
    /// @param decay how much of an average is kept at each step, 0 to 1, such as 0.999
    /// @return this builder
    public Builder ema(double decay) {
      if (!(decay >= 0 && decay <= 1)) {
        throw new WrongArgumentException(NAME, "ema", "found " + decay + ", expected 0 to 1.");
      }
      emaDecay = decay;
      return this;
    }

    /// Ends after epochs whose loss was no better: that of the validation where there is one.
    ///
    /// @param epochs how many such epochs in a row are borne, from 0
    /// @param by by how much a loss must be below the best so far, from 0
    /// @return this builder
    public Builder earlyStopping(long epochs, double by) {
      if (epochs < 0 || !(by >= 0)) {
        throw new WrongArgumentException(
            NAME,
            "earlyStopping",
            "found " + epochs + " epochs and " + by + ", expected 0 or more of both.");
      }
      patience = epochs;
      minDelta = by;
      return this;
    }

    /// Sets data that is not learnt from and looked at after each epoch.
    ///
    /// @param loader the examples
    /// @return this builder
    public Builder validation(DataLoader loader) {
      Given.check(NAME, "validation", "DataLoader", loader);
      validation = loader;
      return this;
    }

    /// Adds a number that says how good predictions are.
    ///
    /// @param name what it is called in the history
    /// @param metric computes it
    /// @return this builder
    public Builder metric(String name, Metric metric) {
      Given.check(NAME, "name", "String", name);
      Given.check(NAME, "metric", "Metric", metric);
      boolean taken = List.of("epoch", "step", "lr", "loss", "validationLoss").contains(name);
      if (name.isBlank() || taken || metrics.containsKey(name) || !name.matches("[^,\\r\\n]+")) {
        throw new WrongArgumentException(
            NAME,
            "metric",
            "found the name \""
                + name
                + "\", expected one without a comma that no other column of the history has.");
      }
      metrics.put(name, metric);
      return this;
    }

    /// Writes checkpoints: every so many steps, at the end, and the best epoch's.
    ///
    /// @param into the folder
    /// @param steps after how many steps, from 1
    /// @return this builder
    public Builder checkpoints(CheckpointFolder into, long steps) {
      Given.check(NAME, "checkpoints", "CheckpointFolder", into);
      if (steps < 1) {
        throw new WrongArgumentException(
            NAME, "checkpoints", "found every " + steps + " steps, expected 1 or more.");
      }
      folder = into;
      everySteps = steps;
      return this;
    }

    /// Adds a text to each checkpoint.
    ///
    /// @param name such as `config`
    /// @param text such as the configuration
    /// @return this builder
    public Builder note(String name, String text) {
      notes.put(name, text);
      return this;
    }

    /// Sets whether a loss that is NaN or infinite ends the training. It does unless this says
    /// otherwise.
    ///
    /// @param on whether
    /// @return this builder
    public Builder stopOnNan(boolean on) {
      stopOnNan = on;
      return this;
    }

    /// Sets the seed of what the model draws while it learns, such as by dropout.
    ///
    /// @param draws any number; 0 where it is not set
    /// @return this builder
    public Builder seed(long draws) {
      seed = draws;
      return this;
    }

    /// Adds a listener.
    ///
    /// @param listener sees how the training goes
    /// @return this builder
    public Builder listener(TrainingListener listener) {
      Given.check(NAME, "listener", "TrainingListener", listener);
      listeners.add(listener);
      return this;
    }

    /// Writes how far the training is.
    ///
    /// @param out where to
    /// @param terminal whether a line may be written over
    /// @return this builder
    public Builder progress(PrintStream out, boolean terminal) {
      return listener(new ProgressLine(out, terminal));
    }

    /// Makes the trainer.
    ///
    /// @return a trainer
    /// @throws WrongArgumentException if there are both a schedule and a plateau
    public Trainer build() {
      if (schedule != null && plateau != null) {
        throw new WrongArgumentException(
            NAME,
            "plateau",
            "found a schedule too, expected one of them: the schedule sets the rate at each step,"
                + " so that what the plateau lowers would be lost.");
      }
      return new Trainer(this);
    }

    private static double positive(String argument, double value) {
      if (!(value > 0)) {
        throw new WrongArgumentException(
            NAME, argument, "found " + value + ", expected a number above 0.");
      }
      return value;
    }
  }
}
