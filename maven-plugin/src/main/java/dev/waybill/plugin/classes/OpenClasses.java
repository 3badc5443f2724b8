package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.TypeUse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** The classes of an artifact below which others can declare classes. */
final class OpenClasses {

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
