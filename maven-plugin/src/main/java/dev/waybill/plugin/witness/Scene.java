package dev.waybill.plugin.witness;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.verdict.Outside;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A surface as its clients see it, with the classes around it. */
final class Scene {

  private final Map<String, JavaClass> classes = new HashMap<>();
  private final Map<String, List<String>> nested = new HashMap<>();
  private final Outside outside;

  Scene(Surface surface, Outside outside) {
    surface.classes().forEach(each -> classes.put(each.name(), each));
    for (String each : classes.keySet()) {
      nested.computeIfAbsent(outer(each), outer -> new ArrayList<>()).add(each);
    }
    this.outside = outside;
  }

  Optional<JavaClass> findOwn(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  Optional<JavaClass> find(String name) {
    return findOwn(name).or(() -> outside.find(name));
  }

  /** The names of the classes that a class of the surface declares. */
  List<String> nested(String name) {
    return nested.getOrDefault(name, List.of());
  }

  /** The classes below which clients can declare others. */
  List<JavaClass> open() {
    return classes.values().stream()
        .filter(JavaClass::isExtensible)
        .sorted(Comparator.comparing(JavaClass::name))
        .toList();
  }

  /** The class above a class; {@code null} for an interface. */
  static TypeUse superclass(JavaClass clazz) {
    if (clazz.superclass() != null) {
      return clazz.superclass();
    }
    String name =
        switch (clazz.kind()) {
          case ENUM -> "java.lang.Enum";
          case RECORD -> "java.lang.Record";
          default -> "java.lang.Object";
        };
    return TypeUse.ofClass(
        name,
        name.endsWith("Enum") ? List.of(TypeUse.ofClass(clazz.name(), List.of())) : List.of());
  }

  /** The name of the class around a nested one of the surface; empty for others. */
  String outer(String name) {
    int end = name.lastIndexOf('$');
    String outer = end < 0 ? "" : name.substring(0, end);
    return classes.containsKey(outer) ? outer : "";
  }
}
