package dev.waybill.manifest.surface;

import dev.waybill.manifest.surface.TypeUse.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the declarations that {@link JavaText} writes. */
final class JavaReader {

  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double", "void");

  private final ClassNames names;
  private final Set<String> variables;

  /**
   * Makes a reader.
   *
   * @param names how the text names classes
   * @param variables the type variables that are known where the declaration stands
   */
  JavaReader(ClassNames names, Collection<String> variables) {
    this.names = names;
    this.variables = new HashSet<>(variables);
  }

  /** Reads {@code annotations modifiers kind name<variables>}. */
  Head head(LineReader line) {
    List<String> annotations = annotations(line);
    Set<JavaModifier> modifiers = modifiers(line);
    ClassKind kind = null;
    for (ClassKind each : ClassKind.values()) {
      if (kind == null && line.take(each.word())) {
        kind = each;
      }
    }
    if (kind == null) {
      throw line.fault("One of class, interface, enum, record, @interface was expected here.");
    }
    String name = names.binaryName(line.path());
    List<TypeVariable> parameters = typeParameters(line);
    line.expectEnd();
    return new Head(annotations, modifiers, kind, name, parameters);
  }

  JavaField field(LineReader line, boolean isEnumConstant) {
    List<String> annotations = annotations(line);
    Set<JavaModifier> modifiers = modifiers(line);
    TypeUse type = type(line);
    String name = line.identifier();
    String value = line.take("=") ? line.rest() : "";
    line.expectEnd();
    return new JavaField(name, modifiers, type, value, isEnumConstant, annotations);
  }

  JavaMethod method(LineReader line, boolean isConstructor) {
    List<String> annotations = annotations(line);
    Set<JavaModifier> modifiers = modifiers(line);
    JavaReader inner = new JavaReader(names, variables);
    List<TypeVariable> typeParameters = inner.typeParameters(line);
    TypeUse result = isConstructor ? TypeUse.ofPrimitive("void") : inner.type(line);
    String name = line.identifier();
    List<JavaParameter> parameters = new ArrayList<>();
    boolean isVarargs = inner.parameters(line, parameters);
    List<TypeUse> thrown = line.take("throws") ? inner.types(line, ",") : List.of();
    String defaultValue = line.take("default") ? line.rest() : null;
    line.expectEnd();
    return new JavaMethod(
        isConstructor ? JavaMethod.CONSTRUCTOR : name,
        modifiers,
        typeParameters,
        result,
        parameters,
        isVarargs,
        thrown,
        defaultValue,
        annotations);
  }

  JavaParameter parameter(LineReader line) {
    TypeUse type = type(line);
    return new JavaParameter(line.isAtEnd() ? "" : line.identifier(), type);
  }

  TypeUse type(LineReader line) {
    Nullness nullness = nullness(line);
    return arrays(line, simpleType(line).with(nullness));
  }

  List<TypeVariable> typeParameters(LineReader line) {
    List<TypeVariable> parameters = new ArrayList<>();
    if (!line.looksAt("<")) {
      return parameters;
    }
    line.expect("<");
    do {
      String name = line.identifier();
      variables.add(name);
      parameters.add(new TypeVariable(name, line.take("extends") ? types(line, "&") : List.of()));
    } while (line.take(","));
    line.expect(">");
    // A bound may name a variable that stands behind it.
    parameters.replaceAll(
        each -> new TypeVariable(each.name(), each.bounds().stream().map(this::resolve).toList()));
    return parameters;
  }

  private boolean parameters(LineReader line, List<JavaParameter> parameters) {
    line.expect("(");
    boolean isVarargs = false;
    if (line.take(")")) {
      return false;
    }
    do {
      TypeUse type = type(line);
      Nullness ofArray = line.looksAt("@") ? nullness(line) : Nullness.UNSPECIFIED;
      if (line.take("...")) {
        isVarargs = true;
        type = TypeUse.ofArray(type).with(ofArray);
      }
      boolean isNamed = !line.looksAt(",") && !line.looksAt(")");
      parameters.add(new JavaParameter(isNamed ? line.identifier() : "", type));
    } while (line.take(","));
    line.expect(")");
    return isVarargs;
  }

  List<TypeUse> types(LineReader line, String separator) {
    List<TypeUse> types = new ArrayList<>();
    do {
      types.add(type(line));
    } while (line.take(separator));
    return types;
  }

  /** A variable of a bound that stood behind it was read as a class of {@code java.lang}. */
  private TypeUse resolve(TypeUse type) {
    String name = type.name();
    if (type.form() == Form.CLASS
        && type.arguments().isEmpty()
        && name.startsWith("java.lang.")
        && variables.contains(name.substring("java.lang.".length()))) {
      return TypeUse.ofVariable(name.substring("java.lang.".length())).with(type.nullness());
    }
    @Nullable TypeUse owner = type.owner();
    return new TypeUse(
        type.form(),
        name,
        owner == null ? null : resolve(owner),
        type.arguments().stream().map(this::resolve).toList(),
        type.nullness());
  }

  private TypeUse simpleType(LineReader line) {
    if (line.take("?")) {
      if (line.take("extends")) {
        return TypeUse.ofWildcard(Form.EXTENDS, List.of(type(line)));
      }
      return line.take("super")
          ? TypeUse.ofWildcard(Form.SUPER, List.of(type(line)))
          : TypeUse.ofWildcard(Form.ANY, List.of());
    }
    String path = line.path();
    if (PRIMITIVES.contains(path)) {
      return TypeUse.ofPrimitive(path);
    }
    if (variables.contains(path)) {
      return TypeUse.ofVariable(path);
    }
    TypeUse type = TypeUse.ofClass(names.binaryName(path), arguments(line));
    while (!type.arguments().isEmpty() && line.looksAt(".") && !line.looksAt("...")) {
      line.expect(".");
      type = TypeUse.ofInner(type, line.identifier(), arguments(line));
    }
    return type;
  }

  private List<TypeUse> arguments(LineReader line) {
    if (!line.take("<")) {
      return List.of();
    }
    List<TypeUse> arguments = types(line, ",");
    line.expect(">");
    return arguments;
  }

  private static TypeUse arrays(LineReader line, TypeUse element) {
    TypeUse type = element;
    while (line.looksAt("[]") || line.looksAt("@Nullable []") || line.looksAt("@NonNull []")) {
      Nullness nullness = nullness(line);
      line.expect("[]");
      type = TypeUse.ofArray(type).with(nullness);
    }
    return type;
  }

  private static Nullness nullness(LineReader line) {
    for (Nullness each : List.of(Nullness.NULLABLE, Nullness.NON_NULL)) {
      if (line.take(each.prefix().strip())) {
        return each;
      }
    }
    return Nullness.UNSPECIFIED;
  }

  private static List<String> annotations(LineReader line) {
    List<String> annotations = new ArrayList<>();
    while (line.looksAt("@") && !line.looksAt("@interface")) {
      annotations.add(line.annotation());
    }
    return annotations;
  }

  private static Set<JavaModifier> modifiers(LineReader line) {
    Set<JavaModifier> modifiers = EnumSet.noneOf(JavaModifier.class);
    for (JavaModifier modifier : JavaModifier.values()) {
      if (line.take(modifier.word())) {
        modifiers.add(modifier);
      }
    }
    return modifiers;
  }

  /** The head of a class. */
  record Head(
      List<String> annotations,
      Set<JavaModifier> modifiers,
      ClassKind kind,
      String name,
      List<TypeVariable> typeParameters) {}
}
