package dev.waybill.plugin.warning;

import dev.waybill.manifest.ApiSymbol;

/** An experimental or internal class in the signature of what is promised to stay. */
final class UnstableClass extends MentionRule {

  private static final String STABLE = "STABLE";
  private static final String EXPERIMENTAL = "EXPERIMENTAL";

  @Override
  boolean isWrong(String mentioned, Item item, Scope scope) {
    ApiSymbol symbol = item.symbol();
    return symbol != null
        && symbol.status().equals(STABLE)
        && !scope.isAround(item, mentioned)
        && (scope.status(mentioned).equals(EXPERIMENTAL) || isInternal(mentioned));
  }

  /** Whether a package says that it is nobody's concern; so do those of the JDK. */
  private static boolean isInternal(String name) {
    return name.contains(".internal.") || name.startsWith("sun.");
  }

  @Override
  String why(String mentioned, Scope scope) {
    // What is exported says of itself what it is.
    boolean isExperimental = scope.status(mentioned).equals(EXPERIMENTAL);
    return "which is " + (isExperimental ? "experimental" : "internal") + ", and this is stable";
  }
}
