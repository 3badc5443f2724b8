package dev.waybill.plugin.warning;

/** A class that clients cannot see: they cannot declare a variable for it. */
final class HiddenClass extends MentionRule {

  @Override
  boolean isWrong(String mentioned, Item item, Scope scope) {
    return scope.isHidden(mentioned);
  }

  @Override
  String why(String mentioned, Scope scope) {
    return "which clients cannot see";
  }
}
