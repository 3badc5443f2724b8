package dev.waybill.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.waybill.processor.model.DeprecationDraft;
import dev.waybill.processor.model.JavaDeprecation;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.TypeDraft.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes one name of an op or function on a facade: the method and its shorter forms. */
final class FacadeMethods {

  /** The least number of defaults that are set through an options object. */
  static final int FOR_OPTIONS = 3;

  private final TypeTexts types;
  private final Literals literals;
  private final Exported export;
  private final String name;
  private final String full;
  private final MethodDraft method;
  private final Set<String> variables;
  private final JavadocText docs;
  private final List<ParameterDraft> parameters;
  private final Set<String> heads = new HashSet<>();
  private final Map<String, String> locals = new LinkedHashMap<>();

  /**
   * Begins.
   *
   * @param types reads types
   * @param export the op or function
   * @param full the name
   * @param callee the class whose method is called
   * @param fields the names of the facade's fields
   */
  FacadeMethods(
      TypeTexts types, Exported export, String full, ClassName callee, Set<String> fields) {
    this.types = types;
    this.literals = new Literals(types, fields);
    this.export = export;
    this.full = full;
    this.name = JavaNames.lastSegment(full);
    this.method = export.method();
    this.variables = TypeTexts.variables(method);
    this.docs = new JavadocText(export);
    this.parameters = method.parameters();
    nameLocals(callee);
  }

  /** A parameter with the name of a class or package would be meant where that one stands. */
  private void nameLocals(ClassName callee) {
    heads.addAll(JavaNames.heads(callee));
    heads.addAll(List.of(FacadeWriter.HANDLES, "java", "Float", "Double"));
    for (ParameterDraft p : parameters) {
      if (p.type().kind() == Kind.ENUM) {
        heads.addAll(JavaNames.heads((ClassName) types.of(p.type().source())));
      }
    }
    Set<String> taken = new HashSet<>();
    parameters.forEach(p -> taken.add(p.name()));
    for (ParameterDraft p : parameters) {
      String local = p.name();
      while (heads.contains(local) || (taken.contains(local) && !local.equals(p.name()))) {
        local += "_";
      }
      locals.put(p.name(), local);
      taken.add(local);
    }
  }

  private String local(ParameterDraft p) {
    return locals.getOrDefault(p.name(), p.name());
  }

  /** Returns how many arguments may be left out. */
  static int defaults(MethodDraft method) {
    int count = 0;
    List<ParameterDraft> all = method.parameters();
    // An array of variable length can be left out anyway.
    while (!method.varargs()
        && count < all.size()
        && all.get(all.size() - 1 - count).defaultValue() != null) {
      count++;
    }
    return count;
  }

  /**
   * Adds all methods of the name.
   *
   * @param type the facade
   * @param target what is called: a class and a method, up to the first argument
   * @param options the class of the options, where there is one
   */
  void addTo(TypeSpec.Builder type, CodeBlock target, @Nullable TypeName options) {
    CodeBlock call = CodeBlock.of("$L$L)", target, names(parameters));
    type.addMethod(body(head(parameters, ""), call));
    int defaults = defaults(method);
    int required = parameters.size() - defaults;
    if (options == null) {
      for (int count = parameters.size() - 1; count >= required; count--) {
        type.addMethod(shorter(count));
      }
      return;
    }
    type.addMethod(shorter(required));
    List<ParameterDraft> kept = parameters.subList(0, required);
    String last = "options";
    while (locals.containsValue(last) || heads.contains(last)) {
      last += "_";
    }
    MethodSpec.Builder withOptions =
        head(kept, last).addParameter(ParameterSpec.builder(options, last).build());
    List<String> arguments = new ArrayList<>();
    kept.forEach(p -> arguments.add(local(p)));
    for (ParameterDraft p : parameters.subList(required, parameters.size())) {
      arguments.add(last + "." + local(p));
    }
    type.addMethod(body(withOptions, CodeBlock.of("$L($L)", name, String.join(", ", arguments))));
  }

