package dev.waybill.processor.model;

import java.util.List;

/**
 * A constructor with {@code @Creator}, whose signature is the {@code method} of its type's draft.
 *
 * @param isPublic whether it is public
 * @param ofAbstractClass whether its class is abstract
 * @param isGeneric whether its class has type parameters
 * @param others further constructors of the class with the annotation
 * @param at the annotation
 */
public record CreatorDraft(
    boolean isPublic,
    boolean ofAbstractClass,
    boolean isGeneric,
    List<SourceRef> others,
    SourceRef at) {

  /** Copies the list. */
  public CreatorDraft {
    others = List.copyOf(others);
  }
}
