package dev.waybill.plugin.classes;

import dev.waybill.manifest.JavaLiteral;
import dev.waybill.manifest.surface.JavaAnnotations;
import dev.waybill.manifest.surface.JavaField;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaParameter;
import dev.waybill.manifest.surface.TypeUse;
import dev.waybill.manifest.surface.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/** Reads one class file. */
final class ClassFileReader extends ClassVisitor {

  private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
  private static final String SERIAL_VERSION = "serialVersionUID";

  private final List<String> permits = new ArrayList<>();
  private final List<JavaParameter> components = new ArrayList<>();
  private final List<JavaField> fields = new ArrayList<>();
  private final List<JavaMethod> methods = new ArrayList<>();
  private final Map<String, Integer> overridable = new HashMap<>();
  private final List<String> serialFields = new ArrayList<>();
  private final List<String> annotations = new ArrayList<>();
  private final List<String> nested = new ArrayList<>();
  private List<TypeVariable> typeParameters = List.of();
  private List<TypeUse> interfaces = List.of();
  private @Nullable TypeUse superclass;
  private @Nullable String outer;
  private String name = "";
  private String source = "";
  private String serialVersion = "";
  private int access;
  private boolean lacksNames;

  private ClassFileReader() {
    super(Opcodes.ASM9);
  }

  /**
   * Reads a class file without its code, which is most of it: the names of parameters are missing
   * where the compiler was not asked for them.
   *
   * @throws IllegalArgumentException if it is newer than this reader knows
   */
  static RawClass read(byte[] bytes) {
    return accept(bytes, ClassReader.SKIP_CODE).finish();
  }

  /**
   * Reads a class file, and its code where only the tables of local variables there, of {@code
   * javac -g}, have the names of parameters.
   *
   * @throws IllegalArgumentException if it is newer than this reader knows
   */
  static RawClass readWithNames(byte[] bytes) {
    ClassFileReader reader = accept(bytes, ClassReader.SKIP_CODE);
    return (reader.lacksNames ? accept(bytes, ClassReader.SKIP_FRAMES) : reader).finish();
  }

  private static ClassFileReader accept(byte[] bytes, int options) {
    ClassFileReader reader = new ClassFileReader();
    new ClassReader(bytes).accept(reader, options);
    return reader;
  }

  private RawClass finish() {
    return new RawClass(
        name,
        access,
        outer,
        typeParameters,
        superclass,
        interfaces,
        permits,
        (access & Opcodes.ACC_RECORD) != 0,
        components,
        fields,
        methods,
        overridable,
        serialFields,
        serialVersion,
        annotations,
        nested,
        source);
  }

  @Override
  public void visit(
      int version,
      int flags,
      String internalName,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaceNames) {
    access = flags;
    name = internalName.replace('/', '.');
    if (signature == null) {
      superclass = superName == null ? null : plain(superName);
      interfaces = List.of(interfaceNames).stream().map(ClassFileReader::plain).toList();
    } else {
      Signatures generic = Signatures.parse(signature);
      typeParameters = generic.typeParameters();
      superclass = generic.result();
      interfaces = generic.others();
    }
  }

  @Override
  public void visitSource(@Nullable String file, @Nullable String debug) {
    source = file == null ? "" : file;
  }

  @Override
  public void visitInnerClass(
      String internalName, @Nullable String outerName, @Nullable String simpleName, int flags) {
    String inner = internalName.replace('/', '.');
    if (inner.equals(name)) {
      // Flags of the class file itself know neither protected nor static.
      access = flags | (access & Opcodes.ACC_RECORD);
      outer = outerName == null ? "" : outerName.replace('/', '.');
    } else if (outerName != null && outerName.replace('/', '.').equals(name)) {
      nested.add(inner);
    }
  }

