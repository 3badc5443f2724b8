package dev.waybill.plugin.site;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;

/**
 * What the page of a namespace shows.
 *
 * @param name its name; empty for exports that have none
 * @param title its title
 * @param text its introduction
 * @param facade the qualified name of its facade
 * @param href its page
 * @param size how many exports it has
 * @param groups its exports by kind
 */
public record NamespacePage(
    String name,
    String title,
    TemplateHTMLOutputModel text,
    String facade,
    String href,
    int size,
    List<Group> groups) {

  /**
   * The exports of one kind.
   *
   * @param title what they are
   * @param entries the exports
   */
  public record Group(String title, List<Entry> entries) {}

  /**
   * An export.
   *
   * @param name its canonical name
   * @param simpleName its name in the namespace
   * @param href its page
   * @param summary its first sentence
   * @param aliases its further names
   * @param isDeprecated whether it is deprecated
   * @param isExperimental whether it is experimental
   * @param form the canonical name of its in-place form; empty where it has none
   * @param simpleForm that name in the namespace
   * @param formHref the page of the form
   */
  public record Entry(
      String name,
      String simpleName,
      String href,
      TemplateHTMLOutputModel summary,
      List<String> aliases,
      boolean isDeprecated,
      boolean isExperimental,
      String form,
      String simpleForm,
      String formHref) {}
}
