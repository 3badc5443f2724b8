package dev.waybill.processor.model;

import dev.waybill.processor.elementwise.Body;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method with {@code @Elementwise}, and perhaps one of the same name for {@code long} beside it.
 *
 * @param element what it stands on
 * @param op the canonical name of the op that it exports; empty where it exports none
 * @param owner the binary name of the declaring class
 * @param ownerName the qualified name of that class, in which {@code $} is part of a name only
 * @param topLevel the qualified name of the top-level class around it
 * @param javaPackage its package
 * @param member the method's name
 * @param method its signature
 * @param attributes the parameters that stay numbers
 * @param isDifferentiable whether it is without {@code @NotDifferentiable}
 * @param tensor the type that the other parameters become
 * @param body the function; {@code null} where it could not be read
 * @param roundsToFloat whether Java computes a part of it in {@code float}, also for doubles
 * @param whole the function of {@code long} beside it; {@code null} where there is none
 * @param wholeMethod its signature, read or not
 * @param problems what cannot be translated, each at its place
 * @param file its file below the source root; empty where unknown
 * @param line its line; 0 where unknown
 * @param at the annotation
 * @param nameAt the method's name
 * @param suppressions what {@code @SuppressExport} says
 */
public record ElementwiseDraft(
    ElementDraft element,
    String op,
    String owner,
    String ownerName,
    String topLevel,
    String javaPackage,
    String member,
    MethodDraft method,
    Set<String> attributes,
    boolean isDifferentiable,
    TypeDraft tensor,
    @Nullable Body body,
    boolean roundsToFloat,
    @Nullable Body whole,
    @Nullable MethodDraft wholeMethod,
    List<Located<String>> problems,
    String file,
    int line,
    SourceRef at,
    SourceRef nameAt,
    List<SuppressionDraft> suppressions) {

  /** What stands behind the name of a class in that of the class with its kernels. */
  private static final String KERNELS = "_Kernels";

  /** Copies the collections. */
  public ElementwiseDraft {
    attributes = Set.copyOf(attributes);
    problems = List.copyOf(problems);
    suppressions = List.copyOf(suppressions);
  }

  /**
   * Returns the binary name of the class that its kernels are written into.
   *
   * @return a name
   */
  public String kernels() {
    return kernels(owner);
  }

  /**
   * Returns the name of the class that the kernels of a class are written into.
   *
   * @param owner the binary name of a class
   * @return a qualified name
   */
  public static String kernels(String owner) {
    int dot = owner.lastIndexOf('.') + 1;
    return owner.substring(0, dot) + owner.substring(dot).replace('$', '_') + KERNELS;
  }

  /**
   * Returns the class that kernels were written from.
   *
   * @param owner the name of any class
   * @return the other class, or the same name
   */
  public static String source(String owner) {
    return owner.endsWith(KERNELS) ? owner.substring(0, owner.length() - KERNELS.length()) : owner;
  }
}
