package dev.waybill.plugin.warning;

import dev.waybill.manifest.ApiSymbol;
import java.util.List;

/** A deprecated export whose users are not told what to use. */
final class NoReplacement implements WarningRule {

  private static final String DEPRECATED = "DEPRECATED";

  @Override
  public List<String> check(Item item, Scope scope) {
    ApiSymbol symbol = item.symbol();
    boolean isWrong =
        symbol != null
            && symbol.status().equals(DEPRECATED)
            && symbol.deprecations().stream().noneMatch(each -> each.name().equals(symbol.name()));
    return isWrong
        ? List.of("is deprecated, and no @DeprecatedName says what to use instead")
        : List.of();
  }
}