  /** Writes the class that holds the arguments with defaults. */
  TypeSpec options(ClassName options) {
    boolean generic = isGeneric(method);
    List<TypeVariableName> typeParameters = generic ? types.typeParameters(method) : List.of();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(options.simpleName())
            .addJavadoc("The arguments of {@code $L} that have defaults.\n", name)
            .addJavadoc("$L", generic ? typeTags() : "")
            .addTypeVariables(typeParameters)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addJavadoc("Begins with the defaults.\n")
                    .addModifiers(Modifier.PUBLIC)
                    .build());
    int defaults = defaults(method);
    for (ParameterDraft p : parameters.subList(parameters.size() - defaults, parameters.size())) {
      TypeName of = types.of(p.type().source(), variables);
      type.addField(
          FieldSpec.builder(of, local(p), Modifier.PRIVATE)
              .addJavadoc("See the setter.\n")
              .initializer(literal(p))
              .build());
      type.addMethod(setter(p, optionsType(options)));
    }
    return type.build();
  }

  /** Returns the type of the options as the method takes it. */
  TypeName optionsType(ClassName options) {
    return isGeneric(method)
        ? ParameterizedTypeName.get(
            options, variables.stream().map(TypeVariableName::get).toArray(TypeName[]::new))
        : options;
  }

  private MethodSpec setter(ParameterDraft p, TypeName result) {
    // Not to be taken for methods of Object.
    String setter = Set.of("wait", "equals").contains(p.name()) ? p.name() + "_" : p.name();
    return MethodSpec.methodBuilder(setter)
        .addJavadoc("Sets {@code $L}.\n\n", p.name())
        .addJavadoc("@param $L $L", local(p), docs.parameter(p))
        .addJavadoc("@return this\n")
        .addModifiers(Modifier.PUBLIC)
        .returns(result)
        .addParameter(types.parameter(p, local(p), variables))
        .addCode("this.$1L = $1L;\nreturn this;\n", local(p))
        .build();
  }

  private MethodSpec shorter(int count) {
    List<ParameterDraft> kept = parameters.subList(0, count);
    List<CodeBlock> arguments = new ArrayList<>();
    kept.forEach(p -> arguments.add(CodeBlock.of("$L", local(p))));
    parameters.subList(count, parameters.size()).forEach(p -> arguments.add(literal(p)));
    return body(head(kept, ""), CodeBlock.of("$L($L)", name, CodeBlock.join(arguments, ", ")));
  }

  private MethodSpec body(MethodSpec.Builder builder, CodeBlock call) {
    String form = method.result().kind() == Kind.VOID ? "$L;\n" : "return $L;\n";
    return builder.addCode(form, call).build();
  }

  private MethodSpec.Builder head(List<ParameterDraft> kept, String options) {
    MethodSpec.Builder head =
        MethodSpec.methodBuilder(name)
            .addJavadoc("$L", docs.main(options.isEmpty() ? left(kept.size()) : ""))
            .addJavadoc("$L", docs.tags(method, kept, this::local, options));
    deprecate(export, full, docs, head::addJavadoc, head::addAnnotation);
    if (method.varargs() && kept.size() == parameters.size()) {
      head.varargs(true);
      if (!variables.isEmpty()
          || parameters.get(parameters.size() - 1).type().source().indexOf('<') >= 0) {
        head.addAnnotation(
            AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "unchecked")
                .build());
      }
    }
    head.addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addTypeVariables(types.typeParameters(method));
    types.addResult(head, method, variables);
    kept.forEach(p -> head.addParameter(types.parameter(p, local(p), variables)));
    method.thrown().forEach(t -> head.addException(types.of(t.type(), variables)));
    return head;
  }

  /** Adds what makes a member deprecated, where its name or the exported element is. */
  static void deprecate(
      Exported export, String full, JavadocText docs, Tags tags, Annotations annotations) {
    DeprecationDraft deprecation = export.deprecation(full);
    JavaDeprecation ofElement = export.draft().javaDeprecated();
    if (deprecation == null && ofElement == null) {
      return;
    }
    tags.add("$L", new Object[] {JavadocText.deprecated(deprecation, docs.ownDeprecation())});
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(Deprecated.class);
    String since =
        deprecation != null
            ? deprecation.since().value()
            : Objects.requireNonNull(ofElement).since();
    if (!since.isEmpty()) {
      annotation.addMember("since", "$S", since);
    }
    boolean nameGoes = deprecation != null && !deprecation.removal().value().isEmpty();
    if (nameGoes || (ofElement != null && ofElement.forRemoval())) {
      annotation.addMember("forRemoval", "true");
    }
    annotations.add(annotation.build());
  }

  private String left(int count) {
    List<ParameterDraft> rest = parameters.subList(count, parameters.size());
    return rest.isEmpty()
        ? ""
        : "Uses "
            + rest.stream().map(JavadocText::assignment).collect(Collectors.joining(", "))
            + ".";
  }

  private String typeTags() {
    return variables.stream()
        .map(v -> "@param <" + v + "> as the method's\n")
        .collect(Collectors.joining("", "\n", ""));
  }

  private CodeBlock literal(ParameterDraft p) {
    String text = p.defaultValue() == null ? "null" : p.defaultValue().value();
    return literals.of(p.type(), text);
  }

  private String names(List<ParameterDraft> some) {
    return some.stream().map(this::local).collect(Collectors.joining(", "));
  }

  private static boolean isGeneric(MethodDraft method) {
    int defaults = defaults(method);
    List<ParameterDraft> all = method.parameters();
    String texts =
        all.subList(all.size() - defaults, all.size()).stream()
            .map(p -> p.type().source())
            .collect(Collectors.joining(","));
    Set<String> words = new HashSet<>(List.of(texts.split("[^\\p{javaJavaIdentifierPart}]+", -1)));
    return TypeTexts.variables(method).stream().anyMatch(words::contains);
  }

  /** Receives Javadoc. */
  interface Tags {
    void add(String format, Object[] arguments);
  }

  /** Receives an annotation. */
  interface Annotations {
    void add(AnnotationSpec annotation);
  }
}
