package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A surface with the classes around it. */
final class World {

  private static final String OBJECT = "java.lang.Object";

  private final Surface surface;
  private final Outside outside;
  private final Map<String, JavaClass> classes = new HashMap<>();

  World(Surface surface, Outside outside) {
    this.surface = surface;
    this.outside = outside;
    surface.classes().forEach(each -> classes.put(each.name(), each));
  }

  Surface surface() {
    return surface;
  }

  /** Finds a class of the surface. */
  Optional<JavaClass> findOwn(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /** Finds a class. */
  Optional<JavaClass> find(String name) {
    JavaClass own = classes.get(name);
    return own == null ? outside.find(name) : Optional.of(own);
  }

  /** Whether a class is below another, or the same. */
  boolean isSubclass(String name, String of) {
    return of.equals(OBJECT) || supertypes(name).contains(of);
  }

  /** The names of a class and of all above it. */
  Set<String> supertypes(String name) {
    Set<String> all = new HashSet<>();
    collect(name, all);
    return all;
  }

  private void collect(String name, Set<String> into) {
    if (into.add(name)) {
      find(name).ifPresent(clazz -> above(clazz).forEach(each -> collect(each, into)));
    }
  }

  /** The names of the classes right above a class. */
  static List<String> above(JavaClass clazz) {
    List<String> above = new ArrayList<>();
    TypeUse superclass = clazz.superclass();
    if (superclass != null) {
      above.add(superclass.name());
    }
    clazz.interfaces().forEach(each -> above.add(each.name()));
    if (superclass == null) {
      above.add(
          switch (clazz.kind()) {
            case ENUM -> "java.lang.Enum";
            case RECORD -> "java.lang.Record";
            default -> OBJECT;
          });
    }
    return above;
  }

  /** Finds a method of a class or of one above it by name and erased parameters. */
  Optional<Member<JavaMethod>> findMethod(JavaClass clazz, String key) {
    return findMember(
        clazz,
        each ->
            each.methods().stream().filter(method -> key(each, method).equals(key)).findFirst());
  }

  /** Finds a field of a class or of one above it. */
  Optional<Member<JavaField>> findField(JavaClass clazz, String name) {
    return findMember(
        clazz, each -> each.fields().stream().filter(f -> f.name().equals(name)).findFirst());
  }

  private <T> Optional<Member<T>> findMember(
      JavaClass clazz, Function<JavaClass, Optional<T>> look) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(clazz.name()));
    for (int i = 0; i < open.size(); i++) {
      Optional<JavaClass> each = i == 0 ? Optional.of(clazz) : find(open.get(i));
      if (each.isPresent() && seen.add(open.get(i))) {
        Optional<T> found = look.apply(each.get());
        if (found.isPresent()) {
          return Optional.of(new Member<>(each.get(), found.get()));
        }
        open.addAll(above(each.get()));
      }
    }
    return Optional.empty();
  }

  /** A method's name and erased parameters, by which clients link to it, without its result. */
  String key(JavaClass owner, JavaMethod method) {
    return method.name() + new Erasure(this, owner, method).parameters(method);
  }

  /** The erased type of a field or of a method's result. */
  String erased(JavaClass owner, JavaMethod method, TypeUse type) {
    return new Erasure(this, owner, method).of(type);
  }

  /** The erased type of a field. */
  String erased(JavaClass owner, JavaField field) {
    return new Erasure(this, owner, null).of(field.type());
  }

  /**
   * A member and the class that has it.
   *
   * @param owner the class
   * @param member the member
   */
  record Member<T>(JavaClass owner, T member) {}
}
