package dev.waybill.plugin.warning;

import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaModule;
import dev.waybill.manifest.surface.Surface;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What rules ask about the classes that an entry mentions. */
final class Scope {

  private final Predicate<String> artifact;
  private final JavaModule module;
  private final Set<String> packages;
  private final Set<String> own = new HashSet<>();
  private final Set<String> facades = new HashSet<>();

  /** The statuses of exported types by their binary names. */
  private final Map<String, String> types = new HashMap<>();

  Scope(Surface surface, Predicate<String> artifact, Collection<String> packages) {
    this.artifact = artifact;
    this.module = surface.javaModule();
    this.packages = Set.copyOf(packages);
    surface.classes().stream().map(JavaClass::name).forEach(own::add);
    surface.namespaces().stream().map(ApiNamespace::facade).forEach(facades::add);
    for (ApiSymbol each : surface.symbols()) {
      if (each.kind() == SymbolKind.TYPE) {
        types.put(each.owner(), each.status());
      }
    }
  }

  /**
   * Whether it is a class of the artifact that clients cannot see. Other classes are not looked
   * for: which ones are found depends on the JDK and the repository of the machine.
   */
  boolean isHidden(String name) {
    return artifact.test(name) && !isOwn(name);
  }

  /** Whether it is a class of the artifact that clients can see. */
  boolean isOwn(String name) {
    return own.contains(name);
  }

  /** Whether it is an exported type, stands in one or in a package that belongs to the surface. */
  boolean isExported(String name) {
    return !status(name).isEmpty()
        || facades.contains(outermost(name))
        || packages.contains(packageName(name));
  }

  boolean isInExportedPackage(String name) {
    return module.name().isEmpty()
        || module.isAutomatic()
        || module.exports().contains(packageName(name));
  }

  /** The status of an exported type, or of the one around a class; empty where there is none. */
  String status(String name) {
    for (int end = name.length(); end > 0; end = name.lastIndexOf('$', end - 1)) {
      String status = types.get(name.substring(0, end));
      if (status != null) {
        return status;
      }
    }
    return "";
  }

  /** Whether a class stands in the file of the entry: its own nested ones, and it itself. */
  boolean isAround(Item item, String name) {
    JavaClass clazz = item.clazz();
    return clazz != null && outermost(clazz.name()).equals(outermost(name));
  }

  private static String outermost(String name) {
    int end = name.indexOf('$');
    return end < 0 ? name : name.substring(0, end);
  }

  private static String packageName(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }
}
