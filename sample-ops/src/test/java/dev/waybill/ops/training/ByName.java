package dev.waybill.ops.training;

import dev.waybill.nn.Layer;
import dev.waybill.ops.nn.Sequential;
import dev.waybill.ops.torch.Json;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Makes layers and optimisers of the names and arguments that PyTorch has for them.
final class ByName {
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("kernel", "kernelSize"),
          Map.entry("output", "outputSize"),
          Map.entry("shape", "normalizedShape"),
          Map.entry("weight_decay", "weightDecay"),
          Map.entry("lr_decay", "lrDecay"),
          Map.entry("initial_accumulator_value", "initialAccumulatorValue"),
          Map.entry("max_iter", "maxIter"),
          Map.entry("history_size", "historySize"),
          Map.entry("line_search_fn", "lineSearch"),
          Map.entry("momentum_decay", "momentumDecay"));

  private ByName() {}

  static Object create(String name, Map<String, ?> arguments) {
    return ((Symbol.Type) Registry.global().lookup(name)).create(arguments);
  }

  /// Makes layers, or the only one, of a list such as `[["Linear", {"in": 8, "out": 16}], ["enc:
  /// Tanh", {}]]`.
  static Layer layers(List<?> rows) {
    SequencedMap<String, Layer> layers = new LinkedHashMap<>();
    for (Object row : rows) {
      List<?> pair = Json.list(row);
      String[] parts = ((String) pair.get(0)).split(": ", 2);
      String type = parts[parts.length - 1];
      String name = parts.length == 2 ? parts[0] : Integer.toString(layers.size());
      layers.put(name, (Layer) create("nn." + type, arguments(type, Json.map(pair.get(1)))));
    }
    return layers.size() == 1 ? layers.firstEntry().getValue() : new Sequential(layers);
  }

  static Map<String, @Nullable Object> arguments(String type, Map<?, ?> given) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    given.forEach(
        (key, value) -> {
          String name = RENAMED.getOrDefault((String) key, (String) key);
          if (name.equals("momentum") && value == null) {
            arguments.put("cumulative", true);
            return;
          }
          if (name.equals("in") || name.equals("out")) {
            name += type.equals("Linear") ? "Features" : "Channels";
          }
          arguments.put(name, value(name, value));
        });
    return arguments;
  }

  private static @Nullable Object value(String name, @Nullable Object value) {
    boolean sizes =
        List.of("kernelSize", "stride", "padding", "outputSize", "normalizedShape").contains(name);
    if (sizes && value instanceof Number number) {
      return new long[] {number.longValue()};
    }
    if (value instanceof List<?> list) {
      List<Long> numbers = new ArrayList<>();
      list.forEach(one -> numbers.add(((Number) one).longValue()));
      return numbers.stream().mapToLong(Long::longValue).toArray();
    }
    return value;
  }
}
