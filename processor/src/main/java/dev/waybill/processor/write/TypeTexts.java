package dev.waybill.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.NullMark;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.TypeDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Turns types as drafts write them into JavaPoet's, which imports what can be imported. */
final class TypeTexts {

  private static final Map<String, TypeName> PRIMITIVES =
      Map.of(
          "void", TypeName.VOID,
          "boolean", TypeName.BOOLEAN,
          "char", TypeName.CHAR,
          "byte", TypeName.BYTE,
          "short", TypeName.SHORT,
          "int", TypeName.INT,
          "long", TypeName.LONG,
          "float", TypeName.FLOAT,
          "double", TypeName.DOUBLE);

  private final Set<String> packages;
  private final Map<String, TypeName> known = new HashMap<>(PRIMITIVES);

  /**
   * Begins without any type.
   *
   * @param packages the packages of the types that will be read
   */
  TypeTexts(Set<String> packages) {
    this.packages = packages;
  }

  /** Reads a type without type variables. */
  TypeName of(String text) {
    TypeName type = known.get(text);
    if (type == null) {
      type = new Reader(text, Set.of()).type();
      known.put(text, type);
    }
    return type;
  }

  /** Reads a type in which type variables may occur. */
  TypeName of(String text, Set<String> variables) {
    return variables.isEmpty() ? of(text) : new Reader(text, variables).type();
  }

  /** Writes a parameter with its {@code @Nullable}, which the caller's null checker reads. */
  ParameterSpec parameter(ParameterDraft p, String name, Set<String> variables) {
    ParameterSpec.Builder parameter = ParameterSpec.builder(marked(p.type(), variables), name);
    onDeclaration(p.type(), parameter::addAnnotation);
    return parameter.build();
  }

  /** Adds a method's result with its {@code @Nullable}. */
  void addResult(MethodSpec.Builder builder, MethodDraft method, Set<String> variables) {
    builder.returns(marked(method.result(), variables));
    onDeclaration(method.result(), builder::addAnnotation);
  }

  private TypeName marked(TypeDraft type, Set<String> variables) {
    TypeName plain = of(type.source(), variables);
    NullMark mark = type.nullMark();
    return mark != null && mark.onType() && !mark.annotation().isEmpty()
        ? plain.annotated(annotation(mark))
        : plain;
  }

  private void onDeclaration(TypeDraft type, Consumer<AnnotationSpec> adder) {
    NullMark mark = type.nullMark();
    if (mark != null && !mark.onType() && !mark.annotation().isEmpty()) {
      adder.accept(annotation(mark));
    }
  }

  private AnnotationSpec annotation(NullMark mark) {
    return AnnotationSpec.builder((ClassName) of(mark.annotation())).build();
  }

  /** Returns the names of a method's type parameters. */
  static Set<String> variables(MethodDraft method) {
    if (method.typeParameters().isEmpty()) {
      return Set.of();
    }
    Set<String> names = new java.util.LinkedHashSet<>();
    method.typeParameters().forEach(p -> names.add(p.strip().split("\\s", 2)[0]));
    return names;
  }

  /** Returns the type parameters of a method with their bounds. */
  List<TypeVariableName> typeParameters(MethodDraft method) {
    Set<String> variables = variables(method);
    List<TypeVariableName> parameters = new ArrayList<>();
    for (String text : method.typeParameters()) {
      String[] parts = text.strip().split("\\s+extends\\s+", 2);
      List<TypeName> bounds = new ArrayList<>();
      if (parts.length == 2) {
        Reader reader = new Reader(parts[1], variables);
        do {
          bounds.add(reader.type());
        } while (reader.take("&"));
      }
      parameters.add(TypeVariableName.get(parts[0], bounds.toArray(TypeName[]::new)));
    }
    return parameters;
  }

  private ClassName className(String name) {
    for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      if (packages.contains(name.substring(0, dot))) {
        return JavaNames.inPackage(name.substring(0, dot), name);
      }
    }
    return JavaNames.inPackage("", name);
  }

  /** Reads one type from the start of a text. */
  private final class Reader {

    private final String text;
    private final Set<String> variables;
    private int at;

    Reader(String text, Set<String> variables) {
      this.text = text;
      this.variables = variables;
    }

    TypeName type() {
      TypeName type = take("?") ? wildcard() : named();
      while (take("[]") || take("...")) {
        type = ArrayTypeName.of(type);
      }
      return type;
    }

    boolean take(String token) {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      boolean here = text.startsWith(token, at);
      at += here ? token.length() : 0;
      return here;
    }

    private TypeName wildcard() {
      if (take("extends ")) {
        return WildcardTypeName.subtypeOf(type());
      }
      return take("super ")
          ? WildcardTypeName.supertypeOf(type())
          : WildcardTypeName.subtypeOf(ClassName.OBJECT);
    }

    private TypeName named() {
      String name = name();
      if (PRIMITIVES.containsKey(name)) {
        return PRIMITIVES.get(name);
      }
      if (variables.contains(name)) {
        return TypeVariableName.get(name);
      }
      ClassName raw = className(name);
      if (!take("<")) {
        return raw;
      }
      ParameterizedTypeName type =
          ParameterizedTypeName.get(raw, arguments().toArray(TypeName[]::new));
      while (text.startsWith(".", at) && !text.startsWith("...", at)) {
        at++;
        String inner = name();
        type = take("<") ? type.nestedClass(inner, arguments()) : type.nestedClass(inner);
      }
      return type;
    }

    private List<TypeName> arguments() {
      List<TypeName> arguments = new ArrayList<>();
      do {
        arguments.add(type());
      } while (take(","));
      take(">");
      return arguments;
    }

    private String name() {
      take("");
      int start = at;
      while (at < text.length() && isNamePart(at)) {
        at++;
      }
      return text.substring(start, at);
    }

    private boolean isNamePart(int i) {
      char c = text.charAt(i);
      return c == '.'
          ? !text.startsWith("...", i)
          : Character.isJavaIdentifierPart(c) || Character.isSurrogate(c);
    }
  }
}
