package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Makes of class files what others can see of them. */
final class VisibleClasses {

  private static final Set<String> IMPLIED =
      Set.of("java.lang.Object", "java.lang.Enum", "java.lang.Record");

  private final ClassIndex index;
  private final OpenClasses open;
  private final MarkedClasses marked;

  VisibleClasses(ClassIndex index) {
    this.index = index;
    this.open = new OpenClasses(index, this);
    this.marked = new MarkedClasses(index);
  }

  /**
   * Whether others can name a class: it and all classes around it are public, or protected in a
   * class below which others can declare classes.
   */
  boolean isVisible(RawClass clazz) throws UnreadableClassException {
    Optional<RawClass> outer = outer(clazz);
    return isNameable(clazz)
        && (outer.isEmpty()
            || (isVisible(outer.get())
                && (clazz.has(Opcodes.ACC_PUBLIC)
                    || OpenClasses.isOpen(outer.get())
                    || open.isAboveOpen(outer.get().name()))));
  }

  /** Whether a class and all classes around it are public or protected. */
  boolean isNameable(RawClass clazz) throws UnreadableClassException {
    if (!clazz.has(Opcodes.ACC_PUBLIC) && !clazz.has(Opcodes.ACC_PROTECTED)) {
      return false;
    }
    Optional<RawClass> outer = outer(clazz);
    return clazz.outer() == null || (outer.isPresent() && isNameable(outer.get()));
  }

  /** The class around a class; a class within a method has an outer class without a name. */
  private Optional<RawClass> outer(RawClass clazz) throws UnreadableClassException {
    String outer = clazz.outer();
    return outer == null || outer.isEmpty() ? Optional.empty() : index.find(outer);
  }

  JavaClass read(RawClass raw) throws UnreadableClassException {
    Members members = new Members();
    members.add(raw, true, Map.of());
    boolean isOpen = OpenClasses.isOpen(raw);
    // Classes below one that is closed may be open and show what it protects.
    boolean isAbove = isOpen || open.isAboveOpen(raw.name());
    ClassKind kind = kind(raw);
    return new JavaClass(
        raw.name(),
        kind,
        modifiers(raw, kind),
        raw.typeParameters(),
        members.superclass,
        List.copyOf(members.interfaces),
        kind == ClassKind.ENUM ? List.of() : permits(raw),
        raw.components(),
        fields(members, isAbove),
        members.methods.values().stream()
            .filter(
                each -> each.is(JavaModifier.PUBLIC) || (each.isConstructor() ? isOpen : isAbove))
            .filter(each -> !isImplied(kind, each))
            .toList(),
        isOpen && !open.hasHiddenMethods(raw),
        kind == ClassKind.CLASS ? serialForm(raw) : "",
        marked.annotations(raw));
  }

  private List<JavaField> fields(Members members, boolean isAbove) throws UnreadableClassException {
    boolean hasHidden = members.fields.values().stream().anyMatch(each -> !each.isVisible());
    Set<String> inherited = hasHidden ? inheritedFields(members) : Set.of();
    return members.fields.values().stream()
        .filter(
            each ->
                each.isVisible()
                    ? isAbove || each.is(JavaModifier.PUBLIC)
                    : inherited.contains(each.name()))
        .toList();
  }

  /**
   * The names of the fields that a class inherits, if it has none of the name itself. Those of the
   * JDK are left out: what they are depends on the JDK.
   */
  private Set<String> inheritedFields(Members members) throws UnreadableClassException {
    Deque<TypeUse> above = new ArrayDeque<>(members.interfaces);
    if (members.superclass != null) {
      above.add(members.superclass);
    }
    Set<String> seen = new HashSet<>();
    Set<String> fields = new HashSet<>();
    while (!above.isEmpty()) {
      String name = above.remove().name();
      boolean isOfJdk = !index.isOwn(name) && index.dependency(name).isEmpty();
      Optional<RawClass> found = isOfJdk || !seen.add(name) ? Optional.empty() : index.find(name);
      if (found.isPresent()) {
        found.get().fields().stream()
            .filter(JavaField::isVisible)
            .forEach(each -> fields.add(each.name()));
        above.addAll(found.get().interfaces());
        if (found.get().superclass() != null) {
          above.add(found.get().superclass());
        }
      }
    }
    return fields;
  }

  /** The cases of a sealed class; those of a hidden one stand for it. */
  private List<String> permits(RawClass raw) throws UnreadableClassException {
    List<String> permits = new ArrayList<>();
    for (String each : raw.permits()) {
      Optional<RawClass> found = index.findOwn(each);
      boolean hasCasesOnly =
          found.isPresent()
              && !isVisible(found.get())
              && !found.get().permits().isEmpty()
              && found.get().has(Opcodes.ACC_ABSTRACT);
      if (hasCasesOnly) {
        permits.addAll(permits(found.get()));
      } else {
        permits.add(each);
      }
    }
    return permits;
  }

