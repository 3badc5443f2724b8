package dev.waybill.plugin.aggregate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what keeps modules from being used together. Within a module, and towards those that it is
 * compiled with, the processor has found the same already.
 */
final class ClashCheck {

  private static final List<ClashRule> RULES =
      List.of(
          new SharedModuleRule(),
          new SharedNameRule(),
          new SharedNamespaceRule(),
          new NameIsNamespaceRule(),
          new RemovedNameRule(),
          new RemovedFacadeRule(),
          new RemovedReplacementRule());

  private ClashCheck() {}

  static List<Clash> of(List<AggregatedModule> modules) {
    List<Clash> clashes = new ArrayList<>();
    RULES.forEach(rule -> rule.check(modules, clashes::add));
    return clashes.stream().sorted(Comparator.comparing(Clash::toString)).distinct().toList();
  }
}
