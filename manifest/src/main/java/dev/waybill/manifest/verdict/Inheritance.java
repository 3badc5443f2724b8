package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The types above a class with their type arguments, as the class sees them (JLS 8.4.8, 4.10.2).
 */
final class Inheritance {

  private final World world;
  private final Map<String, TypeUse> types = new LinkedHashMap<>();

  private Inheritance(World world) {
    this.world = world;
  }

  /** The types above a class by their names; those without arguments are raw or not generic. */
  static Map<String, TypeUse> of(JavaClass clazz, World world) {
    Inheritance found = new Inheritance(world);
    found.add(clazz, Map.of());
    return found.types;
  }

  /** What the type variables of a class stand for in a use of it. */
  static Map<String, TypeUse> arguments(JavaClass clazz, TypeUse use) {
    return TypeVariable.arguments(clazz.typeParameters(), use);
  }

  private void add(JavaClass clazz, Map<String, TypeUse> arguments) {
    World.typesAbove(clazz).forEach(each -> add(each.substitute(arguments)));
  }

  private void add(TypeUse type) {
    if (types.putIfAbsent(type.name(), type) == null) {
      world.find(type.name()).ifPresent(above -> add(above, arguments(above, type)));
    }
  }
}
