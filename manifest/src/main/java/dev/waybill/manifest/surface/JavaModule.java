package dev.waybill.manifest.surface;

import java.util.List;

/**
 * What a jar says about itself as a module.
 *
 * @param name its name; empty where it has none
 * @param isAutomatic whether the name stands in the jar's manifest and not in a module declaration
 * @param exports the packages that it exports, {@code package} or {@code package to module, module}
 * @param opens the packages that it opens, likewise; {@link #ALL} for an open module
 * @param requires the modules that it needs, such as {@code transitive java.sql}
 * @param provides the services that it provides: {@code service with class, class}
 */
public record JavaModule(
    String name,
    boolean isAutomatic,
    List<String> exports,
    List<String> opens,
    List<String> requires,
    List<String> provides) {

  /** All packages. */
  public static final String ALL = "*";

  /** No module. */
  public static final JavaModule NONE =
      new JavaModule("", true, List.of(), List.of(), List.of(), List.of());

  /** Sorts the lists. */
  public JavaModule {
    exports = exports.stream().sorted().toList();
    opens = opens.stream().sorted().toList();
    requires = requires.stream().sorted().toList();
    provides = provides.stream().sorted().toList();
  }
}
