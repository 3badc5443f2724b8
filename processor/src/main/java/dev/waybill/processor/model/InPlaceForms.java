package dev.waybill.processor.model;

import dev.waybill.manifest.SymbolKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Derives the in-place forms of ops, as if their authors had exported them: {@code tensor.add_} of
 * {@code tensor.add}. A form shares its op's method.
 */
public final class InPlaceForms {

  /** What stands behind the names of an op in those of its in-place form. */
  public static final String SUFFIX = "_";

  private InPlaceForms() {}

  /**
   * Adds the forms to what was read.
   *
   * @param module what was read
   * @return the same, with a form behind each op that has one
   */
  public static ModuleDraft addTo(ModuleDraft module) {
    List<SymbolDraft> symbols = new ArrayList<>();
    for (SymbolDraft symbol : module.symbols()) {
      symbols.add(symbol);
      if (symbol.kind() == SymbolKind.OP && symbol.op() != null && symbol.op().inPlace()) {
        symbols.add(form(symbol, symbol.op()));
      }
    }
    return module.withSymbols(symbols);
  }

  private static SymbolDraft form(SymbolDraft op, SymbolDraft.OpDraft declared) {
    return new SymbolDraft(
        op.kind(),
        op.element(),
        names(op.names()),
        op.generation1() == null ? null : names(op.generation1()),
        deprecations(op),
        op.since(),
        op.status(),
        op.owner(),
        op.ownerName(),
        op.topLevel(),
        op.javaPackage(),
        op.member(),
        op.method(),
        null,
        null,
        null,
        new SymbolDraft.OpDraft(declared.dtypes(), false, false, false, false, op, declared.at()),
        op.notDifferentiable(),
        op.javaDeprecated(),
        doc(op),
        op.file(),
        op.line(),
        op.at(),
        op.exportAt(),
        op.suppressions());
  }

  private static List<Located<String>> names(List<Located<String>> names) {
    return names.stream().map(InPlaceForms::name).toList();
  }

  private static Located<String> name(Located<String> name) {
    return new Located<>(name.value() + SUFFIX, name.at());
  }

  private static List<DeprecationDraft> deprecations(SymbolDraft op) {
    List<DeprecationDraft> deprecations = new ArrayList<>();
    for (DeprecationDraft d : op.deprecations()) {
      // A name of another symbol may have no in-place form.
      boolean own = op.names().stream().anyMatch(name -> name.value().equals(d.use().value()));
      deprecations.add(
          new DeprecationDraft(
              name(d.name()),
              d.since(),
              d.removal(),
              own ? name(d.use()) : d.use(),
              d.why(),
              d.at()));
    }
    return deprecations;
  }

  private static DocDraft doc(SymbolDraft op) {
    DocDraft doc = op.doc();
    String into = parameter(op.method());
    String sentence =
        "In-place form of "
            + code(op.canonicalName(), doc)
            + ": writes the result into "
            + code(into, doc)
            + " and returns it.";
    return new DocDraft(
        true,
        doc.markdown(),
        sentence,
        "",
        doc.params(),
        Map.of(),
        code(into, doc),
        doc.thrown(),
        List.of(),
        doc.deprecated());
  }

  private static String code(String text, DocDraft doc) {
    return doc.markdown() ? "`" + text + "`" : "{@code " + text + "}";
  }

  private static String parameter(@Nullable MethodDraft method) {
    return method == null || method.parameters().isEmpty() ? "" : method.parameters().get(0).name();
  }
}
