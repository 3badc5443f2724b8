package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.api.nn.Functional;
import dev.waybill.device.Device;
import dev.waybill.io.Safetensors;
import dev.waybill.ops.device.TestDevice;
import dev.waybill.ops.search.SharedFolder;
import dev.waybill.ops.torch.Json;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Training runs that PyTorch recorded, compared step by step. In f64 they agree to rounding, so
/// that a wrong formula cannot hide. A device is one argument.
class TrainingRunsTest {

  @ParameterizedTest
  @CsvSource({
    "linreg-sgd,f32,cpu",
    "linreg-sgd,f64,cpu",
    "mlp-sgd,f32,cpu",
    "mlp-sgd,f64,cpu",
    "linreg-sgd,f32,opencl:0",
    "linreg-sgd,f64,opencl:0",
    "mlp-sgd,f32,opencl:0",
    "mlp-sgd,f64,opencl:0"
  })
  void agreesWithPyTorchStepByStep(String name, String dtype, String where) throws IOException {
    Device device = TestDevice.required(where);
    Path folder = SharedFolder.data("torch-cases").resolve("training");
    Map<?, ?> run = Json.map(Json.parse(Files.readString(folder.resolve(name + ".json"))));
    Map<String, Tensor> recorded =
        Safetensors.read(folder.resolve(name + "." + dtype + ".safetensors"));
    List<String> names = Json.list(run.get("parameters")).stream().map(String.class::cast).toList();
    List<Tensor> initial = new ArrayList<>();
    names.forEach(parameter -> initial.add(recorded.get("init." + parameter).to(device)));
    Network network = new Network(initial);
    Expected expected = new Expected(recorded, Json.map(run.get("tolerance")), dtype);

    double rate = ((Number) Json.map(run.get("args")).get("lr")).doubleValue();
    int steps = ((Number) run.get("steps")).intValue();
    long batch = ((Number) run.get("batch")).longValue();
    Tensor inputs = recorded.get("data.x").to(device);
    Tensor targets = recorded.get("data.y").to(device);
    long samples = inputs.layout().shape(0);
    double[] losses = new double[steps];
    long from = 0;
    for (int step = 1; step <= steps; step++) {
      long length = Math.min(batch, samples - from);
      Tensor x = TensorOps.narrow(inputs, 0, from, length);
      Tensor y = TensorOps.narrow(targets, 0, from, length);
      from = from + batch >= samples ? 0 : from + batch;
      network.forgetGradients();
      Tensor loss = loss((String) run.get("loss"), network.apply(x), y);
      loss.backward();
      assertThat(loss.device()).isEqualTo(device);
      losses[step - 1] = loss.toDoubleArray()[0];
      if (step == 1) {
        expected.check("grad1", names, network.parameters().stream().map(Tensor::grad).toList());
      }
      network.step(rate);
      if (step == 1 || step == 10) {
        expected.check("after" + step, names, network.parameters());
      }
    }
    expected.check("loss", "loss", losses);
    expected.check("final", names, network.parameters());
  }

  private static Tensor loss(String name, Tensor found, Tensor target) {
    return switch (name) {
      case "MSELoss(mean)" -> Functional.mseLoss(found, target, "mean");
      case "CrossEntropyLoss(mean)" ->
          Functional.crossEntropy(found, target, null, -100, "mean", 0.0);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private record Expected(Map<String, Tensor> recorded, Map<?, ?> tolerances, String dtype) {
    void check(String group, List<String> names, List<Tensor> found) {
      for (int i = 0; i < names.size(); i++) {
        check(group, group + "." + names.get(i), found.get(i).toDoubleArray());
      }
    }

    void check(String group, String name, double[] found) {
      double[] expected = recorded.get(name).toDoubleArray();
      Map<?, ?> tolerance = Json.map(Json.map(tolerances.get(group)).get(dtype));
      double relative = ((Number) tolerance.get("rtol")).doubleValue();
      double absolute = ((Number) tolerance.get("atol")).doubleValue();
      assertThat(found).as(name).hasSameSizeAs(expected).isNotEmpty();
      for (int i = 0; i < found.length; i++) {
        assertThat(Math.abs(found[i] - expected[i]))
            .as("%s[%d]: found %s, expected %s", name, i, found[i], expected[i])
            .isLessThanOrEqualTo(absolute + relative * Math.abs(expected[i]));
      }
    }
  }
}
