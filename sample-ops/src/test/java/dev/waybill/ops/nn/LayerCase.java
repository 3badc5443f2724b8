package dev.waybill.ops.nn;

import dev.waybill.api.nn.Utils;
import dev.waybill.io.Safetensors;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Module;
import dev.waybill.ops.nn.functional.AttentionOutput;
import dev.waybill.ops.nn.functional.LstmOutput;
import dev.waybill.ops.nn.functional.LstmState;
import dev.waybill.ops.nn.functional.RnnOutput;
import dev.waybill.ops.nn.utils.PackedSequence;
import dev.waybill.ops.torch.Json;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/// A layer, called once as PyTorch was: results, and gradients of parameters and arguments.
/// `torch-cases/training/README.md` describes the files.
@NullUnmarked // members of JSON: one that is not there fails the test
final class LayerCase {
  private final Path file;
  private final Map<?, ?> json;

  private LayerCase(Path file, Map<?, ?> json) {
    this.file = file;
    this.json = json;
  }

  static LayerCase read(Path file) {
    try {
      return new LayerCase(file, Json.map(Json.parse(Files.readString(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return (String) json.get("name");
  }

  boolean isLayer() {
    return "layer".equals(json.get("kind"));
  }

  /// Runs the case.
  ///
  /// @return what is wrong
  List<String> run(DType dtype) {
    Map<String, Tensor> data = data(dtype);
    Module module = module((String) json.get("layer"), Json.map(json.get("args")));
    module.to(dtype);
    module.train("train".equals(json.get("mode")));
    Map<String, Tensor> state = new LinkedHashMap<>();
    for (Object parameter : Json.list(json.get("parameters"))) {
      state.put((String) parameter, data.get("init." + parameter));
    }
    module.loadStateDict(state);
    List<String> wrong = new ArrayList<>();
    if (!List.copyOf(module.namedParameters().keySet()).equals(json.get("parameters"))) {
      wrong.add("found parameters " + module.namedParameters().keySet());
    }
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    data.forEach(
        (name, tensor) -> {
          if (name.startsWith("in.")) {
            boolean learns = data.containsKey("grad_in." + name.substring(3));
            inputs.put(name.substring(3), learns ? tensor.requiresGrad(true) : tensor);
          }
        });
    Map<String, Tensor> outputs = call(module, inputs);
    backward(outputs, data);
    outputs.forEach((name, found) -> compare("out." + name, found, data, dtype, wrong));
    module
        .namedParameters()
        .forEach((name, p) -> compare("grad." + name, p.grad(), data, dtype, wrong));
    inputs.forEach(
        (name, input) -> {
          if (input.requiresGrad()) {
            compare("grad_in." + name, input.grad(), data, dtype, wrong);
          }
        });
    long compared =
        data.keySet().stream()
            .filter(name -> name.startsWith("out.") || name.startsWith("grad"))
            .count();
    long expected =
        outputs.size()
            + module.namedParameters().size()
            + inputs.values().stream().filter(Tensor::requiresGrad).count();
    if (compared != expected) {
      wrong.add("compared " + expected + " tensors, expected all of " + compared);
    }
    return wrong;
  }

  private Map<String, Tensor> data(DType dtype) {
    String which = dtype == DType.F32 ? "f32" : "f64";
    String name = (String) Json.map(json.get("files")).get(which);
    try {
      return Safetensors.read(file.resolveSibling(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Builds a module by PyTorch's name and arguments, from the registry.
  static Module module(String type, Map<?, ?> args) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    args.forEach((name, value) -> arguments.put(camel((String) name), value));
    if (type.equals("TransformerEncoder")) {
      arguments.put("layer", module("TransformerEncoderLayer", Json.map(args.get("layer"))));
      long width = (Long) Json.map(args.get("layer")).get("d_model");
      Object norm = args.get("norm") == null ? null : new LayerNorm(width);
      arguments.put("norm", norm);
    }
    return (Module) ((Symbol.Type) Registry.global().lookup("nn." + type)).create(arguments);
  }

  private static String camel(String snake) {
    StringBuilder camel = new StringBuilder();
    for (String word : snake.split("_", -1)) {
      camel.append(
          camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }

  private Map<String, Tensor> call(Module module, Map<String, Tensor> in) {
    Tensor x = in.get("x");
    Map<String, Tensor> out = new LinkedHashMap<>();
    switch (module) {
      case Rnn rnn -> put(out, rnn.call(x, in.get("h0")));
      case Gru gru -> put(out, gru.call(x, in.get("h0")));
      case Lstm lstm -> walk(out, lstm, in);
      case RnnCell cell -> out.put("h", cell.call(x, in.get("h0")));
      case GruCell cell -> out.put("h", cell.call(x, in.get("h0")));
      case LstmCell cell -> {
        LstmState next = cell.call(x, in.get("h0"), in.get("c0"));
        out.put("h", next.hidden());
        out.put("c", next.cell());
      }
      case MultiheadAttention attention -> {
        AttentionOutput all = attend(attention, in);
        out.put("y", all.output());
        out.put("attn", all.weights());
      }
      case TransformerEncoderLayer layer ->
          out.put("y", layer.call(x, in.get("mask"), in.get("pad"), false));
      case TransformerEncoder encoder ->
          out.put("y", encoder.call(x, in.get("mask"), in.get("pad"), false));
      case TransformerDecoderLayer layer ->
          out.put("y", layer.call(x, in.get("memory"), DecoderMasks.of(in.get("mask"))));
      case Layer layer -> out.put("y", layer.call(x));
      default -> throw new IllegalStateException("no call of " + module.getClass());
    }
    return out;
  }

  private void walk(Map<String, Tensor> out, Lstm lstm, Map<String, Tensor> in) {
    Tensor x = in.get("x");
    if (!json.containsKey("lengths")) {
      LstmOutput all = lstm.call(x, in.get("h0"), in.get("c0"));
      out.put("output", all.output());
      out.put("h_n", all.hidden());
      out.put("c_n", all.cell());
      return;
    }
    long[] lengths = Json.list(json.get("lengths")).stream().mapToLong(n -> (Long) n).toArray();
    PackedSequence packed = Utils.packPaddedSequence(x, lengths, true, false);
    LstmPackedOutput all = lstm.call(packed, in.get("h0"), in.get("c0"));
    out.put("output", Utils.padPackedSequence(all.output(), true, 0, null).data());
    out.put("h_n", all.hidden());
    out.put("c_n", all.cell());
  }

  private static void put(Map<String, Tensor> out, RnnOutput all) {
    out.put("output", all.output());
    out.put("h_n", all.hidden());
  }

  private AttentionOutput attend(MultiheadAttention attention, Map<String, Tensor> in) {
    Tensor query = in.get("query");
    return attention.call(
        query,
        in.getOrDefault("key", query),
        in.getOrDefault("value", in.getOrDefault("key", query)),
        in.get("key_padding_mask"),
        true,
        in.get("attn_mask"),
        !Boolean.FALSE.equals(json.get("average_attn_weights")),
        false);
  }

  private static void backward(Map<String, Tensor> outputs, Map<String, Tensor> data) {
    Tensor loss = null;
    for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
      Tensor upstream = data.get("up." + output.getKey());
      if (upstream != null) {
        Tensor term = TensorOps.sum(TensorOps.mul(output.getValue(), upstream));
        loss = loss == null ? term : TensorOps.add(loss, term);
      }
    }
    loss.backward();
  }

  private void compare(
      String name, Tensor found, Map<String, Tensor> data, DType dtype, List<String> wrong) {
    Tensor expected = data.get(name);
    if (expected == null || found == null) {
      wrong.add(name + ": found " + found + ", expected " + expected);
      return;
    }
    if (found.dtype() != expected.dtype() || !found.layout().sameShape(expected.layout())) {
      wrong.add(
          name
              + ": found "
              + found.dtype()
              + " "
              + found.layout().shapeText()
              + ", expected "
              + expected.dtype()
              + " "
              + expected.layout().shapeText());
      return;
    }
    String group = name.substring(0, name.indexOf('.'));
    Map<?, ?> tolerance =
        Json.map(
            Json.map(Json.map(json.get("tolerance")).get(group))
                .get(dtype == DType.F32 ? "f32" : "f64"));
    double relative = ((Number) tolerance.get("rtol")).doubleValue();
    double absolute = ((Number) tolerance.get("atol")).doubleValue();
    double[] a = found.toDoubleArray();
    double[] b = expected.toDoubleArray();
    for (int i = 0; i < a.length; i++) {
      if (!(Math.abs(a[i] - b[i]) <= absolute + relative * Math.abs(b[i]))) {
        wrong.add(name + ": found " + a[i] + " at " + i + ", expected " + b[i]);
        return;
      }
    }
  }
}
