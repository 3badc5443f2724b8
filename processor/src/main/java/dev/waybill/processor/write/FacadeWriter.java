package dev.waybill.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.model.TypeDraft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Writes the facade of one namespace in one generation. */
final class FacadeWriter {

  private static final ClassName REGISTRY = ClassName.get("dev.waybill.registry", "Registry");
  static final String HANDLES = "Handles";

  private final SourceFiles sources;
  private final TypeTexts types;
  private final Map<String, ClassName> registrars;
  private final NamespaceDraft namespace;
  private final boolean generation1;
  private final ClassName facade;
  private final Map<String, ClassName> options = new HashMap<>();
  private final Set<String> fields = new HashSet<>();

  /**
   * Begins a facade.
   *
   * @param sources finishes classes
   * @param types reads types
   * @param registrars the registrars of ops by canonical name
   * @param namespace the namespace
   * @param generation1 whether it is the facade of generation 1
   */
  FacadeWriter(
      SourceFiles sources,
      TypeTexts types,
      Map<String, ClassName> registrars,
      NamespaceDraft namespace,
      boolean generation1) {
    this.sources = sources;
    this.types = types;
    this.registrars = registrars;
    this.namespace = namespace;
    this.generation1 = generation1;
    this.facade = JavaNames.facade(namespace, generation1);
  }

  /**
   * Writes the facade.
   *
   * @param members the exports by name, sorted
   * @param into receives its classes
   */
  void write(Map<String, Exported> members, List<GeneratedFile> into) {
    members.forEach(
        (name, export) -> {
          if (export.draft().kind() == SymbolKind.CONSTANT) {
            fields.add(JavaNames.lastSegment(name));
          }
        });
    List<Map.Entry<String, Exported>> all = List.copyOf(members.entrySet());
    int parts = Math.max(1, (all.size() + RegistrarPlan.MAXIMUM - 1) / RegistrarPlan.MAXIMUM);
    for (int number = 1; number <= parts; number++) {
      int start = (number - 1) * RegistrarPlan.MAXIMUM;
      int end = Math.min(all.size(), start + RegistrarPlan.MAXIMUM);
      into.add(part(number, parts, all.subList(start, end)));
    }
  }

  private GeneratedFile part(int number, int parts, List<Map.Entry<String, Exported>> members) {
    ClassName name = JavaNames.part(facade, number);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name).addJavadoc("$L", text()).addModifiers(Modifier.PUBLIC);
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addJavadoc("Not made.\n");
    // Parts behind the first are superclasses, so that one name has all members.
    if (number == 1) {
      type.addModifiers(Modifier.FINAL);
      constructor.addModifiers(Modifier.PRIVATE);
    }
    if (number < parts) {
      type.superclass(JavaNames.part(facade, number + 1));
    }
    type.addMethod(constructor.build());
    Map<String, String> handles = new LinkedHashMap<>();
    TreeSet<String> origins = new TreeSet<>();
    for (Map.Entry<String, Exported> member : members) {
      origins.add(member.getValue().draft().topLevel());
      if (member.getValue().draft().kind() == SymbolKind.CONSTANT) {
        type.addField(constant(member.getKey(), member.getValue()));
      } else {
        addMethods(type, name, member.getKey(), member.getValue(), handles);
      }
    }
    if (!handles.isEmpty()) {
      type.addType(handles(handles));
    }
    return sources.file(name, type, origins);
  }

  private String text() {
    DocHtml html = new DocHtml();
    String title = namespace.title().value();
    html.text(title.isBlank() ? namespace.name().value() : title);
    html.text(generation1 ? ", as in API generation 1." : ".");
    html.paragraph();
    MarkdownDoc.add(namespace.text(), html);
    return html.finish();
  }

  private FieldSpec constant(String full, Exported export) {
    SymbolDraft draft = export.draft();
    TypeDraft type = Objects.requireNonNull(draft.fieldType(), full);
    JavadocText docs = new JavadocText(export);
    FieldSpec.Builder field =
        FieldSpec.builder(types.of(type.source()), JavaNames.lastSegment(full))
            .addJavadoc("$L", docs.main(""))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .initializer("$L.$L", inExpression(export.owner()), draft.member());
    FacadeMethods.deprecate(
        export,
        full,
        docs,
        (format, arguments) -> field.addJavadoc("\n" + format, arguments),
        field::addAnnotation);
    return field.build();
  }

  private void addMethods(
      TypeSpec.Builder type,
      ClassName part,
      String full,
      Exported export,
      Map<String, String> handles) {
    ClassName callee =
        export.draft().kind() == SymbolKind.OP
            ? Objects.requireNonNull(registrars.get(export.canonical()), full)
            : export.owner();
    FacadeMethods methods = new FacadeMethods(types, export, full, callee, fields);
    TypeName optionsType = null;
    if (FacadeMethods.defaults(export.method()) >= FacadeMethods.FOR_OPTIONS) {
      ClassName known = options.get(export.canonical());
      if (known == null) {
        // Names of functions may differ in case only, those of class files may not.
        List<String> taken = options.values().stream().map(ClassName::simpleName).toList();
        known =
            part.nestedClass(
                JavaNames.free(JavaNames.upperFirst(primary(export)) + "Options", taken));
        options.put(export.canonical(), known);
        type.addType(methods.options(known));
      }
      optionsType = methods.optionsType(known);
    }
    methods.addTo(type, target(export, callee, handles), optionsType);
  }

  /** Returns the first of an export's names that this facade has, without the namespace. */
  private String primary(Exported export) {
    return export.names(generation1).stream()
        .filter(name -> JavaNames.namespace(name).equals(namespace.name().value()))
        .findFirst()
        .map(JavaNames::lastSegment)
        .orElseThrow();
  }

  private CodeBlock target(Exported export, ClassName callee, Map<String, String> handles) {
    String member = export.draft().member();
    if (export.draft().creator() != null) {
      return RegistrarCalls.construction(export);
    }
    if (export.draft().kind() != SymbolKind.OP) {
      return CodeBlock.of("$L.$L(", inExpression(callee), member);
    }
    String handle =
        handles.computeIfAbsent(
            export.canonical(),
            op -> JavaNames.free(JavaNames.upperSnake(primary(export)), handles.values()));
    String comma = export.method().parameters().isEmpty() ? "" : ", ";
    return CodeBlock.of(
        "$L.$L($L.$L$L", inExpression(callee), member, handlesName(), handle, comma);
  }

  private CodeBlock inExpression(ClassName type) {
    return JavaNames.inExpression(type, fields);
  }

  private String handlesName() {
    return JavaNames.free(HANDLES, fields);
  }

  private TypeSpec handles(Map<String, String> handles) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(handlesName())
            .addJavadoc("Handles of ops, looked up when the first op is called.\n")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addJavadoc("Not made.\n")
                    .addModifiers(Modifier.PRIVATE)
                    .build());
    handles.forEach(
        (op, name) ->
            type.addField(
                FieldSpec.builder(OpMethods.HANDLE, name, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("The op {@code $L}.\n", op)
                    .initializer("$T.global().op($S)", REGISTRY, op)
                    .build()));
    return type.build();
  }
}
