package dev.waybill.internal.registry;

import dev.waybill.spi.ExportModule;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;

/// Modules whose class of exports is in two places of one class path, of which Java loads the first
/// and never sees the second.
final class Shadowed {
  private Shadowed() {}

  /// Logs a line a class. No fault: most are two builds of one module, and the first serves.
  static void report(ClassLoader loader, List<ExportModule> modules) {
    for (ExportModule module : modules) {
      String resource = module.getClass().getName().replace('.', '/') + ".class";
      List<URL> places = places(loader, resource);
      if (places.size() > 1) {
        System.getLogger("dev.waybill.registry")
            .log(System.Logger.Level.WARNING, text(module, resource, places));
      }
    }
  }

  private static List<URL> places(ClassLoader loader, String resource) {
    try {
      return Collections.list(loader.getResources(resource));
    } catch (IOException e) {
      throw new ServiceConfigurationError(resource, e);
    }
  }

  private static String text(ExportModule module, String resource, List<URL> places) {
    StringBuilder text = new StringBuilder(module.id());
    text.append(": the class of its exports, ").append(module.getClass().getName()).append(", is");
    String and = " in ";
    for (URL place : places) {
      text.append(and).append(location(place, resource));
      and = " and in ";
    }
    return text.append(
            ", and only the first is loaded. Take the others off the class path, or compile them"
                + " with another id by -Awaybill.module.")
        .toString();
  }

  /// Returns `file:/a.jar` for `jar:file:/a.jar!/org/a/Exports.class`.
  private static String location(URL place, String resource) {
    String text = place.toString();
    String root = text.substring(0, text.length() - resource.length());
    return root.startsWith("jar:") && root.endsWith("!/")
        ? root.substring("jar:".length(), root.length() - "!/".length())
        : root;
  }
}
