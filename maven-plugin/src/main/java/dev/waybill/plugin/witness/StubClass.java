package dev.waybill.plugin.witness;

import dev.waybill.manifest.JavaLiteral;
import dev.waybill.manifest.surface.ClassKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.TypeUse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the class file of one class of a surface; its methods return nothing of interest. */
final class StubClass {

  /** Java 17: the oldest that has sealed classes and records. */
  static final int VERSION = Opcodes.V17;

  private final Scene scene;
  private final JavaClass clazz;
  private final Descriptors types;
  private final String internal;
  private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

  StubClass(Scene scene, JavaClass clazz) {
    this.scene = scene;
    this.clazz = clazz;
    this.types = new Descriptors(scene, clazz, null);
    this.internal = Descriptors.internal(clazz.name());
  }

  byte[] write(Set<String> mentioned) {
    String superclass =
        clazz.isInterface() ? "java/lang/Object" : types.internalName(Scene.superclass(clazz));
    String[] interfaces =
        clazz.interfaces().stream().map(types::internalName).toArray(String[]::new);
    out.visit(
        VERSION, classFlags(), internal, Descriptors.signature(clazz), superclass, interfaces);
    StubAnnotations.write(clazz.annotations(), out);
    clazz.permits().forEach(each -> out.visitPermittedSubclass(Descriptors.internal(each)));
    innerClasses(mentioned);
    for (JavaParameter each : clazz.components()) {
      out.visitRecordComponent(
              each.name(), types.of(each.type()), Descriptors.signature(each.type()))
          .visitEnd();
    }
    clazz.fields().forEach(this::field);
    clazz.methods().forEach(this::method);
    if (clazz.kind() == ClassKind.ENUM) {
      impliedOfEnum();
    }
    if (looksOpen()) {
      // Stands for those that only its package sees, of which a surface does not tell.
      out.visitMethod(Opcodes.ACC_ABSTRACT, "hidden", "()V", null, null).visitEnd();
    }
    out.visitEnd();
    return out.toByteArray();
  }

  /** Whether nobody can declare a class below it although its constructors let them. */
  private boolean looksOpen() {
    return !clazz.isExtensible()
        && clazz.is(JavaModifier.ABSTRACT)
        && !clazz.is(JavaModifier.SEALED)
        && clazz.methods().stream().anyMatch(JavaMethod::isConstructor);
  }

  private int classFlags() {
    int flags = (flags(clazz) & ~(Opcodes.ACC_STATIC | Opcodes.ACC_PROTECTED)) | Opcodes.ACC_PUBLIC;
    return clazz.isInterface() ? flags : flags | Opcodes.ACC_SUPER;
  }

  /** The flags as a nested class has them. */
  private static int flags(JavaClass clazz) {
    int flags = Modifiers.flags(clazz.modifiers());
    boolean hasAbstract = clazz.methods().stream().anyMatch(each -> each.is(JavaModifier.ABSTRACT));
    return switch (clazz.kind()) {
      case CLASS -> flags;
      case INTERFACE -> flags | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC;
      case ANNOTATION ->
          flags
              | Opcodes.ACC_INTERFACE
              | Opcodes.ACC_ABSTRACT
              | Opcodes.ACC_STATIC
              | Opcodes.ACC_ANNOTATION;
      case ENUM ->
          flags
              | Opcodes.ACC_ENUM
              | Opcodes.ACC_STATIC
              | (hasAbstract ? Opcodes.ACC_ABSTRACT : Opcodes.ACC_FINAL);
      case RECORD -> flags | Opcodes.ACC_FINAL | Opcodes.ACC_STATIC;
    };
  }

  /** Lists nested classes: this one, those around it, those within, and those that it mentions. */
  private void innerClasses(Set<String> mentioned) {
    Set<String> names = new TreeSet<>(mentioned);
    names.add(clazz.name());
    scene.nested(clazz.name()).forEach(names::add);
    for (String each : List.copyOf(names)) {
      for (String name = each; !scene.outer(name).isEmpty(); name = scene.outer(name)) {
        names.add(name);
      }
    }
    for (String each : names) {
      String outer = scene.outer(each);
      if (!outer.isEmpty()) {
        int flags =
            scene
                .findOwn(each)
                .map(StubClass::flags)
                .orElse(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL);
        String simple = each.substring(outer.length() + 1);
        boolean isNamed = !Character.isDigit(simple.charAt(0));
        out.visitInnerClass(
            Descriptors.internal(each),
            isNamed ? Descriptors.internal(outer) : null,
            isNamed ? simple : null,
            flags);
      }
    }
  }

  private void field(JavaField field) {
    int flags =
        Modifiers.flags(field.modifiers()) | (field.isEnumConstant() ? Opcodes.ACC_ENUM : 0);
    out.visitField(
            flags,
            field.name(),
            types.of(field.type()),
            Descriptors.signature(field.type()),
            field.value().isEmpty() ? null : constant(field.type().name(), field.value()))
        .visitEnd();
  }

