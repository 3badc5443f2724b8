package dev.waybill.processor.model;

import java.util.List;

/**
 * A method with {@code @Gradient}.
 *
 * @param element what it stands on
 * @param op the op as written
 * @param of the op's parameters as written; empty for all tensors
 * @param owner the binary name of the declaring class
 * @param ownerName the qualified name of that class, in which {@code $} is part of a name only
 * @param topLevel the qualified name of the top-level class around it
 * @param javaPackage its package
 * @param member the method's name
 * @param method its signature
 * @param file its file below the source root; empty where unknown
 * @param line its line; 0 where unknown
 * @param at the annotation
 * @param suppressions what {@code @SuppressExport} says
 */
public record GradientDraft(
    ElementDraft element,
    Located<String> op,
    List<Located<String>> of,
    String owner,
    String ownerName,
    String topLevel,
    String javaPackage,
    String member,
    MethodDraft method,
    String file,
    int line,
    SourceRef at,
    List<SuppressionDraft> suppressions) {

  /** The name under which a gradient takes the op's result. */
  public static final String RESULT = "result";

  /** Copies the lists. */
  public GradientDraft {
    of = List.copyOf(of);
    suppressions = List.copyOf(suppressions);
  }

  /**
   * Returns the parameters whose gradients the method returns.
   *
   * @param derived the signature of the op
   * @return names, in the order of the method's result
   */
  public List<String> of(MethodDraft derived) {
    return of.isEmpty()
        ? derived.parameters().stream()
            .filter(p -> p.type().isTensors())
            .map(ParameterDraft::name)
            .toList()
        : of.stream().map(Located::value).toList();
  }

  /**
   * Returns what the method takes behind the gradient of the result.
   *
   * @return the op's parameters, and perhaps its result
   */
  public List<ParameterDraft> taken() {
    List<ParameterDraft> all = method.parameters();
    return all.subList(Math.min(1, all.size()), all.size());
  }
}
