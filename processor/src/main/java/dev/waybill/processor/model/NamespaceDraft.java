package dev.waybill.processor.model;

/**
 * A package with {@code @Namespace}.
 *
 * @param name the namespace
 * @param title its title
 * @param text its text; the package's Javadoc where the annotation gives none
 * @param facadePackage the package under which the facade lies
 * @param facade the facade's simple name as written; empty for the default
 * @param hidesJavaLang whether the facade has the name of a type in {@code java.lang}
 * @param facadeExists whether the class or module path has a class of the facade's qualified name
 *     that no earlier compilation of this module wrote
 * @param javaPackage the annotated package
 * @param at the annotation
 * @param suppressions what {@code @SuppressExport} says on the package
 */
public record NamespaceDraft(
    Located<String> name,
    Located<String> title,
    String text,
    Located<String> facadePackage,
    Located<String> facade,
    boolean hidesJavaLang,
    boolean facadeExists,
    String javaPackage,
    SourceRef at,
    java.util.List<SuppressionDraft> suppressions) {

  /**
   * Returns the simple name of the facade: as written, or the last segment in UpperCamel.
   *
   * @param name the namespace
   * @param facade the facade as written
   * @return a simple name
   */
  public static String facadeName(String name, String facade) {
    if (!facade.isEmpty() || name.isEmpty()) {
      return facade;
    }
    String last = name.substring(name.lastIndexOf('.') + 1);
    return last.isEmpty() ? "" : Character.toUpperCase(last.charAt(0)) + last.substring(1);
  }

  /**
   * Returns the qualified name of the facade.
   *
   * @param facadePackage the facade package
   * @param name the namespace
   * @param facade the facade as written
   * @return a qualified name
   */
  public static String qualifiedFacade(String facadePackage, String name, String facade) {
    int dot = name.lastIndexOf('.');
    String inner = dot < 0 ? "" : "." + name.substring(0, dot);
    return facadePackage + inner + "." + facadeName(name, facade);
  }
}
