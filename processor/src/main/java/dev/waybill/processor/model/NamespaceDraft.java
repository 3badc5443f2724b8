package dev.waybill.processor.model;

/**
 * A package with {@code @Namespace}.
 *
 * @param name the namespace
 * @param title its title
 * @param text its text; the package's Javadoc where the annotation gives none
 * @param facadePackage the package under which the facade lies
 * @param facade the facade's simple name as written; empty for the default
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
    String javaPackage,
    SourceRef at,
    java.util.List<SuppressionDraft> suppressions) {}
