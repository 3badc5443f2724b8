package dev.waybill.plugin.witness.client;

import java.util.List;

/** Throws an exception, and catches one that nothing throws. */
final class ThrowException implements ClientTemplate {

  @Override
  public List<Use> uses(Target target) {
    if (!target.isClass() || !target.isBelow("java.lang.Throwable")) {
      return List.of();
    }
    String type = target.typeText();
    return List.of(
        Use.ofStatement("throw (" + type + ") null;", ""),
        Use.ofStatement("try { new Object().hashCode(); } catch (" + type + " e) { }", ""));
  }
}
