package dev.waybill.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the classes behind types as source writes them.
final class TypeNames {

  private static final Map<String, Class<?>> PRIMITIVES = primitives();

  private TypeNames() {}

  /// Returns the class of a type such as `java.util.List<java.lang.String>` or `float[]`.
  ///
  /// @return its erasure; `Object` for a type variable and whatever is not found
  static Class<?> resolve(String type, ClassLoader loader) {
    String erased = type.replace("...", "[]").replaceAll("<.*>", "").strip();
    if (erased.endsWith("[]")) {
      return resolve(erased.substring(0, erased.length() - 2), loader).arrayType();
    }
    Class<?> primitive = PRIMITIVES.get(erased);
    return primitive != null ? primitive : load(erased, loader);
  }

  private static Class<?> load(String name, ClassLoader loader) {
    String candidate = name;
    while (true) {
      try {
        return loader.loadClass(candidate);
      } catch (ClassNotFoundException e) {
        int dot = candidate.lastIndexOf('.');
        if (dot < 0) {
          return Object.class;
        }
        // The outer class of a nested one: Map.Entry is java.util.Map$Entry.
        candidate = candidate.substring(0, dot) + '$' + candidate.substring(dot + 1);
      }
    }
  }

  private static Map<String, Class<?>> primitives() {
    Map<String, Class<?>> primitives = new HashMap<>();
    for (Class<?> type :
        List.of(
            boolean.class,
            char.class,
            byte.class,
            short.class,
            int.class,
            long.class,
            float.class,
            double.class)) {
      primitives.put(type.getName(), type);
    }
    // What a schema calls these without their packages, for modules without a manifest.
    primitives.put("String", String.class);
    primitives.put("List", List.class);
    primitives.put("Map", Map.class);
    primitives.put("Tensor", dev.waybill.tensor.Tensor.class);
    return Map.copyOf(primitives);
  }
}
