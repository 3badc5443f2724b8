package dev.waybill.processor.model;

import dev.waybill.manifest.FacadeNames;
import dev.waybill.manifest.SymbolKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element with {@code @Export}.
 *
 * @param kind what it is
 * @param element what kind of element it really is, with its modifiers
 * @param names the names, canonical or not, in declared order
 * @param generation1 the names in generation 1, or {@code null} where {@code v1} is absent
 * @param deprecations its deprecated names
 * @param since the {@code since}, empty where absent
 * @param status the {@code status}
 * @param owner the binary name of the declaring class, or of the type itself
 * @param ownerName the qualified name of that class, in which {@code $} is part of a name only
 * @param topLevel the qualified name of the top-level class around it
 * @param javaPackage its package
 * @param member the method's or field's name; empty for a type
 * @param method the signature of a method; for a type with {@code @Creator} that of the
 *     constructor, whose result is the type; else {@code null}
 * @param creator that constructor, else {@code null}
 * @param fieldType the type of a field, else {@code null}
 * @param constantValue a compile-time constant as a Java literal, else {@code null}
 * @param op what {@code @Op} says, else {@code null}
 * @param notDifferentiable what {@code @NotDifferentiable} says, else {@code null}
 * @param javaDeprecated what {@code @Deprecated} on it says, or {@code null} without
 * @param doc its documentation
 * @param file its file below the source root; empty where unknown
 * @param line its line; 0 where unknown
 * @param at the element
 * @param exportAt the {@code @Export} annotation
 * @param suppressions what {@code @SuppressExport} says on it and on the classes around it
 */
public record SymbolDraft(
    SymbolKind kind,
    ElementDraft element,
    List<Located<String>> names,
    @Nullable List<Located<String>> generation1,
    List<DeprecationDraft> deprecations,
    Located<String> since,
    String status,
    String owner,
    String ownerName,
    String topLevel,
    String javaPackage,
    String member,
    @Nullable MethodDraft method,
    @Nullable CreatorDraft creator,
    @Nullable TypeDraft fieldType,
    @Nullable String constantValue,
    @Nullable OpDraft op,
    @Nullable Located<String> notDifferentiable,
    @Nullable JavaDeprecation javaDeprecated,
    DocDraft doc,
    String file,
    int line,
    SourceRef at,
    SourceRef exportAt,
    List<SuppressionDraft> suppressions) {

  /** Copies the lists. */
  public SymbolDraft {
    names = List.copyOf(names);
    generation1 = generation1 == null ? null : List.copyOf(generation1);
    deprecations = List.copyOf(deprecations);
    suppressions = List.copyOf(suppressions);
  }

  /**
   * Returns the canonical name: the first that is not deprecated, or the first where all are.
   *
   * @return a name; empty where there is none
   */
  public String canonicalName() {
    for (Located<String> name : names) {
      if (!isDeprecated(name.value())) {
        return name.value();
      }
    }
    return names.isEmpty() ? "" : names.get(0).value();
  }

  /**
   * Returns what it is called by in Java.
   *
   * @return the method's or field's name; for a type its simple name
   */
  public String called() {
    return member.isEmpty() ? ownerName.substring(ownerName.lastIndexOf('.') + 1) : member;
  }

  /**
   * Returns the name of the facade's method for one of its names.
   *
   * @param name a name such as {@code nn.functional.relu}, or {@code nn.Linear} of a type
   * @return the same; for a type that a facade makes {@code nn.linear}
   */
  public String facadeName(String name) {
    return creator == null ? name : FacadeNames.ofCreator(name);
  }

  /**
   * Returns whether a facade has methods for it, where its names have namespaces.
   *
   * @return whether it is an op, a function or a type with a creator
   */
  public boolean isCallable() {
    return method != null;
  }

  /**
   * Returns whether a name of this symbol is deprecated.
   *
   * @param name the name
   * @return whether {@code @DeprecatedName} names it
   */
  public boolean isDeprecated(String name) {
    for (DeprecationDraft deprecation : deprecations) {
      if (deprecation.name().value().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the op whose in-place form it is.
   *
   * @return the op, or {@code null} where it is written itself
   */
  public @Nullable SymbolDraft inPlaceOf() {
    return op == null ? null : op.inPlaceOf();
  }

  /**
   * Returns whether it writes into what it takes.
   *
   * @return whether it is an in-place form, or says so with {@code @Mutates}
   */
  public boolean writes() {
    return inPlaceOf() != null
        || (method != null && method.parameters().stream().anyMatch(p -> p.mutates() != null));
  }

  /**
   * Returns the name of the class that is generated beside a class with exports.
   *
   * @param owner the binary name of the class
   * @return a qualified name
   */
  public static String registrar(String owner) {
    int dot = owner.lastIndexOf('.') + 1;
    return owner.substring(0, dot) + owner.substring(dot).replace('$', '_') + "_Registrar";
  }

  /**
   * What {@code @Op} says.
   *
   * @param dtypes the dtypes of the reference kernel
   * @param inPlace whether it has an in-place form
   * @param pointwise whether elements depend on elements at the same place only
   * @param portable whether the body runs on every device
   * @param anyDevice whether arguments may lie on other devices than the first
   * @param inPlaceOf the op whose in-place form it is, or {@code null}
   * @param at the annotation
   */
  public record OpDraft(
      List<Located<String>> dtypes,
      boolean inPlace,
      boolean pointwise,
      boolean portable,
      boolean anyDevice,
      @Nullable SymbolDraft inPlaceOf,
      SourceRef at) {}
}
