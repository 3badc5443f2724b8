package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.autograd.Autograd;
import dev.waybill.distributed.DataParallelOptions;
import dev.waybill.distributed.DistributedDataParallel;
import dev.waybill.distributed.ProcessGroup;
import dev.waybill.distributed.ThreadRanks;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Module;
import dev.waybill.ops.nn.BatchNorm1d;
import dev.waybill.ops.nn.CrossEntropyLoss;
import dev.waybill.ops.nn.Linear;
import dev.waybill.ops.nn.Sequential;
import dev.waybill.ops.nn.Tanh;
import dev.waybill.ops.search.SharedFolder;
import dev.waybill.optim.Sgd;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Training on two ranks that PyTorch recorded.
class DataParallelCasesTest {
  private static final int SAMPLES = 40;

  @ParameterizedTest
  @CsvSource({
    "ddp-basic",
    "ddp-batchnorm",
    "ddp-buckets",
    "ddp-join",
    "ddp-joineffective",
    "ddp-nosync",
    "ddp-syncbatchnorm",
    "ddp-uneven",
    "ddp-unused"
  })
  void agreesWithPyTorchOnBothRanks(String name) throws IOException {
    for (String dtype : List.of("f64", "f32")) {
      TrainingCase expected =
          TrainingCase.read(SharedFolder.data("torch-cases").resolve("training"), name, dtype);
      List<Map<String, Tensor>> found =
          ThreadRanks.call(2, group -> new Rank(name, expected, group).train());
      for (Map<String, Tensor> rank : found) {
        rank.forEach(
            (key, tensor) -> {
              expected.compare(key, tensor);
              if (key.startsWith("final.") || key.startsWith("after1.")) { // bit for bit
                assertThat(tensor.equal(found.getFirst().get(key))).as(key).isTrue();
              }
            });
      }
      assertThat(expected.differences()).as("%s", expected).isEmpty();
      assertThat(expected.compared()).as("%s", expected).isGreaterThan(16);
    }
  }

  /// What one rank does.
  private static final class Rank {
    private final String name;
    private final TrainingCase given;
    private final int rank;
    private final Module module;
    private final Function<Tensor, Tensor> usual;
    private final DistributedDataParallel<Module> parallel;
    private final Sgd optimizer;
    private final Map<String, Tensor> found = new LinkedHashMap<>();
    private final int steps;
    private final double[] losses;

    Rank(String name, TrainingCase given, ProcessGroup group) {
      this.name = name;
      this.given = given;
      this.rank = group.rank();
      this.steps = rank == 1 && name.startsWith("ddp-join") ? 15 : given.number("steps");
      this.losses = new double[steps];
      switch (name) {
        case "ddp-batchnorm", "ddp-syncbatchnorm" -> {
          Layer norm =
              name.equals("ddp-batchnorm") ? new BatchNorm1d(10) : new NormOverRanks(10, group);
          NormNet net = new NormNet(norm);
          module = net;
          usual = net::call;
        }
        case "ddp-unused" -> {
          module = new BranchNet();
          usual = x -> x;
        }
        default -> {
          Sequential net =
              new Sequential(
                  new Linear(6, 10), new Tanh(), new Linear(10, 10), new Tanh(), new Linear(10, 3));
          module = net;
          usual = net::call;
        }
      }
      module.to(given.dtype());
      module.loadStateDict(given.startingWith("init."), false);
      if (rank == 1) {
        Autograd.noGrad(() -> module.parameters().forEach(parameter -> parameter.add_(1.0)));
      }
      parallel = new DistributedDataParallel<>(module, group, options());
      // PyTorch's learning rate and momentum of all these cases.
      optimizer = new Sgd(module.parameters(), 0.1, 0.9, 0, 0, false, false);
    }

    private DataParallelOptions options() {
      return switch (name) {
        case "ddp-buckets" -> DataParallelOptions.DEFAULT.withBuckets(1e-4, 1e-5);
        case "ddp-unused" -> DataParallelOptions.DEFAULT.withFindUnusedParameters(true);
        default -> DataParallelOptions.DEFAULT;
      };
    }

    Map<String, Tensor> train() {
      if (name.startsWith("ddp-join")) {
        parallel.join(name.equals("ddp-joineffective"), this::loop);
      } else {
        loop();
      }
      module.namedParameters().forEach((key, p) -> found.put("final." + key, p.detach().clone()));
      module.namedBuffers().forEach((key, b) -> found.put(bufferKey(key), b.detach().clone()));
      found.put("loss.rank" + rank, Tensor.copyOf(losses, losses.length));
      parallel.close();
      return found;
    }

    private String bufferKey(String key) {
      return name.equals("ddp-batchnorm") ? "buffer.rank" + rank + "." + key : "buffer." + key;
    }

    private void loop() {
      for (int step = 0; step < steps; step++) {
        int now = step;
        switch (name) {
          case "ddp-nosync" -> {
            parallel.noSync(() -> losses[now] = pass(now, samples(2 * (2 * now) + rank)));
            if (step == 0) {
              keep("out.local.rank" + rank + ".");
            }
            losses[step] = (losses[step] + pass(step, samples(2 * (2 * step + 1) + rank))) / 2;
          }
          case "ddp-uneven" ->
              losses[step] = pass(step, new int[] {8 * step + 5 * rank, 5 - 2 * rank});
          default -> losses[step] = pass(step, samples(2 * step + rank));
        }
        if (step == 0) {
          keep("grad1.");
        }
        optimizer.step();
        if (step == 0) {
          module
              .namedParameters()
              .forEach((key, p) -> found.put("after1." + key, p.detach().clone()));
        }
        optimizer.zeroGrad();
      }
    }

    private void keep(String prefix) {
      module
          .namedParameters()
          .forEach(
              (key, parameter) -> {
                Tensor gradient = parameter.grad();
                if (gradient != null) {
                  found.put(prefix + key, gradient.detach().clone());
                }
              });
    }

    private static int[] samples(int batch) {
      return new int[] {4 * batch, 4};
    }

    /// Runs forward and backward, and returns the loss.
    private double pass(int step, int[] range) {
      Tensor x = given.tensor("data.x").narrow(0, range[0] % SAMPLES, range[1]);
      Tensor y = given.tensor("data.y").narrow(0, range[0] % SAMPLES, range[1]);
      boolean extra = (step + rank) % 3 == 2 || step % 5 == 4;
      Tensor out =
          parallel.call(net -> net instanceof BranchNet b ? b.call(x, extra) : usual.apply(x));
      Tensor loss = new CrossEntropyLoss().call(out, y);
      loss.backward();
      return loss.to(DType.F64).getDouble();
    }
  }
}
