package dev.waybill.processor.model;

import java.util.List;

/**
 * A method with {@code @Kernel}, or with {@code @Shape}, which is a kernel of device {@code meta}.
 *
 * @param shape whether it is a shape rule
 * @param element what it stands on
 * @param op the op as written
 * @param device the device as written
 * @param dtypes the dtypes as written
 * @param requires the capabilities as written
 * @param priority the priority
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
public record KernelDraft(
    boolean shape,
    ElementDraft element,
    Located<String> op,
    Located<String> device,
    List<Located<String>> dtypes,
    List<Located<String>> requires,
    Located<Integer> priority,
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

  /** The device of shape rules. */
  public static final String META = "meta";

  /** Copies the lists. */
  public KernelDraft {
    dtypes = List.copyOf(dtypes);
    requires = List.copyOf(requires);
    suppressions = List.copyOf(suppressions);
  }

  /**
   * Returns what it is, for messages.
   *
   * @return {@code kernel} or {@code shape rule}
   */
  public String word() {
    return shape ? "shape rule" : "kernel";
  }
}
