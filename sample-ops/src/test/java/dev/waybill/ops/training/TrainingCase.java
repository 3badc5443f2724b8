package dev.waybill.ops.training;

import dev.waybill.io.Safetensors;
import dev.waybill.ops.torch.Json;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One case of `torch-cases/training`, in one dtype; its README describes the format. What is found
/// is compared as it comes, and what differs is collected.
final class TrainingCase {
  private final String name;
  private final String dtype;
  private final Map<?, ?> json;
  private final Map<String, Tensor> tensors;
  private final List<String> differences = new ArrayList<>();
  private int compared;

  private TrainingCase(String name, String dtype, Map<?, ?> json, Map<String, Tensor> tensors) {
    this.name = name;
    this.dtype = dtype;
    this.json = json;
    this.tensors = tensors;
  }

  static TrainingCase read(Path folder, String name, String dtype) throws IOException {
    return new TrainingCase(
        name,
        dtype,
        Json.map(Json.parse(Files.readString(folder.resolve(name + ".json")))),
        Safetensors.read(folder.resolve(name + "." + dtype + ".safetensors")));
  }

  Map<?, ?> json() {
    return json;
  }

  DType dtype() {
    return DType.find(dtype).orElseThrow();
  }

  String text(String key) {
    return (String) Objects.requireNonNull(json.get(key), key);
  }

  int number(String key) {
    return ((Number) Objects.requireNonNull(json.get(key), key)).intValue();
  }

  Map<?, ?> map(String key) {
    Object value = json.get(key);
    return value == null ? Map.of() : Json.map(value);
  }

  @Nullable Tensor find(String key) {
    return tensors.get(key);
  }

  Tensor tensor(String key) {
    return Objects.requireNonNull(tensors.get(key), key);
  }

  /// Returns the tensors whose names begin with a prefix, without it.
  Map<String, Tensor> startingWith(String prefix) {
    Map<String, Tensor> found = new java.util.TreeMap<>();
    tensors.forEach(
        (key, tensor) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), tensor);
          }
        });
    return found;
  }

  /// Compares a tensor with the one of a name, if there is one.
  void compare(String key, @Nullable Tensor found) {
    Tensor expected = tensors.get(key);
    if (expected == null) {
      return;
    }
    compared++;
    if (found == null) {
      differences.add(key + " is missing");
      return;
    }
    if (!found.layout().sameShape(expected.layout())) {
      differences.add(
          key
              + " has shape "
              + found.layout().shapeText()
              + ", expected "
              + expected.layout().shapeText());
      return;
    }
    double[] a = found.detach().to(DType.F64).toDoubleArray();
    double[] b = expected.to(DType.F64).toDoubleArray();
    double[] tolerance = tolerance(key);
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      double allowed = tolerance[1] + tolerance[0] * Math.abs(b[i]);
      double off = Double.compare(a[i], b[i]) == 0 ? 0 : Math.abs(a[i] - b[i]) / allowed;
      worst = off <= worst ? worst : off; // NaN is worst
    }
    if (!(worst <= 1)) {
      differences.add(key + " differs by " + worst + " times the tolerance");
    }
  }

  private double[] tolerance(String key) {
    Map<?, ?> rows = map("tolerance");
    String group = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
    Object row = rows.get(group);
    if (group.equals("lr")) {
      return new double[] {1e-12, 0}; // of numbers that no tensor holds
    }
    Map<?, ?> both = Json.map(Objects.requireNonNull(row == null ? rows.get("out") : row, group));
    Map<?, ?> numbers = both.containsKey(dtype) ? Json.map(both.get(dtype)) : both;
    return new double[] {
      ((Number) numbers.get("rtol")).doubleValue(), ((Number) numbers.get("atol")).doubleValue()
    };
  }

  List<String> differences() {
    return differences;
  }

  int compared() {
    return compared;
  }

  @Override
  public String toString() {
    return name + " in " + dtype;
  }
}
