package dev.waybill.ops.torch;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The arguments of a case, made anew for each call.
final class CaseArguments {
  private final TorchFile file;
  private final boolean requireGrad;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Tensor> all = new LinkedHashMap<>();
  private final Map<String, Object> keys = new LinkedHashMap<>();
  private final Map<String, Tensor> leaves = new LinkedHashMap<>();
  private final Map<String, Tensor> copies = new LinkedHashMap<>();

  /// @param requireGrad whether floating tensors require gradients, where the case does not say no
  CaseArguments(TorchFile file, Map<?, ?> args, boolean requireGrad) {
    this.file = file;
    this.requireGrad = requireGrad;
    args.forEach((name, json) -> values.put((String) name, value((String) name, json)));
  }

  Object get(String name) {
    return values.get(name);
  }

  Tensor tensor(String name) {
    return (Tensor) values.get(name);
  }

  String text(String name) {
    return (String) values.get(name);
  }

  /// Returns all arguments but some.
  Map<String, Object> without(String... names) {
    Map<String, Object> rest = new LinkedHashMap<>(values);
    Arrays.asList(names).forEach(rest::remove);
    return rest;
  }

  boolean hasTensors() {
    return !all.isEmpty();
  }

  Tensor first() {
    return all.values().iterator().next();
  }

  Map<String, Tensor> leaves() {
    return leaves;
  }

  /// Returns a copy, as `x.clone()` in a call, whose elements a refused call must leave alone.
  Tensor copyOf(String name) {
    Tensor copy = (Tensor) Ops.call("clone", values.get(name));
    copies.put(name, copy);
    return copy;
  }

  /// Returns which argument no longer holds what it did; empty if all do.
  String changed(boolean copiesToo) {
    for (Map.Entry<String, Tensor> entry : all.entrySet()) {
      Tensor before = file.tensor(keys.get(entry.getKey()));
      if (!Objects.deepEquals(before.array(), entry.getValue().array())) {
        return "argument " + entry.getKey() + " was written to";
      }
    }
    for (Map.Entry<String, Tensor> entry : copies.entrySet()) {
      double[] before = all.get(entry.getKey()).toDoubleArray();
      if (copiesToo && !Arrays.equals(before, entry.getValue().toDoubleArray())) {
        return "the refused call wrote to " + entry.getKey();
      }
    }
    return "";
  }

  private Object value(String name, Object json) {
    if (json instanceof List<?> list) {
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        elements.add(value(name + "." + i, list.get(i)));
      }
      return elements;
    }
    if (!(json instanceof Map<?, ?> map)) {
      return json;
    }
    if (map.containsKey("float")) {
      return switch ((String) map.get("float")) {
        case "nan" -> Double.NaN;
        case "inf" -> Double.POSITIVE_INFINITY;
        default -> Double.NEGATIVE_INFINITY;
      };
    }
    return map.containsKey("tensor") ? tensor(name, map) : map.get("dtype");
  }

  /// Makes the view by its strides, so that a fault in the ops of views shows in their cases only.
  private Tensor tensor(String name, Map<?, ?> json) {
    Tensor tensor = file.tensor(json.get("tensor"));
    if (json.containsKey("steps")) {
      long[] shape = Json.longs(json.get("shape"));
      long[] strides = Json.longs(json.get("strides"));
      tensor = tensor.alias(Layout.strided((Long) json.get("offset"), shape, strides)).detach();
    }
    boolean floating = tensor.dtype() == DType.F32 || tensor.dtype() == DType.F64;
    if (requireGrad && floating && !Boolean.FALSE.equals(json.get("requires_grad"))) {
      tensor.requiresGrad(true);
      leaves.put(name, tensor);
    }
    all.put(name, tensor);
    keys.put(name, json.get("tensor"));
    return tensor;
  }
}
