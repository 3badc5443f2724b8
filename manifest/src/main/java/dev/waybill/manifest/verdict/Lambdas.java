package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which interfaces lambdas can be (JLS 9.8). */
final class Lambdas {

  private static final String OBJECT = "java.lang.Object";

  private Lambdas() {}

  /** Whether a lambda can be an interface: it has one abstract method, which is not generic. */
  static boolean isPossible(JavaClass clazz, World world) {
    Set<String> all = abstractMethods(clazz, world);
    return clazz.kind() == ClassKind.INTERFACE && clazz.isExtensible() && all.size() == 1;
  }

  /** Whether a method is the one of a lambda. */
  static boolean isMethodOf(JavaClass clazz, JavaMethod method, World world) {
    return isPossible(clazz, world)
        && abstractMethods(clazz, world).contains(world.key(clazz, method));
  }

  /** The abstract methods of an interface, sorted, as reports show them. */
  static List<String> texts(JavaClass clazz, World world) {
    return abstractMethods(clazz, world).stream()
        .flatMap(key -> world.findMethod(clazz, key).stream())
        .map(each -> Texts.of(clazz, each.method()))
        .sorted()
        .toList();
  }

  private static Set<String> abstractMethods(JavaClass clazz, World world) {
    Set<String> keys = new HashSet<>();
    for (String name : world.supertypes(clazz.name())) {
      JavaClass above = name.equals(clazz.name()) ? clazz : world.find(name).orElse(null);
      if (above == null || name.equals(OBJECT)) {
        continue;
      }
      above.methods().stream()
          .filter(each -> each.is(JavaModifier.ABSTRACT))
          .flatMap(each -> world.methods(clazz, each.name()).stream())
          .forEach(each -> keys.add(world.key(clazz, each.method())));
    }
    keys.removeIf(key -> !isAbstract(clazz, key, world));
    return keys;
  }

  private static boolean isAbstract(JavaClass clazz, String key, World world) {
    boolean isOfObject =
        world
            .find(OBJECT)
            .map(
                object ->
                    object.methods().stream()
                        .anyMatch(
                            each ->
                                each.is(JavaModifier.PUBLIC)
                                    && world.key(object, each).equals(key)))
            .orElse(false);
    return !isOfObject
        && world
            .findMethod(clazz, key)
            .map(found -> found.method().is(JavaModifier.ABSTRACT))
            .orElse(false);
  }
}
