package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.TypeUse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** The classes of an artifact below which others can declare classes. */
final class OpenClasses {

  private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private final ClassIndex index;
  private final VisibleClasses visible;
  private @Nullable Set<String> above;

  OpenClasses(ClassIndex index, VisibleClasses visible) {
    this.index = index;
    this.visible = visible;
  }

  /** Whether others that see a class can declare one below it. */
  static boolean isOpen(RawClass raw) {
    if (raw.has(Opcodes.ACC_FINAL)
        || raw.has(Opcodes.ACC_ENUM)
        || raw.has(Opcodes.ACC_ANNOTATION)
        || !raw.permits().isEmpty()) {
      return false;
    }
    return raw.has(Opcodes.ACC_INTERFACE)
        || raw.methods().stream().anyMatch(JavaMethod::isConstructor);
  }

  /**
   * Whether an abstract class has an abstract method that only its package sees: nobody else can
   * declare a class below it that has instances, although it looks open.
   */
  boolean hasHiddenMethods(RawClass raw) throws UnreadableClassException {
    if (!raw.has(Opcodes.ACC_ABSTRACT) || raw.has(Opcodes.ACC_INTERFACE)) {
      return false;
    }
    Set<String> below = new HashSet<>();
    Optional<RawClass> clazz = Optional.of(raw);
    while (clazz.isPresent()) {
      String inPackage = packageOf(clazz.get());
      for (Map.Entry<String, Integer> each : clazz.get().overridable().entrySet()) {
        int hidden = each.getValue() & (VISIBLE | Opcodes.ACC_ABSTRACT);
        // What a class below it in the same package declares stands for it.
        if (below.add(inPackage + ' ' + each.getKey()) && hidden == Opcodes.ACC_ABSTRACT) {
          return true;
        }
      }
      TypeUse above = clazz.get().superclass();
      clazz = above == null ? Optional.empty() : index.findOwn(above.name());
    }
    return false;
  }

  private static String packageOf(RawClass raw) {
    return raw.name().substring(0, Math.max(0, raw.name().lastIndexOf('.')));
  }

  /** Whether a class of the artifact is above one that is open. */
  boolean isAboveOpen(String name) throws UnreadableClassException {
    Set<String> known = above;
    if (known == null) {
      known = find();
      above = known;
    }
    return known.contains(name);
  }

  private Set<String> find() throws UnreadableClassException {
    Set<String> found = new HashSet<>();
    try {
      for (String name : index.own().classes()) {
        Optional<RawClass> raw = index.find(name);
        if (raw.isPresent() && isOpen(raw.get()) && visible.isNameable(raw.get())) {
          collect(raw.get(), found);
        }
      }
    } catch (IOException e) {
      throw new UnreadableClassException(index.own() + " cannot be read: " + e, e);
    }
    return found;
  }

  private void collect(RawClass raw, Set<String> into) throws UnreadableClassException {
    if (!into.add(raw.name())) {
      return;
    }
    if (raw.superclass() != null) {
      collect(raw.superclass(), into);
    }
    for (TypeUse each : raw.interfaces()) {
      collect(each, into);
    }
  }

  private void collect(TypeUse type, Set<String> into) throws UnreadableClassException {
    Optional<RawClass> found = index.findOwn(type.name());
    if (found.isPresent()) {
      collect(found.get(), into);
    }
  }
}
