package dev.waybill.plugin.warning;

/** A class in a package that the module keeps to itself: public, and nobody can use it. */
final class UnexportedPackage extends MentionRule {

  @Override
  boolean isWrong(String mentioned, Item item, Scope scope) {
    return scope.isOwn(mentioned) && !scope.isInExportedPackage(mentioned);
  }

  @Override
  String why(String mentioned, Scope scope) {
    return "whose package the module does not export";
  }
}
