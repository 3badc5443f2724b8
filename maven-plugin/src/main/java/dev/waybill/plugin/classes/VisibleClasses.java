package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.TypeUse;
import java.util.ArrayList;
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
  private static final Set<String> OF_RECORDS = Set.of("toString", "hashCode", "equals");
  private static final Set<String> OF_ENUMS = Set.of("values", "valueOf");

  private final ClassIndex index;

  VisibleClasses(ClassIndex index) {
    this.index = index;
  }

  /** Whether others can name a class: it and all classes around it are public or protected. */
  boolean isVisible(RawClass clazz) throws UnreadableClassException {
    if (!clazz.has(Opcodes.ACC_PUBLIC) && !clazz.has(Opcodes.ACC_PROTECTED)) {
      return false;
    }
    String outer = clazz.outer();
    if (outer == null) {
      return true;
    }
    // A class within a method has an outer class without a name.
    Optional<RawClass> around = outer.isEmpty() ? Optional.empty() : index.find(outer);
    return around.isPresent() && isVisible(around.get());
  }

  JavaClass read(RawClass raw) throws UnreadableClassException {
    Members members = new Members();
    members.add(raw, true);
    boolean isExtensible = isExtensible(raw, members.methods.values());
    ClassKind kind = kind(raw);
    return new JavaClass(
        raw.name(),
        kind,
        modifiers(raw, kind),
        raw.typeParameters(),
        members.superclass,
        List.copyOf(members.interfaces),
        raw.permits(),
        raw.components(),
        members.fields.values().stream()
            .filter(each -> isExtensible || each.is(JavaModifier.PUBLIC))
            .toList(),
        members.methods.values().stream()
            .filter(each -> isExtensible || each.is(JavaModifier.PUBLIC))
            .filter(each -> !isImplied(kind, each))
            .toList(),
        isExtensible,
        kind == ClassKind.CLASS ? serialForm(raw) : "",
        raw.annotations());
  }

  private static boolean isImplied(ClassKind kind, JavaMethod method) {
    return (kind == ClassKind.ENUM && OF_ENUMS.contains(method.name()))
        || (kind == ClassKind.RECORD && OF_RECORDS.contains(method.name()));
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

  private static boolean isExtensible(RawClass raw, Iterable<JavaMethod> methods) {
    if (raw.has(Opcodes.ACC_FINAL) || !raw.permits().isEmpty() || raw.has(Opcodes.ACC_ENUM)) {
      return false;
    }
    if (raw.has(Opcodes.ACC_INTERFACE)) {
      return true;
    }
    for (JavaMethod method : methods) {
      if (method.isConstructor()) {
        return true;
      }
    }
    return false;
  }

  private String serialForm(RawClass raw) throws UnreadableClassException {
    if (!index.isSubclass(raw.name(), "java.io.Serializable")) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    parts.add(raw.serialVersion().isEmpty() ? "computed" : raw.serialVersion());
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

    void add(RawClass clazz, boolean isItself) throws UnreadableClassException {
      if (!seen.add(clazz.name())) {
        return;
      }
      clazz.fields().forEach(field -> fields.putIfAbsent(field.name(), field));
      for (JavaMethod method : clazz.methods()) {
        if (isItself || !method.isConstructor()) {
          methods.putIfAbsent(key(method), method);
        }
      }
      TypeUse above = clazz.superclass();
      if (above != null && !clazz.has(Opcodes.ACC_INTERFACE)) {
        addSuperclass(above);
      }
      for (TypeUse each : clazz.interfaces()) {
        Optional<RawClass> hidden = hidden(each);
        if (hidden.isPresent()) {
          add(hidden.get(), false);
        } else {
          interfaces.add(each);
        }
      }
    }

    private void addSuperclass(TypeUse above) throws UnreadableClassException {
      Optional<RawClass> hidden = hidden(above);
      if (hidden.isPresent()) {
        add(hidden.get(), false);
      } else if (!IMPLIED.contains(above.name())) {
        superclass = above;
      }
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
