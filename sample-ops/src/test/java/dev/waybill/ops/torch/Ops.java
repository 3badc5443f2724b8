package dev.waybill.ops.torch;

import dev.waybill.dispatch.Schema;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Calls our ops by name, with arguments that are named as PyTorch names them.
final class Ops {
  private static final List<String> NAMESPACES =
      List.of("tensor.", "math.", "linalg.", "nn.functional.");

  /// Where our parameter is not PyTorch's word in camelCase, it is the first of these that the op
  /// has.
  private static final Map<String, List<String>> PARAMETERS =
      Map.ofEntries(
          Map.entry("x", List.of("x", "a", "x1")),
          Map.entry("y", List.of("y", "b", "target", "exponent")),
          Map.entry("value", List.of("value", "b", "source", "y")),
          Map.entry("src", List.of("source", "value")),
          Map.entry("cond", List.of("condition")),
          Map.entry("keepdim", List.of("keepDim")),
          Map.entry("xs", List.of("xs", "tensors")),
          Map.entry("q", List.of("q", "query")),
          Map.entry("k", List.of("k", "key")),
          Map.entry("v", List.of("v", "value")),
          Map.entry("d0", List.of("dim0")),
          Map.entry("d1", List.of("dim1")),
          Map.entry("dim", List.of("dim", "dims")),
          Map.entry("dims", List.of("dims", "dim")),
          Map.entry("stop", List.of("end")),
          Map.entry("size", List.of("size", "sizes", "outputSize")),
          Map.entry("groups", List.of("groups", "numGroups")),
          Map.entry("padding_idx", List.of("paddingIndex")));

  private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])_([a-z0-9])");

  private Ops() {}

  /// Returns PyTorch's name as ours: `leaky_relu` is `leakyRelu`, a last `_` stays.
  static String camelCase(String name) {
    return WORD.matcher(name).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  static Object call(String member, Object... arguments) {
    return find(member) instanceof Symbol.Op op
        ? op.handle().call(arguments)
        : ((Symbol.Function) find(member)).call(arguments);
  }

  static Tensor tensor(String member, Object... arguments) {
    return (Tensor) call(member, arguments);
  }

  static Object callByName(String member, Map<String, Object> arguments) {
    if (find(member) instanceof Symbol.Op op) {
      return op.handle().call(fit(op.schema(), arguments));
    }
    Symbol.Function function = (Symbol.Function) find(member);
    return function.call(fit(function.schema(), arguments));
  }

  /// Builds a view, each step an op of that name.
  static Tensor steps(Tensor base, Object steps) {
    Tensor view = base;
    for (Object step : Json.list(steps)) {
      List<Object> arguments = new ArrayList<>(Json.list(step));
      String member = camelCase((String) arguments.set(0, view));
      view = tensor(member, arguments.toArray());
    }
    return view;
  }

  /// Returns `y * factor`, of plain numbers a plain number.
  static Object times(Object y, Object factor) {
    if (y instanceof Tensor) {
      return call("mul", y, factor);
    }
    return y instanceof Long a && factor instanceof Long b
        ? (Object) (a * b)
        : (Object) (((Number) y).doubleValue() * ((Number) factor).doubleValue());
  }

  private static Symbol find(String member) {
    for (String namespace : NAMESPACES) {
      Optional<Symbol> found = Registry.global().find(namespace + member);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new MissingOp(member);
  }

  private static Map<String, Object> fit(Schema schema, Map<String, Object> given) {
    Map<String, Object> ours = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          List<String> names = new ArrayList<>(List.of(camelCase(name)));
          names.addAll(PARAMETERS.getOrDefault(name, List.of()));
          names.removeIf(candidate -> ours.containsKey(candidate) || !has(schema, candidate));
          if (names.isEmpty()) {
            compose(schema, name, value, ours);
          } else {
            ours.put(names.get(0), value);
          }
        });
    return ours;
  }

  /// Does with another op what PyTorch has a parameter for.
  private static void compose(
      Schema schema, String name, Object value, Map<String, Object> arguments) {
    List<String> tensors = new ArrayList<>(arguments.keySet());
    switch (name) {
      case "dtype" -> arguments.compute(tensors.get(0), (key, x) -> call("to", x, value));
      case "alpha" ->
          arguments.compute(tensors.get(tensors.size() - 1), (key, y) -> times(y, value));
      case "unbiased" -> arguments.put("correction", Boolean.TRUE.equals(value) ? 1L : 0L);
      case "stable" -> {
        // Ours always are.
      }
      default ->
          throw new IllegalArgumentException("runner: no parameter for " + name + " in " + schema);
    }
  }

  private static boolean has(Schema schema, String parameter) {
    return schema.parameters().stream().anyMatch(declared -> declared.name().equals(parameter));
  }

  /// An op that is not there yet.
  static final class MissingOp extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingOp(String member) {
      super("no op " + member);
    }
  }
}
