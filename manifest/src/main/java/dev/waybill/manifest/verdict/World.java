package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A surface with the classes around it. */
final class World {

  private static final String OBJECT = "java.lang.Object";

  private final Surface surface;
  private final Outside outside;
  private final Map<String, JavaClass> classes = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();
  private final Set<String> extensible = new HashSet<>();

  World(Surface surface, Outside outside) {
    this.surface = surface;
    this.outside = outside;
    surface.classes().forEach(each -> classes.put(each.name(), each));
    surface.classes().stream()
        .filter(JavaClass::isExtensible)
        .forEach(each -> extensible.addAll(supertypes(each.name())));
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

  /** Whether clients can declare a class below, right there or below an open subclass. */
  boolean isExtensible(JavaClass clazz) {
    return clazz.isExtensible() || extensible.contains(clazz.name());
  }

  /** Whether a class is below another, or the same. */
  boolean isSubclass(String name, String of) {
    return of.equals(OBJECT) || supertypes(name).contains(of);
  }

  /** The names of a class and of all above it. */
  Set<String> supertypes(String name) {
    Set<String> all = supertypes.get(name);
    if (all == null) {
      all = new HashSet<>();
      collect(name, all);
      supertypes.put(name, all);
    }
    return all;
  }

  private void collect(String name, Set<String> into) {
    if (into.add(name)) {
      find(name).ifPresent(clazz -> above(clazz).forEach(each -> collect(each, into)));
    }
  }

  /** The names of the classes right above a class. */
  private static List<String> above(JavaClass clazz) {
    List<String> above = new ArrayList<>(List.of(superclass(clazz)));
    clazz.interfaces().forEach(each -> above.add(each.name()));
    return above;
  }

  /** The types right above a class, as it names them. */
  static List<TypeUse> typesAbove(JavaClass clazz) {
    List<TypeUse> above = new ArrayList<>(clazz.interfaces());
    TypeUse superclass = clazz.superclass();
    if (superclass != null) {
      above.add(superclass);
    }
    return above;
  }

  private static String superclass(JavaClass clazz) {
    TypeUse superclass = clazz.superclass();
    if (superclass != null) {
      return superclass.name();
    }
    return switch (clazz.kind()) {
      case ENUM -> "java.lang.Enum";
      case RECORD -> "java.lang.Record";
      default -> OBJECT;
    };
  }

  /**
   * The classes in which a member of a class is looked for, the first of them first: a class wins
   * over interfaces (JLS 8.4.8), but for {@code Object} above an interface.
   */
  private Set<JavaClass> order(JavaClass clazz) {
    Set<JavaClass> order = new LinkedHashSet<>();
    if (!clazz.isInterface()) {
      Optional<JavaClass> each = Optional.of(clazz);
      while (each.isPresent() && order.add(each.get())) {
        each = each.get().name().equals(OBJECT) ? Optional.empty() : find(superclass(each.get()));
      }
    } else {
      order.add(clazz);
    }
    List<JavaClass> open = new ArrayList<>(order);
    for (int i = 0; i < open.size(); i++) {
      for (TypeUse each : open.get(i).interfaces()) {
        find(each.name()).filter(order::add).ifPresent(open::add);
      }
    }
    find(OBJECT).ifPresent(order::add);
    return order;
  }

  /** Finds a method of a class or of one above it by name and erased parameters. */
  Optional<SeenMethod> findMethod(JavaClass clazz, String key) {
    String name = key.substring(0, key.indexOf('('));
    Map<String, TypeUse> types = Map.of();
    for (JavaClass owner : order(clazz)) {
      for (JavaMethod method : owner.methods()) {
        if (method.name().equals(name) && isInherited(clazz, owner, method)) {
          types = types.isEmpty() ? Inheritance.of(clazz, this) : types;
          SeenMethod seen = seen(clazz, owner, method, types);
          if (key(clazz, seen.method()).equals(key)) {
            return Optional.of(seen);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The methods of a name that a class has or inherits. */
  List<SeenMethod> methods(JavaClass clazz, String name) {
    Map<String, TypeUse> types = Inheritance.of(clazz, this);
    List<SeenMethod> methods = new ArrayList<>();
    for (JavaClass owner : order(clazz)) {
      owner.methods().stream()
          .filter(each -> each.name().equals(name) && isInherited(clazz, owner, each))
          .forEach(each -> methods.add(seen(clazz, owner, each, types)));
    }
    return methods;
  }

  /** Constructors and static methods of interfaces stay where they are (JLS 8.4.8). */
  private static boolean isInherited(JavaClass clazz, JavaClass owner, JavaMethod method) {
    boolean stays =
        method.isConstructor() || (owner.isInterface() && method.is(JavaModifier.STATIC));
    return owner.equals(clazz) || !stays;
  }

  private static SeenMethod seen(
      JavaClass clazz, JavaClass owner, JavaMethod method, Map<String, TypeUse> types) {
    TypeUse use = types.get(owner.name());
    if (owner.equals(clazz)) {
      return new SeenMethod(owner, method, method);
    }
    Map<String, TypeUse> arguments = use == null ? Map.of() : Inheritance.arguments(owner, use);
    return new SeenMethod(owner, method, Renaming.apart(method).substitute(arguments));
  }

  /** Finds a field of a class or of one above it, with its type as the class sees it. */
  Optional<SeenField> findField(JavaClass clazz, String name) {
    for (JavaClass owner : order(clazz)) {
      for (JavaField field : owner.fields()) {
        if (field.name().equals(name)) {
          TypeUse use = Inheritance.of(clazz, this).get(owner.name());
          TypeUse type =
              use == null
                  ? field.type()
                  : field.type().substitute(Inheritance.arguments(owner, use));
          return Optional.of(new SeenField(owner, field, field.with(type)));
        }
      }
    }
    return Optional.empty();
  }

  /** A method's name and erased parameters, by which clients link to it, without its result. */
  String key(JavaClass owner, JavaMethod method) {
    return method.name() + new Erasure(this, owner, method).parameters(method);
  }

  /** The erased type of a method's result or exception. */
  String erased(JavaClass owner, JavaMethod method, TypeUse type) {
    return new Erasure(this, owner, method).of(type);
  }

  /** The erased type of a field. */
  String erased(JavaClass owner, JavaField field) {
    return new Erasure(this, owner, null).of(field.type());
  }

  /**
   * A method that a class has or inherits.
   *
   * @param owner the class that declares it
   * @param declared how it is declared there
   * @param method how the class sees it
   */
  record SeenMethod(JavaClass owner, JavaMethod declared, JavaMethod method) {}

  /**
   * A field that a class has or inherits.
   *
   * @param owner the class that declares it
   * @param declared how it is declared there
   * @param field how the class sees it
   */
  record SeenField(JavaClass owner, JavaField declared, JavaField field) {}
}
