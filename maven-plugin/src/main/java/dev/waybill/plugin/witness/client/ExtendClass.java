package dev.waybill.plugin.witness.client;

import java.util.List;
import java.util.Set;

/** Declares a class below: it extends a class or implements an interface. */
final class ExtendClass implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    Subclasses below = new Subclasses(target);
    if (!below.isPossible() || !target.isClass()) {
      return List.of();
    }
    return List.of(
        Use.ofDeclaration(
            below.head(), below.whole("", Set.of()), "new " + Subclasses.NAME + "();"));
  }
}
