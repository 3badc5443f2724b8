package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.annotations.Stateful;
import dev.waybill.autograd.Autograd;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Loss;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import dev.waybill.ops.nn.CrossEntropyLoss;
import dev.waybill.ops.nn.Embedding;
import dev.waybill.ops.nn.LayerNorm;
import dev.waybill.ops.nn.Linear;
import dev.waybill.ops.nn.TransformerEncoderLayer;
import dev.waybill.ops.search.SharedFolder;
import dev.waybill.ops.torch.Json;
import dev.waybill.optim.ClipGrad;
import dev.waybill.optim.Optimizer;
import dev.waybill.optim.OptimizerState;
import dev.waybill.optim.lr.CosineLr;
import dev.waybill.optim.lr.LinearLr;
import dev.waybill.optim.lr.LrScheduler;
import dev.waybill.optim.lr.SequentialLr;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Training runs that PyTorch recorded: modules, losses and optimisers are made by name and give
/// the same losses, gradients, parameters and states, step by step.
class TrainingCasesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linreg-sgd",
        "mlp-sgd",
        "mlp-sgd-momentum",
        "mlp-sgd-dampening-wd",
        "mlp-sgd-nesterov-wd",
        "mlp-sgd-maximize",
        "mlp-adam",
        "mlp-adam-amsgrad-wd",
        "mlp-adamw",
        "mlp-adamw-amsgrad",
        "mlp-rmsprop",
        "mlp-rmsprop-centered-momentum",
        "mlp-adagrad",
        "mlp-adagrad-decay-wd",
        "mlp-adadelta",
        "mlp-adamax",
        "mlp-nadam",
        "mlp-radam",
        "mlp-param-groups",
        "mlp-resume",
        "mlp-warmup-cosine-clip",
        "convnet-batchnorm",
        "autoencoder-convtranspose"
      })
  void agreesWithPyTorchStepByStep(String name) throws IOException {
    for (String dtype : List.of("f64", "f32")) {
      new Run(TrainingCase.read(folder(), name, dtype)).train();
    }
  }

  // Each evaluation enlarges rounding by thousands, so single precision shows nothing.
  @ParameterizedTest
  @ValueSource(strings = {"mlp-lbfgs-plain", "mlp-lbfgs-wolfe"})
  void lbfgsEvaluatesTheSamePlacesAsPyTorch(String name) throws IOException {
    new Run(TrainingCase.read(folder(), name, "f64")).trainByClosure();
  }

  /// A language model whose last layer has the weights of its first.
  @Stateful
  static final class TinyLm extends Layer {
    final Parameter pos = new Parameter(Tensor.zeros(DType.F32, 6, 8));
    final Embedding tok = new Embedding(11, 8, 0L, false);
    final TransformerEncoderLayer layer =
        new TransformerEncoderLayer(8, 2, 16, 0, "gelu", 1e-5, true, true, true);
    final LayerNorm norm = new LayerNorm(8);
    final Linear head = new Linear(8, 11, false);

    TinyLm() {
      head.tieWeight(tok.weight());
    }

    @Override
    protected Tensor forward(Tensor x) {
      boolean[] later = new boolean[36];
      for (int i = 0; i < later.length; i++) {
        later[i] = i % 6 > i / 6;
      }
      Tensor mask = Tensor.fromArray(later, 6, 6);
      Tensor hidden = layer.call(tok.call(x).add(pos), mask, null, false);
      return head.call(norm.call(hidden)).reshape(-1, 11);
    }
  }

  @Test
  void aLanguageModelWithTiedWeightsAgreesWithPyTorch() throws IOException {
    for (String dtype : List.of("f64", "f32")) {
      TrainingCase recorded = TrainingCase.read(folder(), "tiny-lm-tied", dtype);
      TinyLm model = new TinyLm();
      assertThat(model.stateDict().keySet().stream().toList())
          .isEqualTo(Json.list(recorded.json().get("state_dict")));
      Loss loss = new CrossEntropyLoss(null, 0, "mean", 0);
      new Run(recorded, model, loss, y -> y.reshape(-1)).train();
    }
  }

  private static Path folder() {
    return SharedFolder.data("torch-cases").resolve("training");
  }

  private static final class Run {
    private final TrainingCase recorded;
    private final Layer model;
    private final Loss loss;
    private final Optimizer optimizer;
    private final Tensor x;
    private final @Nullable Tensor y;
    private final UnaryOperator<Tensor> targets;

    Run(TrainingCase recorded) {
      this(
          recorded,
          ByName.layers(Json.list(recorded.json().get("model"))),
          loss(recorded.text("loss")),
          UnaryOperator.identity());
    }

    Run(TrainingCase recorded, Layer model, Loss loss, UnaryOperator<Tensor> targets) {
      this.recorded = recorded;
      this.model = model;
      this.loss = loss;
      this.targets = targets;
      model.to(recorded.dtype());
      Map<String, Tensor> start = new LinkedHashMap<>(recorded.startingWith("init."));
      start.putAll(recorded.startingWith("init_buffer."));
      if (model instanceof TinyLm) {
        start.putIfAbsent("head.weight", recorded.tensor("init.tok.weight"));
      }
      model.loadStateDict(start);
      assertThat(model.namedParameters().keySet())
          .containsExactlyElementsOf(
              Json.list(recorded.json().get("parameters")).stream()
                  .map(String.class::cast)
                  .toList());
      optimizer = optimizer(recorded, model);
      x = recorded.tensor("data.x");
      y = recorded.find("data.y");
    }

    private static Loss loss(String text) {
      Map<String, Object> arguments = new LinkedHashMap<>();
      if (text.contains("beta=")) {
        arguments.put("beta", Double.valueOf(text.replaceAll(".*beta=([0-9.]+).*", "$1")));
      }
      return (Loss) ByName.create("nn." + text.replaceAll("\\(.*", ""), arguments);
    }

    private static Optimizer optimizer(TrainingCase recorded, Module model) {
      Map<String, @Nullable Object> options = ByName.arguments("", recorded.map("args"));
      String name = "optim." + ours(recorded.text("optimizer"));
      Object groups = recorded.json().get("groups");
      if (groups == null) {
        options.put("parameters", model.parameters());
        return (Optimizer) ByName.create(name, options);
      }
      Optimizer optimizer = null;
      for (Object row : Json.list(groups)) {
        Map<?, ?> group = Json.map(row);
        List<Parameter> parameters = new ArrayList<>();
        Json.list(group.get("params"))
            .forEach(one -> parameters.add(model.namedParameters().get(one)));
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("lr", group.get("lr"));
        own.put("weightDecay", ((Number) group.get("weight_decay")).doubleValue());
        if (optimizer == null) {
          own.put("parameters", parameters);
          optimizer = (Optimizer) ByName.create(name, own);
        } else {
          optimizer.addGroup(parameters, own);
        }
      }
      return java.util.Objects.requireNonNull(optimizer);
    }

    private static String ours(String torch) {
      return switch (torch) {
        case "SGD" -> "Sgd";
        case "RMSprop" -> "RmsProp";
        case "LBFGS" -> "Lbfgs";
        default -> torch;
      };
    }

    void train() {
      resume();
      @Nullable LrScheduler scheduler = scheduler();
      Object clip = recorded.json().get("clip_grad_norm");
      int steps = recorded.number("steps");
      double[] losses = new double[steps];
      double[] norms = new double[steps];
      double[] rates = new double[steps];
      long from = 0;
      long samples = x.shape()[0];
      for (int step = 0; step < steps; step++) {
        long length = Math.min(recorded.number("batch"), samples - from);
        Tensor batch = x.narrow(0, from, length);
        Tensor target = y == null ? batch : y.narrow(0, from, length);
        from = from + recorded.number("batch") >= samples ? 0 : from + length;
        optimizer.zeroGrad();
        Tensor value = loss.call(model.call(batch), targets.apply(target));
        value.backward();
        losses[step] = value.toDoubleArray()[0];
        if (step == 0) {
          compareGradients();
        }
        if (clip != null) {
          norms[step] =
              ClipGrad.clipGradNorm_(
                  List.copyOf(model.parameters()), ((Number) clip).doubleValue(), 2, false);
        }
        rates[step] = optimizer.groups().get(0).number("lr");
        optimizer.step();
        if (scheduler != null) {
          scheduler.step();
        }
        compareParameters("after" + (step + 1));
      }
      recorded.compare("loss", Tensor.of(losses));
      recorded.compare("loss_norm", Tensor.of(norms));
      recorded.compare("lr", Tensor.of(rates));
      compareEnd();
    }

    private void resume() {
      SequencedMap<Integer, SequencedMap<String, Tensor>> state = new LinkedHashMap<>();
      List<String> names = List.copyOf(model.namedParameters().keySet());
      for (int i = 0; i < names.size(); i++) {
        SequencedMap<String, Tensor> own = new LinkedHashMap<>();
        recorded.startingWith("init_state." + names.get(i) + ".").forEach(own::put);
        if (!own.isEmpty()) {
          state.put(i, own);
        }
      }
      if (!state.isEmpty()) {
        optimizer.loadStateDict(new OptimizerState(state, optimizer.stateDict().groups()));
      }
    }

    private @Nullable LrScheduler scheduler() {
      if (!recorded.json().containsKey("scheduler")) {
        return null;
      }
      // The only one: a warm-up of 5 steps, then a cosine over 35.
      assertThat(recorded.map("scheduler").get("milestones")).isEqualTo(List.of(5L));
      return new LrScheduler(
          optimizer,
          new SequentialLr(List.of(new LinearLr(0.1, 1, 5), new CosineLr(35, 0.0002)), 5));
    }

    void trainByClosure() {
      int steps = recorded.number("steps");
      double[] losses = new double[steps];
      double[] calls = new double[steps];
      List<Double> evaluations = new ArrayList<>();
      Supplier<Tensor> closure =
          () -> {
            optimizer.zeroGrad();
            Tensor value = loss.call(model.call(x), java.util.Objects.requireNonNull(y));
            for (Parameter parameter : model.parameters()) {
              value = value.add(parameter.mul(parameter).sum().mul(0.01));
            }
            value.backward();
            evaluations.add(value.toDoubleArray()[0]);
            return value;
          };
      for (int step = 0; step < steps; step++) {
        int before = evaluations.size();
        losses[step] = optimizer.step(closure).toDoubleArray()[0];
        calls[step] = evaluations.size() - before;
        compareParameters("after" + (step + 1));
      }
      assertThat(recorded.tensor("calls").to(DType.F64).toDoubleArray()).isEqualTo(calls);
      recorded.compare("loss", Tensor.of(losses));
      recorded.compare(
          "closure_loss",
          Tensor.of(evaluations.stream().mapToDouble(Double::doubleValue).toArray()));
      compareEnd();
    }

    private void compareGradients() {
      model.namedParameters().forEach((name, one) -> recorded.compare("grad1." + name, one.grad()));
    }

    private void compareParameters(String group) {
      model.namedParameters().forEach((name, one) -> recorded.compare(group + "." + name, one));
    }

    private void compareEnd() {
      compareParameters("final");
      model.namedBuffers().forEach((name, one) -> recorded.compare("buffer." + name, one));
      model
          .namedParameters()
          .forEach(
              (name, one) ->
                  recorded
                      .startingWith("state." + name + ".")
                      .keySet()
                      .forEach(
                          key ->
                              recorded.compare(
                                  "state." + name + "." + key, optimizer.state(one).get(key))));
      model.eval();
      Autograd.noGrad(
          () -> {
            for (String input : List.of("x", "z")) {
              Tensor given = recorded.find("data." + input);
              Tensor expected = recorded.find("eval." + input);
              if (expected != null && given != null) {
                // Of some of the examples only, and with all axes.
                Tensor first = given.narrow(0, 0, expected.shape()[0]);
                Tensor found = model.call(first).reshape(expected.shape());
                recorded.compare("eval." + input, found);
              }
            }
          });
      assertThat(recorded.compared()).as("what was compared of %s", recorded).isGreaterThan(5);
      assertThat(recorded.differences()).as(recorded.toString()).isEmpty();
    }
  }
}
