package dev.waybill.processor.write;

import dev.waybill.manifest.ApiDeprecation;
import dev.waybill.manifest.ApiDoc;
import dev.waybill.manifest.ApiGradient;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiParameter;
import dev.waybill.manifest.ApiRange;
import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.DocDraft;
import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.InPlaceForms;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.RangeDraft;
import dev.waybill.processor.model.SourceRef;
import dev.waybill.processor.model.StatefulDraft;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.write.WriteInput.GradientTarget;
import dev.waybill.processor.write.WriteInput.KernelTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns drafts into the records of the manifest. */
final class ManifestBuilder {

  private static final Comparator<ApiKernel> KERNELS =
      Comparator.comparing(ApiKernel::op)
          .thenComparing(ApiKernel::device)
          .thenComparing(ApiKernel::method)
          .thenComparing(kernel -> String.join(" ", kernel.dtypes()));

  private static final Comparator<ApiGradient> GRADIENTS =
      Comparator.comparing(ApiGradient::op)
          .thenComparing(ApiGradient::method)
          .thenComparing(gradient -> String.join(" ", gradient.of()));

  private final WriteInput in;
  private final Map<String, List<ApiKernel>> kernels = new HashMap<>();
  private final List<ApiKernel> foreign = new ArrayList<>();
  private final Map<String, List<ApiGradient>> gradients = new HashMap<>();
  private final List<ApiGradient> foreignGradients = new ArrayList<>();

  ManifestBuilder(WriteInput in) {
    this.in = in;
    for (KernelTarget target : in.kernels()) {
      SymbolDraft own = target.own();
      String op = op(target);
      (own == null ? foreign : kernels.computeIfAbsent(op, key -> new ArrayList<>()))
          .add(kernel(op, target.kernel()));
    }
    kernels.values().forEach(list -> list.sort(KERNELS));
    foreign.sort(KERNELS);
    for (GradientTarget target : in.gradients()) {
      (target.own()
              ? gradients.computeIfAbsent(target.op(), key -> new ArrayList<>())
              : foreignGradients)
          .add(gradient(target));
    }
    gradients.values().forEach(list -> list.sort(GRADIENTS));
    foreignGradients.sort(GRADIENTS);
  }

  /** Returns the canonical name of a kernel's op. */
  static String op(KernelTarget target) {
    SymbolDraft own = target.own();
    return own != null
        ? Exported.of(own).canonical()
        : target.foreign() != null ? target.foreign().canonical() : target.kernel().op().value();
  }

  ApiManifest manifest(List<ApiSymbol> symbols) {
    List<ApiNamespace> namespaces = new ArrayList<>();
    in.namespaces()
        .forEach(
            n ->
                namespaces.add(
                    new ApiNamespace(
                        n.name().value(),
                        n.title().value(),
                        InlineTags.markdown(n.text(), true),
                        JavaNames.facade(n, false).canonicalName())));
    namespaces.sort(Comparator.comparing(ApiNamespace::name));
    return new ApiManifest(
        ApiManifest.FORMAT,
        in.identity().id(),
        namespaces,
        symbols,
        foreign,
        foreignGradients,
        in.stateful().stream().map(StatefulDraft::owner).sorted().toList());
  }

  ApiSymbol symbol(Exported export) {
    SymbolDraft draft = export.draft();
    DocDraft doc = draft.doc();
    MethodDraft method = draft.method();
    List<String> thrown = new ArrayList<>();
    if (method != null) {
      method.thrown().forEach(t -> thrown.add(t.type()));
    }
    return new ApiSymbol(
        draft.kind(),
        export.canonical(),
        export.names().subList(1, export.names().size()),
        export.generation1(),
        draft.deprecations().stream()
            .map(
                d ->
                    new ApiDeprecation(
                        d.name().value(),
                        d.since().value(),
                        d.removal().value(),
                        d.use().value(),
                        d.why()))
            .toList(),
        draft.owner(),
        draft.inPlaceOf() == null ? draft.member() : draft.member() + InPlaceForms.SUFFIX,
        method == null ? List.of() : method.typeParameters(),
        method == null ? List.of() : parameters(method, doc),
        result(draft),
        thrown,
        draft.constantValue(),
        dtypes(draft),
        kernels(export),
        traits(draft),
        gradients.getOrDefault(export.canonical(), List.of()),
        draft.notDifferentiable() == null ? "" : draft.notDifferentiable().value(),
        draft.since().value(),
        draft.status(),
        doc(doc),
        new ApiSource(draft.file(), draft.line()));
  }