  /** The methods that every record and enum has. */
  private static boolean isImplied(ClassKind kind, JavaMethod method) {
    String name = method.name();
    List<String> parameters = method.parameters().stream().map(each -> each.type().name()).toList();
    return switch (kind) {
      case ENUM ->
          (name.equals("values") && parameters.isEmpty())
              || (name.equals("valueOf") && parameters.equals(List.of("java.lang.String")));
      case RECORD ->
          (Set.of("toString", "hashCode").contains(name) && parameters.isEmpty())
              || (name.equals("equals") && parameters.equals(List.of("java.lang.Object")));
      default -> false;
    };
  }

  private static ClassKind kind(RawClass raw) {
    if (raw.has(Opcodes.ACC_ANNOTATION)) {
      return ClassKind.ANNOTATION;
    } else if (raw.has(Opcodes.ACC_INTERFACE)) {
      return ClassKind.INTERFACE;
    } else if (raw.isRecord()) {
      return ClassKind.RECORD;
    }
    return raw.has(Opcodes.ACC_ENUM) ? ClassKind.ENUM : ClassKind.CLASS;
  }

  /** The modifiers that say something: an interface is abstract and a record final anyhow. */
  private static Set<JavaModifier> modifiers(RawClass raw, ClassKind kind) {
    Set<JavaModifier> modifiers = EnumSet.noneOf(JavaModifier.class);
    modifiers.add(raw.has(Opcodes.ACC_PUBLIC) ? JavaModifier.PUBLIC : JavaModifier.PROTECTED);
    boolean isPlain = kind == ClassKind.CLASS;
    if (isPlain && raw.has(Opcodes.ACC_ABSTRACT)) {
      modifiers.add(JavaModifier.ABSTRACT);
    }
    if (isPlain && raw.outer() != null && raw.has(Opcodes.ACC_STATIC)) {
      modifiers.add(JavaModifier.STATIC);
    }
    // An enum whose constants have bodies is sealed to the compiler only.
    if (!raw.permits().isEmpty() && kind != ClassKind.ENUM) {
      modifiers.add(JavaModifier.SEALED);
    }
    if (isPlain && raw.has(Opcodes.ACC_FINAL)) {
      modifiers.add(JavaModifier.FINAL);
    }
    return modifiers;
  }

  private String serialForm(RawClass raw) throws UnreadableClassException {
    if (!index.isSubclass(raw.name(), "java.io.Serializable")) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    parts.add(raw.serialVersion().isEmpty() ? "computed" : raw.serialVersion());
    if (index.isSubclass(raw.name(), "java.io.Externalizable")) {
      // It writes what it likes.
      return parts.get(0);
    }
    raw.serialFields().stream().sorted().map(each -> each.replace(' ', '_')).forEach(parts::add);
    return String.join(" ", parts);
  }

  /** The members of a class, and those that it has from classes which others cannot see. */
  private final class Members {

    private final Map<String, JavaField> fields = new LinkedHashMap<>();
    private final Map<String, JavaMethod> methods = new LinkedHashMap<>();
    private final Set<TypeUse> interfaces = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable TypeUse superclass;

    void add(RawClass clazz, boolean isItself, Map<String, TypeUse> arguments)
        throws UnreadableClassException {
      if (!seen.add(clazz.name())) {
        return;
      }
      for (JavaField each : clazz.fields()) {
        fields.putIfAbsent(each.name(), each.with(each.type().substitute(arguments)));
      }
      for (JavaMethod each : clazz.methods()) {
        if (isItself || !each.isConstructor()) {
          JavaMethod method = each.substitute(arguments);
          methods.putIfAbsent(key(method), method);
        }
      }
      TypeUse above = clazz.superclass();
      if (above != null && !clazz.has(Opcodes.ACC_INTERFACE)) {
        addSuperclass(above.substitute(arguments));
      }
      for (TypeUse each : clazz.interfaces()) {
        TypeUse type = each.substitute(arguments);
        Optional<RawClass> hidden = hidden(type);
        if (hidden.isPresent()) {
          add(hidden.get(), type);
        } else {
          interfaces.add(type);
        }
      }
    }

    private void addSuperclass(TypeUse above) throws UnreadableClassException {
      Optional<RawClass> hidden = hidden(above);
      if (hidden.isPresent()) {
        add(hidden.get(), above);
      } else if (!IMPLIED.contains(above.name())) {
        superclass = above;
      }
    }

    private void add(RawClass hidden, TypeUse use) throws UnreadableClassException {
      add(hidden, false, TypeVariable.arguments(hidden.typeParameters(), use));
    }

    private Optional<RawClass> hidden(TypeUse type) throws UnreadableClassException {
      Optional<RawClass> found = index.findOwn(type.name());
      return found.isPresent() && !isVisible(found.get()) ? found : Optional.empty();
    }

    private String key(JavaMethod method) {
      StringBuilder key = new StringBuilder(method.name());
      method.parameters().forEach(each -> key.append(',').append(each.type().withoutNullness()));
      return key.toString();
    }
  }
}
