package dev.waybill.processor.write;

import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.CreatorDraft;
import dev.waybill.processor.model.DeprecationDraft;
import dev.waybill.processor.model.DocDraft;
import dev.waybill.processor.model.ElementDraft;
import dev.waybill.processor.model.JavaDeprecation;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.MethodDraft.Thrown;
import dev.waybill.processor.model.ModuleIdentity;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.NullMark;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.RangeDraft;
import dev.waybill.processor.model.SourceRef;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.model.SymbolDraft.OpDraft;
import dev.waybill.processor.model.TypeDraft;
import dev.waybill.processor.model.TypeDraft.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drafts made by hand. */
final class Drafts {

  static final SourceRef HERE =
      new SourceRef() {
        @Override
        public String describe() {
          return "here";
        }

        @Override
        public String sortKey() {
          return "";
        }
      };
  static final String TENSOR = "dev.waybill.tensor.Tensor";

  /** The packages of all types in drafts. */
  static final Set<String> PACKAGES =
      Set.of(
          "java.io",
          "java.lang",
          "java.util",
          "dev.waybill.tensor",
          "org.example",
          "org.jspecify.annotations");

  private Drafts() {}

  static ModuleIdentity module() {
    return new ModuleIdentity("org.example:sample-ops:1.0", "", HERE);
  }

  static NamespaceDraft namespace(String name, String facadePackage) {
    return new NamespaceDraft(
        at(name),
        at("Title of " + name),
        "",
        at(facadePackage),
        at(""),
        false,
        false,
        "p",
        HERE,
        List.of());
  }

  static Located<String> at(String value) {
    return new Located<>(value, HERE);
  }

  static List<Located<String>> at(List<String> values) {
    return values.stream().map(Drafts::at).toList();
  }

  static TypeDraft type(String source) {
    String erasure = source.replaceAll("<.*>", "");
    Kind kind =
        switch (source) {
          case "void" -> Kind.VOID;
          case "boolean" -> Kind.BOOLEAN;
          case "char" -> Kind.CHAR;
          case "byte", "short", "int", "long" -> Kind.INTEGER;
          case "float", "double" -> Kind.FLOATING;
          case "java.lang.String" -> Kind.STRING;
          default -> Kind.REFERENCE;
        };
    return new TypeDraft(
        source,
        source,
        erasure,
        kind,
        source.equals(TENSOR),
        null,
        List.of(),
        true,
        "",
        source.equals("java.util.List<" + TENSOR + ">"),
        false);
  }

  static TypeDraft variable(String source, String erasure) {
    return new TypeDraft(
        source, source, erasure, Kind.VARIABLE, false, null, List.of(), true, "", false, false);
  }

  static TypeDraft nullable(TypeDraft t) {
    return new TypeDraft(
        t.source(),
        t.display(),
        t.erasure(),
        t.kind(),
        t.dispatchable(),
        new NullMark("org.jspecify.annotations.Nullable", true),
        t.enumConstants(),
        true,
        "",
        t.dispatchableList(),
        false);
  }

  static ParameterDraft parameter(TypeDraft type, String name, @Nullable String value) {
    return new ParameterDraft(
        name, type, value == null ? null : at(value), null, null, null, false, HERE, List.of());
  }

  /** Reads {@code type name} or {@code type name = default}. */
  static ParameterDraft parameter(String text) {
    String[] parts = text.split(" = ", 2);
    int blank = parts[0].lastIndexOf(' ');
    return parameter(
        type(parts[0].substring(0, blank)),
        parts[0].substring(blank + 1),
        parts.length == 2 ? parts[1] : null);
  }

  static ParameterDraft ranged(ParameterDraft p, double min, double max) {
    return new ParameterDraft(
        p.name(),
        p.type(),
        p.defaultValue(),
        new RangeDraft(min, max, false, false, HERE),
        null,
        null,
        false,
        HERE,
        List.of());
  }

  static MethodDraft method(String result, String... parameters) {
    return method(List.of(), type(result), Stream.of(parameters).map(Drafts::parameter).toList());
  }

  static MethodDraft method(
      List<String> typeParameters, TypeDraft result, List<ParameterDraft> parameters) {
    return new MethodDraft(
        typeParameters,
        parameters,
        false,
        result,
        List.of(),
        true,
        true,
        parameters.stream()
            .map(p -> p.type().erasure())
            .collect(Collectors.joining(", ", "(", ")")));
  }

  static MethodDraft varargs(MethodDraft m) {
    return new MethodDraft(
        m.typeParameters(),
        m.parameters(),
        true,
        m.result(),
        m.thrown(),
        true,
        true,
        m.erasedSignature());
  }

