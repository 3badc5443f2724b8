package dev.waybill.manifest.surface;

import java.util.Set;

/** The annotations that a baseline keeps: those from which a client compiles or runs otherwise. */
public final class JavaAnnotations {

  /** The annotation of an enum or sealed type whose further cases are announced. */
  public static final String NON_EXHAUSTIVE = "NonExhaustive";

  private static final Set<String> NOTICED =
      Set.of(
          "java.lang.Deprecated",
          "java.lang.FunctionalInterface",
          "java.lang.SafeVarargs",
          "java.lang.annotation.Documented",
          "java.lang.annotation.Inherited",
          "java.lang.annotation.Repeatable",
          "java.lang.annotation.Retention",
          "java.lang.annotation.Target",
          "org.jspecify.annotations.NullMarked",
          "org.jspecify.annotations.NullUnmarked");

  private JavaAnnotations() {}

  /**
   * Returns whether a baseline keeps an annotation.
   *
   * @param name its binary name
   * @return whether it is kept
   */
  public static boolean isNoticed(String name) {
    return NOTICED.contains(name) || name.endsWith("." + NON_EXHAUSTIVE);
  }
}
