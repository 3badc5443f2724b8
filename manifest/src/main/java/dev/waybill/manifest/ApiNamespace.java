package dev.waybill.manifest;

/**
 * A namespace and its facade.
 *
 * @param name the namespace, such as {@code nn.functional}
 * @param title the title of its docs page
 * @param text its introduction, Markdown
 * @param facade the qualified name of its facade class
 */
public record ApiNamespace(String name, String title, String text, String facade) {}
