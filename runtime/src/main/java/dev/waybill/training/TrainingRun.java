package dev.waybill.training;

import dev.waybill.data.Batch;
import dev.waybill.data.Batches;
import dev.waybill.data.DataLoader;
import dev.waybill.nn.Parameter;
import dev.waybill.optim.ClipGrad;
import dev.waybill.optim.EarlyStopping;
import dev.waybill.optim.ExponentialMovingAverage;
import dev.waybill.optim.ParameterGroup;
import dev.waybill.optim.lr.LrScheduler;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One training, from its start or a checkpoint to its end.
final class TrainingRun {
  // The model's own parameters in the best checkpoint, whose part "model" has the averages then.
  private static final String RAW = "raw";

  private final Trainer.Builder given;
  private final DataLoader loader;
  private final long epochs;
  private final Generator generator;
  private final @Nullable LrScheduler scheduler;
  private final @Nullable ExponentialMovingAverage average;
  private final @Nullable EarlyStopping stopping;
  private final Evaluation evaluation;
  private final TrainingRanks ranks;
  private final Map<String, CheckpointPart> parts = new LinkedHashMap<>();
  private final List<String> columns = new ArrayList<>();
  private final List<TrainingHistory.Row> rows = new ArrayList<>();
  private Means means;
  private long step;
  private long savedStep = -1;
  private boolean stopped;
  private double best = Double.POSITIVE_INFINITY;
  // What the last call of gradients measured: some optimisers make several a step.
  private double[] pending = {};

  TrainingRun(Trainer.Builder given, DataLoader loader, long epochs) {
    this.given = given;
    this.loader = loader;
    this.epochs = epochs;
    generator = new Generator(given.seed);
    scheduler = given.schedule == null ? null : new LrScheduler(given.optimizer, given.schedule);
    average =
        given.emaDecay == null ? null : new ExponentialMovingAverage(given.model, given.emaDecay);
    stopping = given.patience < 0 ? null : new EarlyStopping(given.patience, given.minDelta);
    evaluation = new Evaluation(given.model, given.loss, given.metrics);
    ranks = new TrainingRanks(given.group);
    means = new Means(1 + given.metrics.size());
    nameColumns();
    nameParts();
  }

  private void nameColumns() {
    columns.addAll(List.of("epoch", "step", "lr", "loss"));
    columns.addAll(given.metrics.keySet());
    if (given.validation != null) {
      columns.add("validationLoss");
      given.metrics.keySet().forEach(name -> columns.add("validation." + name));
    }
  }

  private void nameParts() {
    parts.put("model", CheckpointPart.of(given.model));
    parts.put("optimizer", CheckpointPart.of(given.optimizer));
    if (scheduler != null) {
      parts.put(
          "scheduler", CheckpointPart.of(scheduler)); // after the optimiser, whose rate it sets
    }
    if (given.plateau != null) {
      parts.put("plateau", CheckpointPart.of(given.plateau));
    }
    if (average != null) {
      parts.put("average", CheckpointPart.of(average));
    }
    if (stopping != null) {
      parts.put("stopping", CheckpointPart.of(stopping));
    }
    parts.put("generator", CheckpointPart.of(generator));
    parts.put("loader", CheckpointPart.of(loader));
    parts.put("run", new RunPart());
  }

  void restore(Checkpoint checkpoint, Path file) {
    try {
      checkpoint.restore(parts);
      PartState raw = checkpoint.parts().get(RAW);
      if (raw != null) {
        given.model.loadStateDict(raw.tensors());
      }
    } catch (TrainingException e) {
      throw new TrainingException(file + ": " + e.getMessage(), e);
    }
    step = checkpoint.step();
    savedStep = step;
    if (given.folder != null && !given.folder.hasBestUntil(step)) {
      best = Double.POSITIVE_INFINITY; // so that the next epoch writes one of this run
    }
  }

