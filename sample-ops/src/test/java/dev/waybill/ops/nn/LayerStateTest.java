package dev.waybill.ops.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.nn.Module;
import dev.waybill.ops.search.SharedFolder;
import dev.waybill.ops.torch.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/// The names, shapes and order of states of recurrent nets and attention, as PyTorch has them.
@NullUnmarked // members of JSON: one that is not there fails the test
class LayerStateTest {

  @Test
  void hasPyTorchsKeys() throws IOException {
    Map<?, ?> file =
        Json.map(
            Json.parse(
                Files.readString(
                    SharedFolder.data("torch-cases").resolve("training/state-dict.json"))));
    long d = (Long) file.get("d");
    long h = (Long) file.get("h");
    Map<String, Module> ours =
        Map.of(
            "lstm", new Lstm(d, 3, 2, true, false, 0, true, 0),
            "lstm_proj", new Lstm(d, 3, 1, true, false, 0, false, 2),
            "gru_nobias", new Gru(d, 5, 1, false, false, 0, false),
            "rnn_cell", new RnnCell(d, 3),
            "mha", new MultiheadAttention(2 * h, h),
            "mha_kdim", new MultiheadAttention(2 * h, h, 0, true, false, false, 3L, 5L, false),
            "mha_bias_kv",
                new MultiheadAttention(2 * h, h, 0, true, true, false, null, null, false),
            "encoder_layer", encoderLayer(h),
            "encoder", new TransformerEncoder(encoderLayer(h), 2, new LayerNorm(2 * h)),
            "decoder_layer",
                new TransformerDecoderLayer(2 * h, h, 5, 0.1, "relu", 1e-5, false, false, true));
    Map<?, ?> models = Json.map(file.get("models"));
    ours.forEach(
        (name, module) -> {
          Map<?, ?> expected = Json.map(models.get(name));
          assertThat(rows(module)).as(name).isEqualTo(shapes(expected.get("state_dict")));
          assertThat(List.copyOf(module.namedParameters().keySet()))
              .as(name)
              .isEqualTo(
                  Json.list(expected.get("parameters")).stream()
                      .map(row -> (String) Json.list(row).get(0))
                      .toList());
          assertThat(List.copyOf(module.namedModules().keySet()))
              .as(name)
              .isEqualTo(expected.get("modules"));
        });
  }

  private static TransformerEncoderLayer encoderLayer(long h) {
    return new TransformerEncoderLayer(2 * h, h, 5, 0.1, "relu", 1e-5, false, false, true);
  }

  private static List<String> rows(Module module) {
    List<String> rows = new ArrayList<>();
    module
        .stateDict()
        .forEach((name, tensor) -> rows.add(name + " " + Arrays.toString(tensor.shape())));
    return rows;
  }

  private static List<String> shapes(Object rows) {
    return Json.list(rows).stream()
        .map(Json::list)
        .map(row -> row.get(0) + " " + row.subList(2, row.size()))
        .toList();
  }
}
