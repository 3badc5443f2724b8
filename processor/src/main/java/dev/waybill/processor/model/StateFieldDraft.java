package dev.waybill.processor.model;

import java.util.List;

/**
 * A field of a class with {@code @Stateful}.
 *
 * @param name its name
 * @param key what {@code @Named} says, or its name
 * @param named whether {@code @Named} stands on it
 * @param holds what it can hold
 * @param type its type without packages, such as {@code List<Parameter>}
 * @param isStatic whether it is static
 * @param isTransient whether it is transient
 * @param isPrivate whether it is private
 * @param hasAccessor whether a method of its name returns it to generated code
 * @param at the field
 * @param suppressions what {@code @SuppressExport} says on it and around it
 */
public record StateFieldDraft(
    String name,
    Located<String> key,
    boolean named,
    Holds holds,
    String type,
    boolean isStatic,
    boolean isTransient,
    boolean isPrivate,
    boolean hasAccessor,
    SourceRef at,
    List<SuppressionDraft> suppressions) {

  /** Copies the list. */
  public StateFieldDraft {
    suppressions = List.copyOf(suppressions);
  }

  /**
   * Returns whether what it holds is state.
   *
   * @return whether its type is a state's, and its modifiers do not say otherwise
   */
  public boolean isState() {
    return holds == Holds.STATE && !isStatic && !isTransient;
  }

  /** What a field can hold. */
  public enum Holds {
    /** A parameter, buffer or module. */
    STATE,
    /** A tensor that is neither parameter nor buffer. */
    TENSOR,
    /** An array, collection, map or optional of state or tensors. */
    CONTAINER,
    /** Something else. */
    OTHER,
    /** Nobody knows: its type does not resolve. */
    ERROR
  }
}
