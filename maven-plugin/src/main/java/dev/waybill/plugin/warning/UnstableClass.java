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
  String why() {
    return "which is experimental or internal, and this is stable";
  }
}
