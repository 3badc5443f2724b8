package dev.waybill.processor.model;

/**
 * What kind of element an annotation stands on.
 *
 * @param kind the compiler's word for it: {@code METHOD}, {@code CLASS}, {@code INTERFACE}, {@code
 *     ENUM}, {@code RECORD}, {@code ANNOTATION_TYPE}, {@code FIELD}, {@code ENUM_CONSTANT} …
 * @param isPublic whether it is public itself
 * @param isPrivate whether it is private
 * @param isStatic whether it is static
 * @param isFinal whether it is final
 * @param isNative whether it is native
 * @param hiddenBy the nearest class around it that is not public; empty where none is
 * @param inPrivateClass whether a class around it is private
 * @param innerIn the nearest class around it that is not static and not top-level; empty where none
 * @param localOrAnonymous whether it stands inside a method
 * @param unnamedPackage whether it stands in the unnamed package
 * @param exportedPackage whether its package is exported by the {@code module-info}, or there is
 *     none
 * @param describe it in words, such as {@code method relu}
 */
public record ElementDraft(
    String kind,
    boolean isPublic,
    boolean isPrivate,
    boolean isStatic,
    boolean isFinal,
    boolean isNative,
    String hiddenBy,
    boolean inPrivateClass,
    String innerIn,
    boolean localOrAnonymous,
    boolean unnamedPackage,
    boolean exportedPackage,
    String describe) {}
