package dev.waybill.plugin.classes;

import dev.waybill.manifest.surface.JavaModifier;
import java.util.EnumSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** The modifiers behind flags. */
final class Flags {

  private Flags() {}

  static Set<JavaModifier> ofField(int flags) {
    Set<JavaModifier> modifiers = common(flags);
    add(modifiers, flags, Opcodes.ACC_TRANSIENT, JavaModifier.TRANSIENT);
    add(modifiers, flags, Opcodes.ACC_VOLATILE, JavaModifier.VOLATILE);
    return modifiers;
  }

  static Set<JavaModifier> ofMethod(int flags, boolean inInterface) {
    Set<JavaModifier> modifiers = common(flags);
    add(modifiers, flags, Opcodes.ACC_SYNCHRONIZED, JavaModifier.SYNCHRONIZED);
    add(modifiers, flags, Opcodes.ACC_NATIVE, JavaModifier.NATIVE);
    add(modifiers, flags, Opcodes.ACC_STRICT, JavaModifier.STRICTFP);
    if (inInterface && (flags & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) == 0) {
      modifiers.add(JavaModifier.DEFAULT);
    }
    return modifiers;
  }

  static Set<JavaModifier> common(int flags) {
    Set<JavaModifier> modifiers = EnumSet.noneOf(JavaModifier.class);
    add(modifiers, flags, Opcodes.ACC_PUBLIC, JavaModifier.PUBLIC);
    add(modifiers, flags, Opcodes.ACC_PROTECTED, JavaModifier.PROTECTED);
    add(modifiers, flags, Opcodes.ACC_ABSTRACT, JavaModifier.ABSTRACT);
    add(modifiers, flags, Opcodes.ACC_STATIC, JavaModifier.STATIC);
    add(modifiers, flags, Opcodes.ACC_FINAL, JavaModifier.FINAL);
    return modifiers;
  }

  private static void add(Set<JavaModifier> into, int flags, int flag, JavaModifier modifier) {
    if ((flags & flag) != 0) {
      into.add(modifier);
    }
  }
}
