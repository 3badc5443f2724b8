package dev.waybill.nn;

import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.Schema;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import dev.waybill.internal.text.Nearest;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds modules, and whatever else is made by name, of maps such as a JSON file has.
///
/// ```java
/// Description descriptions = new Description(Registry.global());
/// Layer model =
///     descriptions.build(
///         "model",
///         Map.of(
///             "type", "nn.Sequential",
///             "layers",
///                 List.of(
///                     Map.of("type", "nn.Linear", "inFeatures", 8, "outFeatures", 4),
///                     Map.of("type", "nn.Relu"))),
///         Layer.class);
/// ```
///
/// A map with a `type` is that type, made by its constructor with `@Creator`; the other entries are
/// arguments, in which maps with a `type` are built too. Mistakes are named by their place, such as
/// `model.layers[0].inFeatures`.
public final class Description {
  /// The entry that names a type.
  public static final String TYPE = "type";

  private final Registry registry;

  /// Makes a builder.
  ///
  /// @param registry where types are looked up
  public Description(Registry registry) {
    Given.check("nn.Description", "registry", "Registry", registry);
    this.registry = registry;
  }

  /// Builds what a map describes.
  ///
  /// @param path how messages call the map, such as `model`
  /// @param description a map with a `type`
  /// @param wanted what it must be
  /// @param <T> what it must be
  /// @return a new object
  /// @throws DescriptionException if something in it is wrong
  public <T> T build(String path, @Nullable Object description, Class<T> wanted) {
    return build(path, description, wanted, Map.of());
  }

  /// Builds what a map describes, with arguments that no file can hold.
  ///
  /// @param path how messages call the map, such as `optimizer`
  /// @param description a map with a `type`
  /// @param wanted what it must be
  /// @param further arguments by name, such as `parameters`, which the map must not have
  /// @param <T> what it must be
  /// @return a new object
  /// @throws DescriptionException if something in it is wrong
  public <T> T build(
      String path, @Nullable Object description, Class<T> wanted, Map<String, ?> further) {
    if (!(description instanceof Map<?, ?> map)) {
      throw new DescriptionException(
          path,
          "found "
              + shown(description)
              + ", expected an object with a \"type\", such as {\"type\": "
              + (wanted == Layer.class ? "\"nn.Linear\", \"inFeatures\": 8, …" : "…")
              + "}.");
    }
    Symbol.Type type = type(path, map);
    if (!wanted.isAssignableFrom(type.type())) {
      throw new DescriptionException(
          path + "." + TYPE,
          "found " + map.get(TYPE) + ", expected " + withArticle(wanted.getSimpleName()) + ".");
    }
    return wanted.cast(built(path, type, map, further));
  }

  private Object built(String path, Symbol.Type type, Map<?, ?> map, Map<String, ?> further) {
    Schema schema = type.creator().orElseThrow();
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (further.containsKey(name)) {
            throw new DescriptionException(
                path + "." + name, "found a value, expected none: it is given.");
          }
          if (!name.equals(TYPE)) {
            arguments.put(name, value(path + "." + name, value));
          }
        });
    checkElements(path, schema, arguments);
    arguments.putAll(further);
    try {
      return type.create(arguments);
    } catch (WrongArgumentException e) {
      String place = e.argument().isEmpty() ? path : path + "." + e.argument();
      String prefix = "argument " + e.argument() + ": ";
      String problem = e.problem();
      throw failed(
          place, problem.startsWith(prefix) ? problem.substring(prefix.length()) : problem, e);
    } catch (OpException | ModuleException e) {
      throw failed(path, String.valueOf(e.getMessage()), e);
    }
  }

  private static DescriptionException failed(String path, String problem, Exception cause) {
    DescriptionException failed = new DescriptionException(path, problem);
    failed.initCause(cause);
    return failed;
  }

  private Symbol.Type type(String path, Map<?, ?> map) {
    Object name = map.get(TYPE);
    if (!(name instanceof String text)) {
      throw new DescriptionException(
          path,
          name == null
              ? "found no \"type\" among " + map.keySet() + ", expected the name of a type."
              : "found the type " + shown(name) + ", expected a name in quotes.");
    }
    Optional<Symbol> found = registry.find(text);
    if (found.isPresent()
        && found.get() instanceof Symbol.Type type
        && type.creator().isPresent()) {
      return type;
    }
    String what =
        found
            .map(symbol -> "the " + symbol.kind() + " \"" + text + "\"")
            .orElse("no type named \"" + text + "\"");
    throw new DescriptionException(
        path + "." + TYPE,
        "found "
            + what
            + ", expected a type that is made by name. The nearest are "
            + String.join(", ", Nearest.names(text, makeable()))
            + ".");
  }

  private List<String> makeable() {
    List<String> names = new ArrayList<>();
    for (Symbol symbol : registry.symbols()) {
      if (symbol instanceof Symbol.Type type && type.creator().isPresent()) {
        names.add(type.name());
      }
    }
    return names;
  }

  private @Nullable Object value(String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.containsKey(TYPE)
          ? built(path, type(path, map), map, Map.of())
          : values(path, map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        values.add(value(path + "[" + i + "]", list.get(i)));
      }
      return values;
    }
    return value;
  }

  private Map<String, @Nullable Object> values(String path, Map<?, ?> map) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    map.forEach((key, value) -> values.put(String.valueOf(key), value(path + "." + key, value)));
    return values;
  }

  /// Refuses elements of lists that are not what the parameter lists: a list's class does not say
  /// what is in it, and the constructor would fail where nobody finds it.
  private static void checkElements(
      String path, Schema schema, Map<String, @Nullable Object> arguments) {
    for (Schema.Parameter parameter : schema.parameters()) {
      Object value = arguments.get(parameter.name());
      String type = parameter.type();
      if (value instanceof List<?> list && type.startsWith("List<") && type.endsWith(">")) {
        String element =
            type.substring("List<".length(), type.length() - 1).replace("? extends ", "");
        for (int i = 0; i < list.size(); i++) {
          Object one = list.get(i);
          if (one == null || !isNamed(one.getClass(), element)) {
            throw new DescriptionException(
                path + "." + parameter.name() + "[" + i + "]",
                "found " + shown(one) + ", expected " + withArticle(element) + ".");
          }
        }
      }
    }
  }

  /// Returns whether a class, or one above it, has a simple name. A type variable takes anything.
  private static boolean isNamed(@Nullable Class<?> type, String name) {
    if (name.length() == 1) {
      return true;
    }
    if (type == null) {
      return false;
    }
    if (type.getSimpleName().equals(name) || isNamed(type.getSuperclass(), name)) {
      return true;
    }
    for (Class<?> above : type.getInterfaces()) {
      if (isNamed(above, name)) {
        return true;
      }
    }
    return false;
  }

  private static String withArticle(String name) {
    return ("AEIOU".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof CharSequence) {
      return "\"" + value + "\"";
    }
    if (value instanceof Map<?, ?>) {
      return "an object";
    }
    if (value instanceof List<?>) {
      return "an array";
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return String.valueOf(value);
    }
    return withArticle(value.getClass().getSimpleName());
  }
}