  @Override
  public void visitPermittedSubclass(String permitted) {
    permits.add(permitted.replace('/', '.'));
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return noticed(descriptor, annotations::add);
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String component, String descriptor, @Nullable String signature) {
    TypeMarks marks = new TypeMarks();
    return new RecordComponentVisitor(Opcodes.ASM9) {
      @Override
      public @Nullable AnnotationVisitor visitTypeAnnotation(
          int typeRef, @Nullable TypePath path, String annotation, boolean visible) {
        marks.add(path, annotation);
        return null;
      }

      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        marks.add(null, annotation);
        return null;
      }

      @Override
      public void visitEnd() {
        components.add(new JavaParameter(component, marks.applyTo(type(descriptor, signature))));
      }
    };
  }

  @Override
  public FieldVisitor visitField(
      int flags,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    TypeMarks marks = new TypeMarks();
    List<String> noticed = new ArrayList<>();
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public @Nullable AnnotationVisitor visitTypeAnnotation(
          int typeRef, @Nullable TypePath path, String annotation, boolean visible) {
        marks.add(path, annotation);
        return null;
      }

      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        marks.add(null, annotation);
        return noticed(annotation, noticed::add);
      }

      @Override
      public void visitEnd() {
        TypeUse type = marks.applyTo(type(descriptor, signature));
        field(flags, field, Type.getType(descriptor).getClassName(), type, value, noticed);
      }
    };
  }

  private void field(
      int flags,
      String field,
      String erased,
      TypeUse type,
      @Nullable Object value,
      List<String> noticed) {
    if ((flags & Opcodes.ACC_SYNTHETIC) != 0) {
      return;
    }
    if (field.equals(SERIAL_VERSION) && value != null) {
      serialVersion = JavaLiteral.of(value);
    } else if ((flags & (Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT)) == 0) {
      serialFields.add(field + ":" + erased);
    }
    if ((flags & VISIBLE) != 0) {
      fields.add(
          new JavaField(
              field,
              Flags.ofField(flags),
              type,
              value == null ? "" : JavaLiteral.of(typed(type, value)),
              (flags & Opcodes.ACC_ENUM) != 0,
              noticed));
    } else {
      fields.add(new JavaField(field, Flags.ofField(flags), type, "", false, List.of()));
    }
  }

  /** Class files keep booleans and characters as numbers. */
  private static Object typed(TypeUse type, Object value) {
    return switch (type.name()) {
      case "boolean" -> !value.equals(0);
      case "char" -> (char) ((Integer) value).intValue();
      default -> value;
    };
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int flags,
      String method,
      String descriptor,
      @Nullable String signature,
      String[] exceptions) {
    boolean isOfInstances = (flags & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0;
    if (isOfInstances && (access & Opcodes.ACC_INTERFACE) == 0 && method.charAt(0) != '<') {
      overridable.put(method + descriptor, flags);
    }
    boolean isHidden =
        (flags & VISIBLE) == 0
            || (flags & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0
            || method.equals("<clinit>");
    return isHidden
        ? null
        : new MethodReader(
            flags,
            method,
            descriptor,
            signature,
            exceptions == null ? List.of() : List.of(exceptions));
  }

  private boolean isInnerClass() {
    return outer != null && (access & Opcodes.ACC_STATIC) == 0;
  }

  private static TypeUse type(String descriptor, @Nullable String signature) {
    return signature == null
        ? Signatures.plain(Type.getType(descriptor))
        : Signatures.type(signature);
  }

  private static TypeUse plain(String internalName) {
    return TypeUse.ofClass(internalName.replace('/', '.'), List.of());
  }

  private static @Nullable AnnotationVisitor noticed(String descriptor, Consumer<String> into) {
    return JavaAnnotations.isNoticed(Type.getType(descriptor).getClassName())
        ? AnnotationText.ofAnnotation(descriptor, into)
        : null;
  }

  /** Reads one method. */
  private final class MethodReader extends MethodVisitor {

    private final int flags;
    private final String method;
    private final Type[] types;
    private final List<TypeVariable> variables;
    private final List<TypeUse> parameters;
    private final TypeUse result;
    private final List<TypeUse> thrown;
    private final List<String> noticed = new ArrayList<>();
    private final TypeMarks resultMarks = new TypeMarks();
    private final List<TypeMarks> parameterMarks = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final @Nullable String[] locals;
    private @Nullable String defaultValue;

    MethodReader(
        int flags,
        String method,
        String descriptor,
        @Nullable String signature,
        List<String> exceptions) {
      super(Opcodes.ASM9);
      this.flags = flags;
      this.method = method;
      this.types = Type.getArgumentTypes(descriptor);
      List<TypeUse> plain = new ArrayList<>();
      for (Type type : types) {
        plain.add(Signatures.plain(type));
      }
      List<TypeUse> raised = exceptions.stream().map(ClassFileReader::plain).toList();
      if (signature == null) {
        // The outer instance is a parameter in the class file only.
        boolean hasOuter = method.equals(JavaMethod.CONSTRUCTOR) && isInnerClass();
        parameters = hasOuter ? plain.subList(Math.min(1, plain.size()), plain.size()) : plain;
        variables = List.of();
        result = Signatures.plain(Type.getReturnType(descriptor));
        thrown = raised;
      } else {
        Signatures generic = Signatures.parse(signature);
        parameters = generic.parameters();
        variables = generic.typeParameters();
        result = generic.result();
        // A signature lists the exceptions only where one of them is a type variable.
        thrown = generic.others().isEmpty() ? raised : generic.others();
      }
      parameters.forEach(each -> parameterMarks.add(new TypeMarks()));
      int slots = 1;
      for (Type type : types) {
        slots += type.getSize();
      }
      this.locals = new String[slots];
    }

    @Override
    public void visitParameter(@Nullable String parameter, int parameterFlags) {
      if ((parameterFlags & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_MANDATED)) == 0
          || names.size() >= types.length - parameters.size()) {
        names.add(parameter == null ? "" : parameter);
      }
    }

    @Override
    public void visitLocalVariable(
        String local,
        String descriptor,
        @Nullable String signature,
        org.objectweb.asm.Label start,
        org.objectweb.asm.Label end,
        int index) {
      if (index < locals.length && locals[index] == null) {
        locals[index] = local;
      }
    }

    @Override
    public AnnotationVisitor visitAnnotationDefault() {
      return AnnotationText.ofDefault(text -> defaultValue = text);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
      resultMarks.add(null, annotation);
      return noticed(annotation, noticed::add);
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int typeRef, @Nullable TypePath path, String annotation, boolean visible) {
      org.objectweb.asm.TypeReference where = new org.objectweb.asm.TypeReference(typeRef);
      if (where.getSort() == org.objectweb.asm.TypeReference.METHOD_RETURN) {
        resultMarks.add(path, annotation);
      } else if (where.getSort() == org.objectweb.asm.TypeReference.METHOD_FORMAL_PARAMETER) {
        mark(where.getFormalParameterIndex(), path, annotation);
      }
      return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitParameterAnnotation(
        int parameter, String annotation, boolean visible) {
      mark(parameter, null, annotation);
      return null;
    }

    private void mark(int parameter, @Nullable TypePath path, String annotation) {
      if (parameter < parameterMarks.size()) {
        parameterMarks.get(parameter).add(path, annotation);
      }
    }

    @Override
    public void visitEnd() {
      List<JavaParameter> named = new ArrayList<>();
      List<String> known = names();
      for (int i = 0; i < parameters.size(); i++) {
        named.add(
            new JavaParameter(known.get(i), parameterMarks.get(i).applyTo(parameters.get(i))));
      }
      methods.add(
          new JavaMethod(
              method,
              Flags.ofMethod(flags, (access & Opcodes.ACC_INTERFACE) != 0),
              variables,
              resultMarks.applyTo(result),
              named,
              (flags & Opcodes.ACC_VARARGS) != 0,
              thrown,
              defaultValue,
              noticed));
    }

    private List<String> names() {
      int count = parameters.size();
      if (names.size() >= count && count > 0) {
        return names.subList(names.size() - count, names.size());
      }
      // Methods without code have no local variables either.
      lacksNames |= count > 0 && (flags & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
      List<String> known = new ArrayList<>();
      int slot = (flags & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
      for (int i = 0; i < types.length; i++) {
        String local = locals[slot];
        if (i >= types.length - count) {
          known.add(local == null ? "" : local);
        }
        slot += types[i].getSize();
      }
      return known;
    }
  }
}
