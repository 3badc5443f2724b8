package dev.waybill.processor.kernels;

import dev.waybill.processor.elementwise.Body;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.FreeNames;
import dev.waybill.processor.elementwise.Gradients;
import dev.waybill.processor.elementwise.Type;
import dev.waybill.processor.model.ElementDraft;
import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.model.TypeDraft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Derives ops, kernels and gradients of methods with {@code @Elementwise}, as if their authors had
 * written them for tensors. {@link KernelClass} writes the methods that they name.
 */
public final class ElementwiseOps {
  private static final List<String> REAL = List.of("f32", "f64", "f16", "bf16");
  private static final int PRIORITY_OF_VECTORS = 20;

  private ElementwiseOps() {}

  /**
   * Adds them to what was read.
   *
   * @param module what was read
   * @return the same, with ops of tensors in place of the exports of numbers
   */
  public static ModuleDraft addTo(ModuleDraft module) {
    if (module.elementwise().isEmpty()) {
      return module;
    }
    Map<String, ElementwiseDraft> byPlace = new HashMap<>();
    module.elementwise().forEach(draft -> byPlace.put(place(draft.owner(), draft.member()), draft));
    List<SymbolDraft> symbols = new ArrayList<>();
    List<KernelDraft> kernels = new ArrayList<>(module.kernels());
    List<GradientDraft> gradients = new ArrayList<>(module.gradients());
    for (SymbolDraft symbol : module.symbols()) {
      ElementwiseDraft draft = byPlace.get(place(symbol.owner(), symbol.member()));
      if (draft == null || symbol.op() == null || symbol.method() == null) {
        symbols.add(symbol);
        continue;
      }
      symbols.add(op(symbol, symbol.op(), draft));
      List<String> dtypes = symbol.op().dtypes().stream().map(Located::value).toList();
      boolean takesSingle = dtypes.isEmpty() || dtypes.contains("f32");
      kernels(draft, takesSingle && module.build().seesVectors(), kernels);
      boolean isReal = dtypes.isEmpty() || !Collections.disjoint(dtypes, REAL);
      if (isReal) {
        Gradient.all(draft, module).forEach(one -> gradients.add(gradient(draft, one)));
      }
    }
    return module.with(symbols, kernels, gradients);
  }

  private static String place(String owner, String member) {
    return owner + "#" + member;
  }

  /** Returns the signature for tensors of a method of numbers. */
  static MethodDraft signature(ElementwiseDraft draft) {
    List<ParameterDraft> parameters = new ArrayList<>();
    for (ParameterDraft p : draft.method().parameters()) {
      boolean isAttribute = draft.attributes().contains(p.name());
      parameters.add(isAttribute ? p : withType(p, draft.tensor()));
    }
    return method(draft, parameters);
  }

  private static ParameterDraft withType(ParameterDraft p, TypeDraft type) {
    return new ParameterDraft(
        p.name(),
        type,
        p.defaultValue(),
        p.range(),
        p.aliases(),
        p.mutates(),
        p.shapeOnly(),
        p.at(),
        p.suppressions());
  }

  private static MethodDraft method(ElementwiseDraft draft, List<ParameterDraft> parameters) {
    StringJoiner erased = new StringJoiner(", ", "(", ")");
    parameters.forEach(p -> erased.add(p.type().erasure()));
    MethodDraft written = draft.method();
    return new MethodDraft(
        List.of(),
        parameters,
        false,
        draft.tensor(),
        written.thrown(),
        written.parameterNamesKnown(),
        written.resolves(),
        erased.toString());
  }

  /** Generated methods are reached by generated code in the same package. */
  private static ElementDraft element(ElementDraft written, boolean isPublic) {
    return new ElementDraft(
        written.kind(),
        isPublic,
        false,
        true,
        false,
        false,
        "",
        false,
        "",
        written.localOrAnonymous(),
        written.unnamedPackage(),
        written.exportedPackage(),
        written.describe());
  }

  private static SymbolDraft op(
      SymbolDraft symbol, SymbolDraft.OpDraft declared, ElementwiseDraft draft) {
    Located<String> reason = symbol.notDifferentiable();
    if (reason == null && Gradient.isTest(draft)) {
      reason = new Located<>("Its result is true or false.", draft.at());
    }
    return new SymbolDraft(
        symbol.kind(),
        element(symbol.element(), true),
        symbol.names(),
        symbol.generation1(),
        symbol.deprecations(),
        symbol.since(),
        symbol.status(),
        draft.kernels(),
        draft.kernels(),
        symbol.topLevel(),
        symbol.javaPackage(),
        symbol.member(),
        signature(draft),
        null,
        null,
        null,
        declared,
        reason,
        symbol.javaDeprecated(),
        symbol.doc(),
        symbol.file(),
        symbol.line(),
        symbol.at(),
        symbol.exportAt(),
        symbol.suppressions());
  }

