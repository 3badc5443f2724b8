package dev.waybill.plugin.site;

import java.util.List;

/**
 * What a site is made of.
 *
 * @param title its title
 * @param version the version that it documents
 * @param modules the modules, that of the project first
 * @param history what changed in which version, the newest first; empty where no release is known
 */
public record SiteInput(
    String title, String version, List<SiteModule> modules, List<VersionChanges> history) {

  /** Copies the lists. */
  public SiteInput {
    modules = List.copyOf(modules);
    history = List.copyOf(history);
  }
}
