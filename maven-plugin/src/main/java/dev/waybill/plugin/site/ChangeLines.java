package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.ChangeKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts what has changed by version into what is new, deprecated, removed and otherwise changed.
 */
final class ChangeLines {

  static final String JAVA = "In Java";

  private static final Set<ChangeKind> NEW =
      EnumSet.of(ChangeKind.EXPORT_ADDED, ChangeKind.ALIAS_ADDED);
  private static final Set<ChangeKind> DEPRECATED =
      EnumSet.of(
          ChangeKind.NAME_DEPRECATED, ChangeKind.DEPRECATED, ChangeKind.DEPRECATED_FOR_REMOVAL);
  private static final Set<ChangeKind> REMOVED =
      EnumSet.of(
          ChangeKind.NAME_REMOVED,
          ChangeKind.NAME_REMOVED_AS_ANNOUNCED,
          ChangeKind.GENERATION_1_NAME_REMOVED);
  private static final List<String> GROUPS =
      List.of("New", "Deprecated", "Removed", "Changed", JAVA);

  private final Catalog catalog;

  ChangeLines(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The groups of a version that are not empty, with the way to pages from the root. */
  Map<String, List<ChangeLine>> groups(VersionChanges version) {
    Map<String, List<ChangeLine>> groups = new LinkedHashMap<>();
    for (String group : GROUPS) {
      List<ChangeLine> lines = new ArrayList<>();
      for (Change each : version.changes()) {
        if (group(each).equals(group)) {
          lines.add(line(version, each, ""));
        }
      }
      if (!lines.isEmpty()) {
        groups.put(group, lines);
      }
    }
    return groups;
  }

  /** What changed of each export, by canonical name, newest first. */
  Map<String, List<ChangeLine>> bySymbol(List<VersionChanges> versions) {
    Map<String, List<ChangeLine>> bySymbol = new LinkedHashMap<>();
    for (VersionChanges version : versions) {
      for (Change each : version.changes()) {
        find(each)
            .filter(symbol -> !isOfFacade(symbol, each))
            .ifPresent(
                symbol ->
                    bySymbol
                        .computeIfAbsent(symbol.name(), key -> new ArrayList<>())
                        .add(line(version, each, "../")));
      }
    }
    return bySymbol;
  }

  private String group(Change change) {
    if (NEW.contains(change.kind())) {
      return "New";
    } else if (REMOVED.contains(change.kind())) {
      return "Removed";
    } else if (find(change).filter(symbol -> !isOfFacade(symbol, change)).isEmpty()) {
      return JAVA;
    }
    return DEPRECATED.contains(change.kind()) ? "Deprecated" : "Changed";
  }

  /** What changes of an op changes its methods on the facade, too: once is enough. */
  private static boolean isOfFacade(ApiSymbol symbol, Change change) {
    return symbol.kind() != SymbolKind.TYPE && change.element().part().startsWith("#");
  }

  private ChangeLine line(VersionChanges version, Change change, String root) {
    String href = find(change).map(each -> root + catalog.places().of(each)).orElse("");
    return new ChangeLine(
        version.version(),
        change.element().toString(),
        href,
        change.kind().meaning(),
        change.before(),
        change.after(),
        change.worst().name().toLowerCase(Locale.ROOT),
        change.worst().isBreaking());
  }

  private Optional<ApiSymbol> find(Change change) {
    String owner = change.element().owner();
    Optional<ApiSymbol> named = catalog.find(owner);
    return named.isPresent() ? named : catalog.findType(owner);
  }
}
