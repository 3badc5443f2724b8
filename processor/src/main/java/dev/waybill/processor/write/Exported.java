package dev.waybill.processor.write;

import com.palantir.javapoet.ClassName;
import dev.waybill.processor.model.DeprecationDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An export with what follows from its draft alone.
 *
 * @param draft the draft
 * @param canonical the canonical name
 * @param names the names, canonical first
 * @param generation1 the names in generation 1, canonical first
 * @param deprecations what is said of deprecated names, by name
 * @param owner the declaring class
 */
record Exported(
    SymbolDraft draft,
    String canonical,
    List<String> names,
    List<String> generation1,
    Map<String, DeprecationDraft> deprecations,
    ClassName owner) {

  static Exported of(SymbolDraft draft) {
    Map<String, DeprecationDraft> deprecations = new HashMap<>();
    draft.deprecations().forEach(d -> deprecations.put(d.name().value(), d));
    List<String> names = canonicalFirst(draft.names(), deprecations);
    // The methods of facades are asked for by their own names.
    draft
        .deprecations()
        .forEach(d -> deprecations.putIfAbsent(draft.facadeName(d.name().value()), d));
    return new Exported(
        draft,
        names.get(0),
        names,
        draft.generation1() == null ? names : canonicalFirst(draft.generation1(), deprecations),
        deprecations,
        JavaNames.inPackage(draft.javaPackage(), draft.ownerName()));
  }

  /** Returns the method, which ops and functions have. */
  MethodDraft method() {
    return Objects.requireNonNull(draft.method(), canonical);
  }

  /** Returns the names of a generation. */
  List<String> names(boolean inGeneration1) {
    return inGeneration1 ? generation1 : names;
  }

  @Nullable DeprecationDraft deprecation(String name) {
    return deprecations.get(name);
  }

  /** Returns the declaring class with the member and its erased parameters. */
  String place() {
    return switch (draft.kind()) {
      case TYPE -> draft.owner();
      case CONSTANT -> draft.owner() + "#" + draft.member();
      case OP, FUNCTION -> draft.owner() + "#" + draft.member() + method().erasedSignature();
    };
  }

  private static List<String> canonicalFirst(
      List<Located<String>> names, Map<String, DeprecationDraft> deprecations) {
    List<String> ordered = new ArrayList<>(names.size());
    names.forEach(name -> ordered.add(name.value()));
    for (int i = 1; i < ordered.size() && deprecations.containsKey(ordered.get(0)); i++) {
      if (!deprecations.containsKey(ordered.get(i))) {
        ordered.add(0, ordered.remove(i));
      }
    }
    return List.copyOf(ordered);
  }
}