  TrainingHistory run() throws IOException {
    checkRanks();
    given.model.train();
    try {
      generator.run(this::train);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    TrainingHistory history = new TrainingHistory(columns, rows);
    given.listeners.forEach(listener -> listener.onEnd(history));
    return history;
  }

  private void checkRanks() {
    Map<String, Long> numbers = new LinkedHashMap<>();
    numbers.put("steps taken", step);
    numbers.put("epochs", epochs);
    numbers.put("epochs done", loader.epoch());
    numbers.put("batches done", loader.position());
    numbers.put("batches an epoch", loader.batches());
    numbers.put("steps between checkpoints", given.everySteps);
    numbers.put("columns of the history", (long) columns.size());
    ranks.checkSame(numbers);
  }

  private void train() {
    while (loader.epoch() < epochs && !stopped) {
      long epoch = loader.epoch();
      try (Batches batches = loader.iterator()) {
        while (batches.hasNext()) {
          step(batches.next());
        }
      }
      endOfEpoch(epoch);
    }
    save();
  }

  private void step(Batch batch) {
    double lr = lr();
    double loss = given.optimizer.step(() -> gradients(batch)).to(DType.F64).getDouble();
    step++;
    if (average != null) {
      average.update();
    }
    if (scheduler != null) {
      scheduler.step();
    }
    report(batch, loss, lr);
    if (given.folder != null && step % given.everySteps == 0) {
      save();
    }
  }

  /// Computes the loss of a batch and its gradients; several times a step for some optimisers.
  private Tensor gradients(Batch batch) {
    given.optimizer.zeroGrad();
    Tensor prediction = given.predict.apply(batch.x());
    Tensor loss = given.loss.call(prediction, batch.y());
    if (loss.size() != 1) {
      throw new TrainingException(
          "step "
              + (step + 1)
              + ": the loss has shape "
              + loss.layout().shapeText()
              + ", expected one number; set its reduction to mean or sum.");
    }
    Tensor value = loss.detach();
    double own = value.to(DType.F64).getDouble();
    double shared = ranks.mean(own);
    if (given.stopOnNan && !Double.isFinite(shared)) {
      throw notFinite(own, batch); // before backward, which would spread it to other ranks
    }
    loss.backward();
    List<Tensor> parameters = List.copyOf(given.model.parameters());
    if (given.clipValue != null) {
      ClipGrad.clipGradValue_(parameters, given.clipValue);
    }
    if (given.clipNorm != null) {
      ClipGrad.clipGradNorm_(parameters, given.clipNorm, 2, false);
    }
    pending = evaluation.numbers(value, prediction.detach(), batch.y());
    // An optimiser that decides by the loss decides the same on all ranks.
    return given.group == null ? value : Tensor.scalar(shared).to(value.dtype());
  }

  private void report(Batch batch, double loss, double lr) {
    means.add(pending, batch.size());
    StepReport report =
        new StepReport(
            loader.epoch() + 1,
            epochs,
            loader.position(),
            loader.batches(),
            step,
            batch.size(),
            loss,
            means.mean(0),
            lr);
    given.listeners.forEach(listener -> listener.onStep(report));
  }

  private TrainingException notFinite(double loss, Batch batch) {
    return new TrainingException(
        "step "
            + (step + 1)
            + ": "
            + (Double.isFinite(loss)
                ? "the loss of another rank is NaN or infinite"
                : "the loss is " + loss + "; " + whatIsNotFinite(batch))
            + ". The step was not taken. Lower the learning rate, clip the gradients or look for"
            + " such values in the data; stopOnNan(false) goes on all the same.");
  }

  private String whatIsNotFinite(Batch batch) {
    for (Map.Entry<String, Parameter> one : given.model.namedParameters().entrySet()) {
      if (!isFinite(one.getValue())) {
        return "the first parameter that is not finite is " + one.getKey();
      }
    }
    if (!isFinite(batch.x())) {
      return "all parameters are finite, but the inputs of the batch are not";
    }
    return isFinite(batch.y())
        ? "all parameters, inputs and targets are finite"
        : "all parameters and inputs are finite, but the targets of the batch are not";
  }

  private static boolean isFinite(Tensor tensor) {
    if (!tensor.dtype().isFloating()) {
      return true;
    }
    for (double value : tensor.detach().to(DType.F64).toDoubleArray()) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private void endOfEpoch(long epoch) {
    List<Double> values = new ArrayList<>(List.of(epoch + 1.0, (double) step, lr()));
    Means learnt = ranks.total(means);
    values.addAll(learnt.all());
    double watched = learnt.mean(0);
    means = new Means(1 + given.metrics.size());
    if (given.validation != null) {
      List<Double> found = ranks.total(validate(given.validation)).all();
      watched = found.get(0);
      values.addAll(found);
    }
    TrainingHistory.Row row = new TrainingHistory.Row(columns, values);
    rows.add(row);
    if (given.plateau != null) {
      given.plateau.step(watched);
    }
    if (stopping != null) {
      stopped = stopping.isOver(watched);
    }
    if (watched < best) {
      best = watched;
      saveBest();
    }
    given.listeners.forEach(listener -> listener.onEpoch(row));
  }

  private Means validate(DataLoader data) {
    if (average == null) {
      return evaluation.means(data);
    }
    Map<String, Tensor> own = new LinkedHashMap<>();
    given.model.stateDict().forEach((name, tensor) -> own.put(name, tensor.clone()));
    given.model.loadStateDict(average.stateDict());
    try {
      return evaluation.means(data);
    } finally {
      given.model.loadStateDict(own);
    }
  }

  private double lr() {
    ParameterGroup first = given.optimizer.groups().get(0);
    return first.number(ParameterGroup.LR);
  }

  private void save() {
    if (given.folder != null && !isSaved()) {
      try {
        Path file = given.folder.save(Checkpoint.of(step, parts, given.notes));
        given.listeners.forEach(listener -> listener.onCheckpoint(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      savedStep = loader.position() == 0 ? step : -1;
    }
  }

  /// Returns whether nothing happened since the last checkpoint. One of an epoch's last step lacks
  /// what the end of the epoch brought.
  private boolean isSaved() {
    return savedStep == step && loader.position() == 0;
  }

  private void saveBest() {
    if (given.folder != null) {
      Map<String, CheckpointPart> judged = new LinkedHashMap<>(parts);
      if (average != null) {
        judged.put("model", CheckpointPart.of(average));
        judged.put(RAW, CheckpointPart.of(given.model));
      }
      try {
        given.folder.saveBest(Checkpoint.of(step, judged, given.notes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// What this class itself remembers.
  private final class RunPart implements CheckpointPart {
    @Override
    public PartState save() {
      return new PartState(
          Map.of(
              "sums", Tensor.of(means.sums().clone()),
              "examples", Tensor.of(means.examples()),
              "stopped", Tensor.of(stopped),
              "best", Tensor.of(best)),
          Map.of("history", new TrainingHistory(columns, rows).toCsv()));
    }

    @Override
    public void load(PartState state) {
      TrainingHistory history = TrainingHistory.parse(state.texts().getOrDefault("history", ""));
      if (!history.columns().equals(columns)) {
        throw new TrainingException(
            "found a history of " + history.columns() + ", expected " + columns + ".");
      }
      rows.clear();
      rows.addAll(history.rows());
      means =
          new Means(tensor(state, "sums").toDoubleArray(), tensor(state, "examples").getLong(0));
      stopped = tensor(state, "stopped").getBoolean(0);
      best = tensor(state, "best").getDouble(0);
    }

    private static Tensor tensor(PartState state, String name) {
      Tensor tensor = state.tensors().get(name);
      if (tensor == null) {
        throw new TrainingException(
            "found " + state.tensors().keySet() + ", expected a tensor named " + name + ".");
      }
      return tensor;
    }
  }
}
