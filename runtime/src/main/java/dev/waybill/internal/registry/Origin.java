package dev.waybill.internal.registry;

import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ServiceConfigurationError;

/// Where modules are from, for messages. Asked only when something is wrong: code sources are
/// costly.
final class Origin {
  private Origin() {}

  /// Returns the jar or folder that a class was loaded from.
  static String of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? "module " + type.getModule().getName()
        : path(source.getLocation().toString());
  }

  /// Returns the jar or folder that holds a resource.
  static String of(URL resource, String name) {
    String root = resource.toString();
    root = root.substring(0, root.length() - name.length());
    boolean jar = root.startsWith("jar:") && root.endsWith("!/");
    return path(jar ? root.substring("jar:".length(), root.length() - "!/".length()) : root);
  }

  /// Returns the complaint about a jar or folder whose classes do not load.
  static String broken(String origin, Throwable e) {
    return origin
        + " does not load: "
        + reason(e)
        + ". Build it again, or leave it out of the class path.";
  }

  private static String path(String url) {
    try {
      return url.startsWith("file:") ? Path.of(URI.create(url)).toString() : url;
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return url; // an address that is no path, as a class loader of a host may make
    }
  }

  private static String reason(Throwable e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof ServiceConfigurationError) {
      // "dev.waybill.spi.ExportModule: Provider org.example.Exports not found"
      String problem = message.substring(message.indexOf(": ") + 1).strip();
      return e.getCause() == null ? problem : problem + " (" + e.getCause() + ")";
    }
    return e instanceof NoClassDefFoundError && message.indexOf(' ') < 0
        ? "the class " + message.replace('/', '.') + " is missing"
        : e.getClass().getSimpleName() + ": " + message;
  }
}
