package dev.waybill.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * A type as it stands in source.
 *
 * @param source with packages written out, generics and annotations' absence as in generated code,
 *     such as {@code java.util.List<java.lang.String>}
 * @param display without packages, such as {@code List<String>}
 * @param erasure the erasure, such as {@code java.util.List}
 * @param kind what it can carry
 * @param dispatchable whether it is a {@code dev.waybill.dispatch.Dispatchable}
 * @param nullMark the {@code @Nullable} of the type or of what has it, or {@code null}
 * @param enumConstants the constants in order, for an enum
 * @param visible whether it is public, with all classes around it
 * @param ownType the binary name where the type is declared in this compilation, else empty
 * @param dispatchableList whether it is a {@code java.util.List} of a dispatchable type
 * @param holdsDispatchable whether it is an array or another generic type with a dispatchable type
 *     inside
 */
public record TypeDraft(
    String source,
    String display,
    String erasure,
    Kind kind,
    boolean dispatchable,
    @Nullable NullMark nullMark,
    java.util.List<String> enumConstants,
    boolean visible,
    String ownType,
    boolean dispatchableList,
    boolean holdsDispatchable) {

  /**
   * Returns whether {@code null} is a value of it.
   *
   * @return whether it is marked {@code @Nullable}
   */
  public boolean nullable() {
    return nullMark != null;
  }

  /**
   * Returns whether a kernel is chosen by values of the type, and gradients belong to them.
   *
   * @return whether it is a tensor or a list of tensors
   */
  public boolean isTensors() {
    return dispatchable || dispatchableList;
  }

  /** What a type can carry. */
  public enum Kind {
    /** No value. */
    VOID,
    /** {@code boolean}. */
    BOOLEAN,
    /** {@code char}. */
    CHAR,
    /** {@code byte}, {@code short}, {@code int} or {@code long}. */
    INTEGER,
    /** {@code float} or {@code double}. */
    FLOATING,
    /** {@code java.lang.String}. */
    STRING,
    /** An enum. */
    ENUM,
    /** An array. */
    ARRAY,
    /** A type variable. */
    VARIABLE,
    /** Any other class or interface. */
    REFERENCE,
    /** A type that does not resolve. */
    ERROR
  }
}
