package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.annotations.Stateful;
import dev.waybill.io.Safetensors;
import dev.waybill.nn.Buffer;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import dev.waybill.ops.nn.BatchNorm1d;
import dev.waybill.ops.nn.BatchNorm2d;
import dev.waybill.ops.nn.Bilinear;
import dev.waybill.ops.nn.Conv1d;
import dev.waybill.ops.nn.Conv2d;
import dev.waybill.ops.nn.ConvTranspose2d;
import dev.waybill.ops.nn.Embedding;
import dev.waybill.ops.nn.EmbeddingBag;
import dev.waybill.ops.nn.Flatten;
import dev.waybill.ops.nn.GroupNorm;
import dev.waybill.ops.nn.InstanceNorm2d;
import dev.waybill.ops.nn.LayerNorm;
import dev.waybill.ops.nn.Linear;
import dev.waybill.ops.nn.ModuleDict;
import dev.waybill.ops.nn.ModuleList;
import dev.waybill.ops.nn.ParameterDict;
import dev.waybill.ops.nn.ParameterList;
import dev.waybill.ops.nn.Prelu;
import dev.waybill.ops.nn.Relu;
import dev.waybill.ops.nn.RmsNorm;
import dev.waybill.ops.nn.Sequential;
import dev.waybill.ops.search.SharedFolder;
import dev.waybill.ops.torch.Json;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names, dtypes, shapes and order of states, as PyTorch's modules of the same kind have them.
class StateDictTest {
  private static final int D = 4;

  @TempDir Path folder;

  @Stateful
  static final class Block extends Layer {
    final Buffer scale = new Buffer(Tensor.ones(DType.F32, 1));
    final Linear fc = new Linear(D, D);
    final Parameter gain = new Parameter(Tensor.ones(DType.F32, D));
    final Buffer scratch = new Buffer(Tensor.zeros(DType.F32, 2), false);
    final @Nullable Parameter absent = null;
    final Prelu act = new Prelu();

    @Override
    protected Tensor forward(Tensor x) {
      return act.call(fc.call(x)).mul(gain).mul(scale);
    }
  }

  @Stateful
  static final class Nested extends Module {
    final Sequential stem =
        new Sequential(new Conv2d(1, D, 3), new BatchNorm2d(D), new Relu(), new Flatten());
    final ModuleList<Block> blocks = new ModuleList<>(List.of(new Block(), new Block()));
    final ModuleDict<Module> heads = heads();
    final ParameterList scales = new ParameterList(List.of(zeros(2), zeros(3)));
    final ParameterDict table = table();
    final Embedding emb = new Embedding(7, D, 1L, false);
    final Linear out = new Linear(D, 7, false);
    final Block alias = blocks.get(0);
    final Parameter top = zeros(1);

    Nested() {
      out.tieWeight(emb.weight());
    }

    private static Parameter zeros(long length) {
      return new Parameter(Tensor.zeros(DType.F32, length));
    }

    private static ModuleDict<Module> heads() {
      SequencedMap<String, Module> heads = new LinkedHashMap<>();
      heads.put("b", new Linear(D, 2));
      heads.put("a", new Bilinear(D, D, 3, true));
      return new ModuleDict<>(heads);
    }

    // PyTorch sorts the keys of a plain dict, ours stay as they are given.
    private static ParameterDict table() {
      SequencedMap<String, Parameter> table = new LinkedHashMap<>();
      table.put("y", zeros(2));
      table.put("z", zeros(1));
      return new ParameterDict(table);
    }
  }

  private static Map<String, Module> modules() {
    Map<String, Module> modules = new LinkedHashMap<>();
    modules.put("nested", new Nested());
    modules.put("batchnorm_no_stats", new BatchNorm1d(D, 1e-5, 0.1, true, false, true, false));
    modules.put("batchnorm_no_affine", new BatchNorm1d(D, 1e-5, 0.1, false, true, true, false));
    modules.put("layernorm_nobias", new LayerNorm(new long[] {2, D}, 1e-5, true, false));
    modules.put("rmsnorm", new RmsNorm(D));
    modules.put("groupnorm", new GroupNorm(2, D));
    modules.put("instancenorm", new InstanceNorm2d(D, 1e-5, 0.1, true, true, false));
    modules.put("embeddingbag", new EmbeddingBag(6, D, "mean", null));
    modules.put("convtranspose", new ConvTranspose2d(D, 3, 2));
    modules.put(
        "grouped_conv", new Conv1d(D, 8, new long[] {3}, null, null, null, 2, true, "zeros"));
    return modules;
  }

  @Test
  void agreesWithPyTorch() throws IOException {
    Map<?, ?> models =
        Json.map(
            Json.map(
                    Json.parse(
                        Files.readString(
                            SharedFolder.data("torch-cases").resolve("training/state-dict.json"))))
                .get("models"));
    modules()
        .forEach(
            (name, module) -> {
              Map<?, ?> model = Json.map(models.get(name));
              assertThat(rows(module.stateDict()))
                  .as("state of %s", name)
                  .containsExactlyElementsOf(recorded(model.get("state_dict")));
              assertThat(rows(module.namedParameters()))
                  .as("parameters of %s", name)
                  .containsExactlyElementsOf(recorded(model.get("parameters")));
              assertThat(rows(module.namedBuffers()))
                  .as("buffers of %s", name)
                  .containsExactlyElementsOf(recorded(model.get("buffers")));
              assertThat(module.namedModules().keySet().stream().toList())
                  .as("modules of %s", name)
                  .isEqualTo(Json.list(model.get("modules")));
            });
  }

  private static List<String> rows(Map<String, ? extends Tensor> tensors) {
    List<String> rows = new ArrayList<>();
    tensors.forEach(
        (name, tensor) ->
            rows.add(name + " " + tensor.dtype() + " " + tensor.layout().shapeText()));
    return rows;
  }

  private static List<String> recorded(Object rows) {
    List<String> recorded = new ArrayList<>();
    for (Object row : Json.list(rows)) {
      List<?> parts = Json.list(row);
      String dtype = ((String) parts.get(1)).replace("float", "f").replace("int", "i");
      recorded.add(parts.get(0) + " " + dtype + " " + parts.subList(2, parts.size()));
    }
    return recorded;
  }

  @Test
  void tiedWeightsGoThroughAFileAndStayTied() throws IOException {
    Nested nested = new Nested();
    Path file = folder.resolve("nested.safetensors");
    Safetensors.write(file, nested.stateDict());
    Nested other = new Nested();
    other.loadStateDict(Safetensors.read(file));
    assertThat(other.out.weight()).isSameAs(other.emb.weight());
    assertThat(other.emb.weight().equal(nested.emb.weight())).isTrue();
    assertThat(other.alias.fc.weight().equal(nested.blocks.get(0).fc.weight())).isTrue();
  }

  @Test
  void aStateWithoutTheCountOfBatchesLoads() {
    BatchNorm1d norm = new BatchNorm1d(D);
    Map<String, Tensor> old = new LinkedHashMap<>(norm.stateDict());
    old.remove("num_batches_tracked");
    assertThat(norm.loadStateDict(old, true).isComplete()).isTrue();
  }
}
