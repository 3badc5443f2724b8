package dev.waybill.plugin.witness;

import dev.waybill.manifest.surface.JavaModifier;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** Modifiers as class files write them. */
final class Modifiers {

  private Modifiers() {}

  static int flags(Set<JavaModifier> modifiers) {
    int flags = 0;
    for (JavaModifier each : modifiers) {
      flags |=
          switch (each) {
            case PUBLIC -> Opcodes.ACC_PUBLIC;
            case PROTECTED -> Opcodes.ACC_PROTECTED;
            case ABSTRACT -> Opcodes.ACC_ABSTRACT;
            case STATIC -> Opcodes.ACC_STATIC;
            case FINAL -> Opcodes.ACC_FINAL;
            case TRANSIENT -> Opcodes.ACC_TRANSIENT;
            case VOLATILE -> Opcodes.ACC_VOLATILE;
            case SYNCHRONIZED -> Opcodes.ACC_SYNCHRONIZED;
            // The words that class files do not have, or that stubs need not keep.
            case NATIVE, STRICTFP, DEFAULT, SEALED, NON_SEALED -> 0;
          };
    }
    return flags;
  }
}
