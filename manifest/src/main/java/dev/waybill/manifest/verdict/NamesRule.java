package dev.waybill.manifest.verdict;

import dev.waybill.manifest.ApiDeprecation;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.Version;
import java.util.ArrayList;
import java.util.List;

/** Compares the names of an export and what is said about their end. */
final class NamesRule implements SymbolRule {

  @Override
  public void compare(SymbolPair pair, Changes changes) {
    ApiSymbol before = pair.before();
    ApiSymbol after = pair.after();
    List<String> was = names(before);
    List<String> is = names(after);
    for (String each : was) {
      if (!is.contains(each)) {
        removed(before, each, pair.version(), changes);
      }
    }
    for (String each : is) {
      if (!was.contains(each)) {
        changes.add(ChangeKind.ALIAS_ADDED, element(after, each), "", each);
      }
    }
    if (!before.name().equals(after.name())) {
      changes.add(ChangeKind.CANONICAL_NAME_CHANGED, pair.element(), before.name(), after.name());
    }
    for (String each : before.generation1()) {
      if (!after.generation1().contains(each)) {
        changes.add(ChangeKind.GENERATION_1_NAME_REMOVED, pair.element(each), each, "");
      }
    }
    deprecations(pair, changes);
  }

  /** Reports that a name is gone, which a deprecation may have announced for this version. */
  static void removed(ApiSymbol symbol, String name, String version, Changes changes) {
    ApiDeprecation announced = deprecation(symbol, name);
    boolean isDue =
        announced != null
            && Version.isVersion(announced.removal())
            && Version.isVersion(version)
            && Version.compare(announced.removal(), version) <= 0;
    changes.add(
        isDue ? ChangeKind.NAME_REMOVED_AS_ANNOUNCED : ChangeKind.NAME_REMOVED,
        element(symbol, name),
        name,
        "");
  }

  /** One name of an export: what is accepted of it says nothing of its others. */
  private static Element element(ApiSymbol symbol, String name) {
    return name.equals(symbol.name()) ? Element.of(name) : Element.of(symbol.name(), name);
  }

  static List<String> names(ApiSymbol symbol) {
    List<String> names = new ArrayList<>();
    names.add(symbol.name());
    names.addAll(symbol.aliases());
    return names;
  }

  private static @org.jspecify.annotations.Nullable ApiDeprecation deprecation(
      ApiSymbol symbol, String name) {
    for (ApiDeprecation each : symbol.deprecations()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }

  private static void deprecations(SymbolPair pair, Changes changes) {
    for (ApiDeprecation each : pair.after().deprecations()) {
      ApiDeprecation old = deprecation(pair.before(), each.name());
      if (old == null) {
        changes.add(ChangeKind.NAME_DEPRECATED, pair.element(), "", text(each));
      } else if (isForward(old.removal(), each.removal())) {
        changes.add(ChangeKind.REMOVAL_MOVED_FORWARD, pair.element(), text(old), text(each));
      }
    }
    for (ApiDeprecation each : pair.before().deprecations()) {
      if (deprecation(pair.after(), each.name()) == null
          && names(pair.after()).contains(each.name())) {
        changes.add(ChangeKind.NAME_NO_LONGER_DEPRECATED, pair.element(), text(each), "");
      }
    }
  }

  private static boolean isForward(String before, String after) {
    return Version.isVersion(before)
        && Version.isVersion(after)
        && Version.compare(after, before) < 0;
  }

  private static String text(ApiDeprecation deprecation) {
    return deprecation.name()
        + " since "
        + deprecation.since()
        + (deprecation.removal().isEmpty() ? "" : ", removed in " + deprecation.removal());
  }
}