  /** The value of a constant; class files keep small types as numbers. */
  private static Object constant(String type, String literal) {
    return switch (type) {
      case "boolean" -> literal.equals("true") ? 1 : 0;
      case "byte", "short", "int" -> Integer.parseInt(literal);
      case "char" -> (int) character(literal);
      case "long" -> Long.parseLong(literal.substring(0, literal.length() - 1));
      case "float" -> (float) number(literal);
      case "double" -> number(literal);
      default -> JavaLiteral.unquote(literal);
    };
  }

  private static char character(String literal) {
    String inner = literal.substring(1, literal.length() - 1);
    return inner.equals("\\'")
        ? '\''
        : JavaLiteral.unquote("\"" + (inner.equals("\"") ? "\\\"" : inner) + "\"").charAt(0);
  }

  private static double number(String literal) {
    String[] parts = literal.replace("f", "").split(" / ", 2);
    double first = Double.parseDouble(parts[0]);
    return parts.length == 1 ? first : first / Double.parseDouble(parts[1]);
  }

  private void method(JavaMethod method) {
    Descriptors own = new Descriptors(scene, clazz, method);
    int flags = Modifiers.flags(method.modifiers()) & ~Opcodes.ACC_NATIVE;
    flags |= method.isVarargs() ? Opcodes.ACC_VARARGS : 0;
    MethodVisitor code =
        out.visitMethod(
            flags,
            method.name(),
            own.of(method),
            Descriptors.signature(method),
            method.thrown().stream().map(own::internalName).toArray(String[]::new));
    StubAnnotations.write(method.annotations(), code);
    String defaultValue = method.defaultValue();
    if (defaultValue != null) {
      StubAnnotations.writeDefault(scene, method.result(), own, code);
    }
    if (!method.is(JavaModifier.ABSTRACT)) {
      code.visitCode();
      if (method.isConstructor()) {
        construct(code);
      } else {
        returnNothing(code, Type.getReturnType(own.of(method)));
      }
      code.visitMaxs(0, 0);
    }
    code.visitEnd();
  }

  /** Calls a constructor above; where there is none to call, no instance can be made. */
  private void construct(MethodVisitor code) {
    TypeUse above = Scene.superclass(clazz);
    String descriptor = superConstructor(above);
    if (descriptor == null) {
      code.visitInsn(Opcodes.ACONST_NULL);
      code.visitInsn(Opcodes.ATHROW);
      return;
    }
    code.visitVarInsn(Opcodes.ALOAD, 0);
    for (Type each : Type.getArgumentTypes(descriptor)) {
      zero(code, each);
    }
    code.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        types.internalName(above),
        JavaMethod.CONSTRUCTOR,
        descriptor,
        false);
    code.visitInsn(Opcodes.RETURN);
  }

  private @Nullable String superConstructor(TypeUse above) {
    if (above.name().equals("java.lang.Object") || above.name().equals("java.lang.Record")) {
      return "()V";
    }
    Optional<JavaClass> found = scene.find(above.name());
    if (found.isEmpty()) {
      return null;
    }
    return found.get().methods().stream()
        .filter(JavaMethod::isConstructor)
        .map(each -> new Descriptors(scene, found.get(), each).of(each))
        .min(Comparator.comparingInt(String::length))
        .orElse(null);
  }

  private void impliedOfEnum() {
    String array = "[L" + internal + ";";
    MethodVisitor values =
        out.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "values", "()" + array, null, null);
    values.visitCode();
    values.visitInsn(Opcodes.ICONST_0);
    values.visitTypeInsn(Opcodes.ANEWARRAY, internal);
    values.visitInsn(Opcodes.ARETURN);
    values.visitMaxs(0, 0);
    values.visitEnd();
    String descriptor = "(Ljava/lang/String;)L" + internal + ";";
    MethodVisitor valueOf =
        out.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "valueOf", descriptor, null, null);
    valueOf.visitCode();
    returnNothing(valueOf, Type.getReturnType(descriptor));
    valueOf.visitMaxs(0, 0);
    valueOf.visitEnd();
  }

  private static void returnNothing(MethodVisitor code, Type type) {
    if (type.getSort() != Type.VOID) {
      zero(code, type);
    }
    code.visitInsn(type.getOpcode(Opcodes.IRETURN));
  }

  private static void zero(MethodVisitor code, Type type) {
    code.visitInsn(
        switch (type.getSort()) {
          case Type.LONG -> Opcodes.LCONST_0;
          case Type.FLOAT -> Opcodes.FCONST_0;
          case Type.DOUBLE -> Opcodes.DCONST_0;
          case Type.ARRAY, Type.OBJECT -> Opcodes.ACONST_NULL;
          default -> Opcodes.ICONST_0;
        });
  }
}