  static MethodDraft throwing(MethodDraft m, String... types) {
    return new MethodDraft(
        m.typeParameters(),
        m.parameters(),
        m.varargs(),
        m.result(),
        Stream.of(types).map(t -> new Thrown(t, !t.contains("Illegal"))).toList(),
        true,
        true,
        m.erasedSignature());
  }

  static Draft op(String owner, String member, MethodDraft method) {
    Draft draft = new Draft(SymbolKind.OP, owner, member);
    draft.method = method;
    return draft;
  }

  static Draft function(String owner, String member, MethodDraft method) {
    Draft draft = new Draft(SymbolKind.FUNCTION, owner, member);
    draft.method = method;
    return draft;
  }

  static Draft constant(String owner, String member, String type, @Nullable String value) {
    Draft draft = new Draft(SymbolKind.CONSTANT, owner, member);
    draft.fieldType = type(type);
    draft.value = value;
    return draft;
  }

  static Draft made(String owner, MethodDraft constructor, String... names) {
    Draft draft = type(owner, names);
    draft.method = constructor;
    draft.creator = new CreatorDraft(true, false, false, List.of(), HERE);
    return draft;
  }

  static Draft type(String owner, String... names) {
    return new Draft(SymbolKind.TYPE, owner, "").names(names);
  }

  static KernelDraft kernel(
      String op, String owner, String member, MethodDraft method, String dtypes, int priority) {
    return new KernelDraft(
        false,
        element(),
        at(op),
        at("cpu"),
        dtypes.isEmpty() ? List.of() : at(List.of(dtypes.split(" "))),
        at(List.of("vector")),
        new Located<>(priority, HERE),
        owner,
        owner.replace('$', '.'),
        topLevel(owner),
        javaPackage(owner),
        member,
        method,
        "",
        0,
        HERE,
        List.of());
  }

  static DocDraft doc(boolean markdown, String summary, String body, Map<String, String> params) {
    return new DocDraft(
        true,
        markdown,
        summary,
        body,
        params.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> at(e.getValue()))),
        Map.of(),
        "",
        Map.of(),
        List.of(),
        "");
  }

  private static ElementDraft element() {
    return new ElementDraft(
        "METHOD", true, false, true, false, false, "", false, "", false, false, true, "it");
  }

  private static String topLevel(String owner) {
    return owner.replaceAll("\\$.*", "");
  }

  private static String javaPackage(String owner) {
    return owner.substring(0, owner.lastIndexOf('.'));
  }

  /** A draft under construction. */
  static final class Draft {
    private final SymbolKind kind;
    private final String owner;
    private final String member;
    private List<String> names = List.of();
    private @Nullable List<String> generation1;
    private List<DeprecationDraft> deprecations = List.of();
    private @Nullable MethodDraft method;
    private @Nullable CreatorDraft creator;
    private @Nullable TypeDraft fieldType;
    private @Nullable String value;
    private List<String> dtypes = List.of();
    private DocDraft doc = DocDraft.NONE;
    private @Nullable JavaDeprecation javaDeprecated;

    private Draft(SymbolKind kind, String owner, String member) {
      this.kind = kind;
      this.owner = owner;
      this.member = member;
    }

    Draft names(String... all) {
      names = List.of(all);
      return this;
    }

    Draft generation1(String... all) {
      generation1 = List.of(all);
      return this;
    }

    Draft deprecated(String name, String since, String removal, String use, String why) {
      deprecations =
          Stream.concat(
                  deprecations.stream(),
                  Stream.of(
                      new DeprecationDraft(at(name), at(since), at(removal), at(use), why, HERE)))
              .toList();
      return this;
    }

    Draft dtypes(String... all) {
      dtypes = List.of(all);
      return this;
    }

    Draft doc(DocDraft text) {
      doc = text;
      return this;
    }

    Draft javaDeprecated() {
      javaDeprecated = new JavaDeprecation("", false);
      return this;
    }

    SymbolDraft build() {
      return new SymbolDraft(
          kind,
          element(),
          at(names),
          generation1 == null ? null : at(generation1),
          deprecations,
          at("0.1"),
          "STABLE",
          owner,
          owner.replace('$', '.'),
          topLevel(owner),
          javaPackage(owner),
          member,
          method,
          creator,
          fieldType,
          value,
          kind == SymbolKind.OP
              ? new OpDraft(at(dtypes), false, false, false, false, null, HERE)
              : null,
          null,
          javaDeprecated,
          doc,
          "",
          0,
          HERE,
          HERE,
          List.of());
    }
  }
}
