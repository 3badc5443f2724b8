package dev.waybill.plugin.aggregate;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.plugin.baseline.Tombstone;
import dev.waybill.plugin.site.SiteModule;
import dev.waybill.plugin.site.VersionChanges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One of the modules.
 *
 * @param site what it exports, and what its docs say
 * @param removed the names that it had once
 * @param history what changed in which of its versions, the newest first
 */
public record AggregatedModule(
    SiteModule site, NavigableMap<String, Tombstone> removed, List<VersionChanges> history) {

  /** Copies the collections. */
  public AggregatedModule {
    removed = Collections.unmodifiableNavigableMap(new TreeMap<>(removed));
    history = List.copyOf(history);
  }

  ApiManifest manifest() {
    return site.manifest();
  }

  /** Its name as users know it, {@code group:artifact:version}. */
  String id() {
    return manifest().module();
  }

  /** The names of an export in the present generation, the canonical one first. */
  static List<String> names(ApiSymbol symbol) {
    List<String> names = new ArrayList<>(List.of(symbol.name()));
    names.addAll(symbol.aliases());
    return names;
  }

  /**
   * Where an export is declared, as the processor tells it: {@code org.example.Text.cut
   * (Text.java:7)}.
   */
  static String declaration(ApiSymbol symbol) {
    String member = symbol.member().isEmpty() ? "" : "." + symbol.member();
    String file = symbol.source().file();
    String place =
        file.isEmpty()
            ? ""
            : " (" + file.substring(file.lastIndexOf('/') + 1) + ":" + symbol.source().line() + ")";
    return symbol.owner().replace('$', '.') + member + place;
  }
}
