package dev.waybill.manifest.surface;

import dev.waybill.manifest.ApiParameter;
import dev.waybill.manifest.ApiSymbol;
import java.util.ArrayList;
import java.util.List;

/**
 * A class that a signature mentions.
 *
 * @param part the member whose signature it is, as {@link JavaText#name} names it; empty for the
 *     head of a class and for an export
 * @param name the binary name of the mentioned class
 */
public record Mention(String part, String name) {

  /**
   * Lists what a class mentions; its permitted subclasses are not in it.
   *
   * @param clazz the class
   * @return the mentions, first those of its head
   */
  public static List<Mention> of(JavaClass clazz) {
    List<Mention> found = new ArrayList<>();
    if (clazz.superclass() != null) {
      add("", clazz.superclass(), found);
    }
    clazz.interfaces().forEach(each -> add("", each, found));
    bounds("", clazz.typeParameters(), found);
    clazz.components().forEach(each -> add("", each.type(), found));
    clazz.fields().stream()
        .filter(JavaField::isVisible)
        .forEach(each -> add(each.name(), each.type(), found));
    for (JavaMethod method : clazz.methods()) {
      String part = JavaText.name(clazz, method);
      bounds(part, method.typeParameters(), found);
      add(part, method.result(), found);
      method.parameters().forEach(each -> add(part, each.type(), found));
      method.thrown().forEach(each -> add(part, each, found));
    }
    return found;
  }

  /**
   * Lists what an export mentions in its own signature.
   *
   * @param symbol the export; a type has no signature of its own
   * @return the mentions
   */
  public static List<Mention> of(ApiSymbol symbol) {
    List<Mention> found = new ArrayList<>();
    bounds("", SourceTypes.typeParameters(symbol.typeParameters()), found);
    List<String> sources = new ArrayList<>(symbol.thrown());
    symbol.parameters().stream().map(ApiParameter::type).forEach(sources::add);
    if (!symbol.result().isEmpty()) {
      sources.add(symbol.result());
    }
    for (String each : sources) {
      add("", SourceTypes.type(each, symbol.typeParameters()), found);
    }
    return found;
  }

  private static void bounds(String part, List<TypeVariable> variables, List<Mention> found) {
    variables.forEach(variable -> variable.bounds().forEach(each -> add(part, each, found)));
  }

  private static void add(String part, TypeUse type, List<Mention> found) {
    if (type.form() == TypeUse.Form.CLASS) {
      found.add(new Mention(part, type.name()));
    }
    type.arguments().forEach(each -> add(part, each, found));
    if (type.owner() != null) {
      add(part, type.owner(), found);
    }
  }
}
