package dev.waybill.processor.read;

import dev.waybill.processor.model.ModuleIdentity;
import dev.waybill.processor.model.SourceRef;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who the compiled module is: the option {@code waybill.module}, else the Maven project
 * around the class output, else the {@code module-info}, else the common package.
 */
final class IdentityReader {

  private static final String OPTION = "waybill.module";

  private final Filer filer;
  private final Map<String, String> options;

  IdentityReader(ProcessingEnvironment environment) {
    filer = environment.getFiler();
    options = environment.getOptions();
  }

  ModuleIdentity read(@Nullable ModuleElement module, Collection<String> packages, SourceRef at) {
    String javaModule = module == null ? "" : module.getQualifiedName().toString();
    String given = options.getOrDefault(OPTION, "");
    if (!given.isBlank()) {
      return new ModuleIdentity(given.strip(), javaModule, at);
    }
    String maven = maven();
    if (!maven.isEmpty()) {
      return new ModuleIdentity(maven, javaModule, at);
    }
    String fallback = javaModule.isEmpty() ? common(packages) : javaModule;
    return new ModuleIdentity(fallback, javaModule, at);
  }

  private String maven() {
    try {
      URI output =
          filer.getResource(StandardLocation.CLASS_OUTPUT, "", "META-INF/waybill/api.json").toUri();
      if (output == null || !"file".equals(output.getScheme())) {
        return "";
      }
      for (Path folder = Path.of(output).getParent(); folder != null; folder = folder.getParent()) {
        Path pom = folder.resolve("pom.xml");
        if (Files.isRegularFile(pom)) {
          return Pom.coordinates(pom);
        }
      }
    } catch (IOException | IllegalArgumentException noFolder) {
      return "";
    }
    return "";
  }

  private static String common(Collection<String> packages) {
    Iterator<String> each = packages.iterator();
    String common = each.hasNext() ? each.next() : "";
    while (each.hasNext()) {
      String next = each.next();
      while (!common.isEmpty() && !(next + ".").startsWith(common + ".")) {
        common = common.substring(0, Math.max(0, common.lastIndexOf('.')));
      }
    }
    return common.isEmpty() ? "unnamed" : common;
  }
}
