package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.nn.Module;
import dev.waybill.ops.nn.BatchNorm1d;
import dev.waybill.ops.nn.Bilinear;
import dev.waybill.ops.nn.Conv1d;
import dev.waybill.ops.nn.Conv2d;
import dev.waybill.ops.nn.ConvTranspose1d;
import dev.waybill.ops.nn.ConvTranspose2d;
import dev.waybill.ops.nn.Embedding;
import dev.waybill.ops.nn.EmbeddingBag;
import dev.waybill.ops.nn.GroupNorm;
import dev.waybill.ops.nn.Gru;
import dev.waybill.ops.nn.LayerNorm;
import dev.waybill.ops.nn.Linear;
import dev.waybill.ops.nn.Lstm;
import dev.waybill.ops.nn.LstmCell;
import dev.waybill.ops.nn.MultiheadAttention;
import dev.waybill.ops.nn.Prelu;
import dev.waybill.ops.nn.RmsNorm;
import dev.waybill.ops.nn.Rnn;
import dev.waybill.ops.search.SharedFolder;
import dev.waybill.ops.torch.Json;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// First values of parameters follow the distributions of PyTorch's: bounds, means and deviations.
class InitialValuesTest {

  private static final Map<String, Supplier<Module>> MADE =
      Map.ofEntries(
          Map.entry("Linear", () -> new Linear(96, 200)),
          Map.entry("Bilinear", () -> new Bilinear(96, 5, 40, true)),
          Map.entry("Conv1d", () -> new Conv1d(16, 64, 5)),
          Map.entry(
              "Conv2d",
              () -> new Conv2d(16, 64, new long[] {3, 5}, null, null, null, 2, true, "zeros")),
          Map.entry("ConvTranspose2d", () -> new ConvTranspose2d(16, 64, 3)),
          Map.entry(
              "ConvTranspose1d_groups",
              () -> new ConvTranspose1d(16, 64, new long[] {3}, null, null, null, 4, true, null)),
          Map.entry("Embedding", () -> new Embedding(100, 96, 3L, false)),
          Map.entry("EmbeddingBag", () -> new EmbeddingBag(100, 96, "mean", null)),
          Map.entry("LayerNorm", () -> new LayerNorm(9)),
          Map.entry("GroupNorm", () -> new GroupNorm(2, 8)),
          Map.entry("RMSNorm", () -> new RmsNorm(9)),
          Map.entry("BatchNorm1d", () -> new BatchNorm1d(9)),
          Map.entry("LSTM", () -> new Lstm(5, 96)),
          Map.entry("GRU", () -> new Gru(5, 96)),
          Map.entry("RNN", () -> new Rnn(5, 96)),
          Map.entry("LSTMCell", () -> new LstmCell(5, 96)),
          Map.entry("MultiheadAttention", () -> new MultiheadAttention(96, 1)),
          Map.entry(
              "MultiheadAttention_kdim",
              () -> new MultiheadAttention(96, 1, 0, true, true, false, 40L, 20L, false)),
          Map.entry("PReLU", () -> new Prelu(3, 0.25)));

  @Test
  void followPyTorchsDistributions() throws IOException {
    Map<?, ?> json =
        Json.map(
            Json.parse(
                Files.readString(
                    SharedFolder.data("torch-cases").resolve("training/initial-values.json"))));
    Map<String, Module> made = new HashMap<>();
    int compared = 0;
    for (Object row : Json.list(json.get("rows"))) {
      Map<?, ?> one = Json.map(row);
      if (one.get("formula") != null
          && one.get("layer") != null
          && MADE.containsKey(one.get("layer"))) {
        Module module =
            made.computeIfAbsent(
                (String) one.get("layer"),
                layer -> new Generator(1).supply(Objects.requireNonNull(MADE.get(layer))));
        check(one, Objects.requireNonNull(module.stateDict().get(one.get("tensor"))));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(35);
  }

  private static void check(Map<?, ?> one, Tensor found) {
    String what = one.get("layer") + " " + one.get("tensor");
    assertThat(found.layout().shapeText()).as(what).isEqualTo(one.get("shape").toString());
    Map<?, ?> formula = Json.map(one.get("formula"));
    double[] values = found.to(DType.F64).toDoubleArray();
    if (formula.get("constant") instanceof Number constant) {
      assertThat(values).as(what).containsOnly(constant.doubleValue());
      return;
    }
    if (formula.get("zero_row") instanceof Number row) {
      assertThat(found.select(0, row.longValue()).toFloatArray()).as(what).containsOnly(0f);
    }
    double n = values.length;
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
      largest = Math.max(largest, Math.abs(value));
    }
    double std = Math.sqrt(squares / n - sum / n * (sum / n));
    boolean uniform = formula.get("uniform") instanceof Number;
    double scale =
        ((Number) (uniform ? formula.get("uniform") : formula.get("normal"))).doubleValue();
    double expected = uniform ? scale / Math.sqrt(3) : scale;
    // Five standard errors of each estimate, and the row of zeros.
    assertThat(sum / n)
        .as("mean of %s", what)
        .isCloseTo(0, Offset.offset(5 * expected / Math.sqrt(n)));
    assertThat(std)
        .as("deviation of %s", what)
        .isCloseTo(expected, Offset.offset(expected * (5 / Math.sqrt(2 * n) + 0.006)));
    if (uniform) {
      assertThat(largest).as("bound of %s", what).isLessThanOrEqualTo(scale * (1 + 1e-6));
      assertThat(largest).as("largest of %s", what).isGreaterThan(scale * (1 - 20 / n));
    }
  }
}
