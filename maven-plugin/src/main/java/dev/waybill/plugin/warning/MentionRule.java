package dev.waybill.plugin.warning;

import dev.waybill.manifest.surface.Mention;
import java.util.List;

/** A kind of warning about classes that signatures mention. */
abstract class MentionRule implements WarningRule {

  @Override
  public final List<String> check(Item item, Scope scope) {
    return item.mentions().stream()
        .filter(each -> isWrong(each.name(), item, scope))
        .map(each -> part(each) + "mentions " + each.name() + ", " + why(each.name(), scope))
        .distinct()
        .toList();
  }

  /** Whether the entry should not mention a class. */
  abstract boolean isWrong(String mentioned, Item item, Scope scope);

  /** What is wrong with the class, as a relative clause. */
  abstract String why(String mentioned, Scope scope);

  private static String part(Mention mention) {
    return mention.part().isEmpty() ? "" : mention.part() + " ";
  }
}