  private static void kernels(
      ElementwiseDraft draft, boolean seesVectors, List<KernelDraft> kernels) {
    if (draft.body() == null) {
      return;
    }
    if (seesVectors && VectorLoops.of(Formula.of(draft, draft.op())) != null) {
      kernels.add(
          kernel(draft, "cpu", List.of("f32"), List.of("vector"), PRIORITY_OF_VECTORS, "Vector"));
    }
    kernels.add(kernel(draft, "gpu", List.of(), List.of(), 0, "OnDevice"));
  }

  private static KernelDraft kernel(
      ElementwiseDraft draft,
      String device,
      List<String> dtypes,
      List<String> requires,
      int priority,
      String suffix) {
    return new KernelDraft(
        false,
        element(draft.element(), false),
        new Located<>(draft.op(), draft.at()),
        new Located<>(device, draft.at()),
        located(draft, dtypes),
        located(draft, requires),
        new Located<>(priority, draft.at()),
        draft.kernels(),
        draft.kernels(),
        draft.topLevel(),
        draft.javaPackage(),
        draft.member() + suffix,
        signature(draft),
        draft.file(),
        draft.line(),
        draft.at(),
        draft.suppressions());
  }

  private static List<Located<String>> located(ElementwiseDraft draft, List<String> values) {
    return values.stream().map(value -> new Located<>(value, draft.at())).toList();
  }

  private static GradientDraft gradient(ElementwiseDraft draft, Gradient gradient) {
    List<ParameterDraft> parameters = new ArrayList<>();
    for (String name : gradient.parameters()) {
      ParameterDraft own =
          draft.method().parameters().stream()
              .filter(one -> one.name().equals(name))
              .findFirst()
              .orElse(draft.method().parameters().get(0))
              .withName(name);
      parameters.add(draft.attributes().contains(name) ? own : withType(own, draft.tensor()));
    }
    return new GradientDraft(
        element(draft.element(), false),
        new Located<>(draft.op(), draft.at()),
        List.of(new Located<>(gradient.of(), draft.at())),
        draft.kernels(),
        draft.kernels(),
        draft.topLevel(),
        draft.javaPackage(),
        gradient.member(),
        method(draft, parameters),
        draft.file(),
        draft.line(),
        draft.at(),
        draft.suppressions());
  }

  /**
   * A derivative of a method.
   *
   * @param of the parameter
   * @param member the name of the method that computes it
   * @param body its expression; {@code null} where the method's body could not be read, so that it
   *     can only say so
   */
  record Gradient(String of, String member, @Nullable Body body) {

    /** Returns the derivatives that somebody may want: by tensors, but those written by hand. */
    static List<Gradient> all(ElementwiseDraft draft, ModuleDraft module) {
      Body body = draft.body();
      if (isTest(draft) || !draft.isDifferentiable()) {
        return List.of();
      }
      List<Gradient> all = new ArrayList<>();
      // The capital letters of ß and ss, say, are the same.
      FreeNames members = new FreeNames(List.of());
      for (Formula.Argument argument : Formula.of(draft, draft.op()).tensors()) {
        String member = members.take(member(draft, argument.name()));
        if (argument.type() == Type.REAL && !isWritten(draft, argument.name(), module)) {
          all.add(
              new Gradient(
                  argument.name(),
                  member,
                  body == null ? null : Gradients.of(body, body.parameter(argument.name()))));
        }
      }
      return all;
    }

    /** Returns whether a method tells true from false, which has no derivative. */
    static boolean isTest(ElementwiseDraft draft) {
      return draft.method().result().kind() == TypeDraft.Kind.BOOLEAN;
    }

    private static String member(ElementwiseDraft draft, String of) {
      String name = of.substring(0, 1).toUpperCase(Locale.ROOT) + of.substring(1);
      return draft.member() + "GradientOf" + name;
    }

    /** Returns what the method takes. */
    List<String> parameters() {
      return body == null
          ? List.of(Gradients.OF_RESULT)
          : body.parameters().stream().map(Parameter::name).toList();
    }

    private static boolean isWritten(ElementwiseDraft draft, String of, ModuleDraft module) {
      return module.gradients().stream()
          .filter(one -> one.op().value().equals(draft.op()))
          .anyMatch(one -> one.of(signature(draft)).contains(of));
    }
  }
}