  private static String result(SymbolDraft draft) {
    return draft.method() != null
        ? draft.method().result().source()
        : draft.fieldType() != null ? draft.fieldType().source() : "";
  }

  private static List<ApiParameter> parameters(MethodDraft method, DocDraft doc) {
    List<ApiParameter> parameters = new ArrayList<>(method.parameters().size());
    for (ParameterDraft p : method.parameters()) {
      Located<String> text = doc.params().get(p.name());
      parameters.add(
          new ApiParameter(
              p.name(),
              p.type().source(),
              p.defaultValue() == null ? null : p.defaultValue().value(),
              range(p.range()),
              p.type().nullable(),
              text == null ? "" : markdown(text.value(), doc)));
    }
    return parameters;
  }

  static @Nullable ApiRange range(@Nullable RangeDraft range) {
    return range == null
        ? null
        : new ApiRange(range.min(), range.max(), range.minExclusive(), range.maxExclusive());
  }

  private static List<String> dtypes(SymbolDraft draft) {
    return draft.op() == null ? List.of() : values(draft.op().dtypes());
  }

  static List<String> values(List<Located<String>> located) {
    return located.stream().map(Located::value).toList();
  }

  private List<ApiKernel> kernels(Exported export) {
    SymbolDraft draft = export.draft();
    if (draft.kind() != SymbolKind.OP || draft.inPlaceOf() != null) {
      return List.of();
    }
    List<ApiKernel> all = new ArrayList<>();
    all.add(
        new ApiKernel(
            export.canonical(),
            "cpu",
            dtypes(draft),
            List.of(),
            0,
            true,
            draft.owner() + "#" + draft.member(),
            new ApiSource(draft.file(), draft.line())));
    all.addAll(kernels.getOrDefault(export.canonical(), List.of()));
    return all;
  }

  private static ApiKernel kernel(String op, KernelDraft kernel) {
    return new ApiKernel(
        op,
        kernel.device().value(),
        values(kernel.dtypes()),
        values(kernel.requires()),
        kernel.priority().value(),
        false,
        kernel.owner() + "#" + kernel.member(),
        new ApiSource(kernel.file(), kernel.line()));
  }

  private static List<String> traits(SymbolDraft draft) {
    if (draft.op() == null || draft.method() == null) {
      return List.of();
    }
    SymbolDraft op = draft.inPlaceOf();
    if (op != null) {
      return List.of(ApiSymbol.IN_PLACE_OF + op.canonicalName());
    }
    List<String> traits = new ArrayList<>();
    if (draft.op().pointwise()) {
      traits.add("pointwise");
    }
    if (draft.op().portable()) {
      traits.add("portable");
    }
    if (draft.op().anyDevice()) {
      traits.add("any-device");
    }
    if (draft.notDifferentiable() != null) {
      traits.add("not-differentiable");
    }
    parameters("aliases=", draft.method(), ParameterDraft::aliases, traits);
    parameters("mutates=", draft.method(), ParameterDraft::mutates, traits);
    return traits;
  }

  private static void parameters(
      String trait,
      MethodDraft method,
      Function<ParameterDraft, @Nullable SourceRef> annotation,
      List<String> into) {
    List<String> names =
        method.parameters().stream()
            .filter(p -> annotation.apply(p) != null)
            .map(ParameterDraft::name)
            .toList();
    if (!names.isEmpty()) {
      into.add(trait + String.join(",", names));
    }
  }

  private static ApiGradient gradient(GradientTarget target) {
    GradientDraft gradient = target.gradient();
    return new ApiGradient(
        target.op(),
        gradient.of(target.method()),
        gradient.taken().stream().map(ParameterDraft::name).toList(),
        gradient.owner() + "#" + gradient.member(),
        new ApiSource(gradient.file(), gradient.line()));
  }

  private static ApiDoc doc(DocDraft doc) {
    if (!doc.present()) {
      return ApiDoc.NONE;
    }
    Map<String, String> thrown = new LinkedHashMap<>();
    doc.thrown().forEach((type, text) -> thrown.put(type, markdown(text.value(), doc)));
    return new ApiDoc(
        markdown(doc.summary(), doc),
        markdown(doc.body(), doc),
        markdown(doc.returns(), doc),
        thrown,
        markdown(String.join("\n", doc.see()), doc));
  }

  private static String markdown(String text, DocDraft doc) {
    return InlineTags.markdown(text, doc.markdown());
  }
}
