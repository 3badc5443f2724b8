package dev.waybill.processor.model;

import java.util.List;

/**
 * A method with {@code @Gradient}.
 *
 * @param element what it stands on
 * @param op the op as written
 * @param owner the binary name of the declaring class
 * @param member the method's name
 * @param method its signature
 * @param at the annotation
 * @param suppressions what {@code @SuppressExport} says
 */
public record GradientDraft(
    ElementDraft element,
    Located<String> op,
    String owner,
    String member,
    MethodDraft method,
    SourceRef at,
    List<SuppressionDraft> suppressions) {

  /** Copies the list. */
  public GradientDraft {
    suppressions = List.copyOf(suppressions);
  }
}
