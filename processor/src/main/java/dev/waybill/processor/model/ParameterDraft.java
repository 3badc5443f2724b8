package dev.waybill.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of an exported method or kernel.
 *
 * @param name its name
 * @param type its type
 * @param defaultValue what {@code @Default} says, or {@code null}
 * @param range what {@code @Range} says, or {@code null}
 * @param aliases the {@code @Aliases}, or {@code null}
 * @param mutates the {@code @Mutates}, or {@code null}
 * @param shapeOnly whether {@code @ShapeOnly} says that a gradient looks at no element
 * @param at the parameter
 * @param suppressions what {@code @SuppressExport} says on it
 */
public record ParameterDraft(
    String name,
    TypeDraft type,
    @Nullable Located<String> defaultValue,
    @Nullable RangeDraft range,
    @Nullable SourceRef aliases,
    @Nullable SourceRef mutates,
    boolean shapeOnly,
    SourceRef at,
    java.util.List<SuppressionDraft> suppressions) {

  /**
   * Returns the same parameter with another name.
   *
   * @param other the name
   * @return a parameter
   */
  public ParameterDraft withName(String other) {
    return new ParameterDraft(
        other, type, defaultValue, range, aliases, mutates, shapeOnly, at, suppressions);
  }
}
