package dev.waybill.processor.read;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.SourceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/**
 * Compares this compilation with the manifest of the one before. A compiler that is given only the
 * changed files would otherwise write a shorter surface and say nothing.
 */
final class PreviousBuild {

  private static final List<String> EXPORTING = List.of("Export", "Kernel", "Gradient", "Shape");

  private final Elements elements;
  private final Filer filer;
  private final Sources sources;

  PreviousBuild(ProcessingEnvironment environment, Sources sources) {
    elements = environment.getElementUtils();
    filer = environment.getFiler();
    this.sources = sources;
  }

  /**
   * Returns the classes that the previous manifest names, that still have exports, kernels or
   * gradients, and that are not compiled now.
   *
   * @param ownTopLevels the top-level classes that are compiled now
   * @param at where to report them
   */
  List<Located<String>> missing(Set<String> ownTopLevels, SourceRef at) {
    List<Located<String>> missing = new ArrayList<>();
    for (String owner : previousOwners()) {
      TypeElement type = Names.find(elements, owner);
      if (type != null
          && !ownTopLevels.contains(Names.topLevel(type).getQualifiedName().toString())
          && hasExport(type)) {
        missing.add(new Located<>(owner, at));
      }
    }
    return missing;
  }

  private Set<String> previousOwners() {
    try {
      CharSequence json =
          filer
              .getResource(StandardLocation.CLASS_OUTPUT, "", ManifestJson.RESOURCE)
              .getCharContent(true);
      ApiManifest manifest = ManifestJson.read(json.toString(), ManifestJson.RESOURCE);
      Set<String> owners = new TreeSet<>();
      for (ApiSymbol symbol : manifest.symbols()) {
        owners.add(symbol.owner());
        symbol.gradients().forEach(gradient -> owners.add(owner(gradient.method())));
        symbol.kernels().forEach(kernel -> owners.add(owner(kernel.method())));
      }
      manifest.kernels().forEach(kernel -> owners.add(owner(kernel.method())));
      manifest.gradients().forEach(gradient -> owners.add(owner(gradient.method())));
      owners.remove("");
      return owners;
    } catch (IOException | IllegalArgumentException | JsonFault none) {
      // The first build, or a manifest of another format: nothing to compare with.
      return Set.of();
    }
  }

  /** Returns the class in {@code org.example.Relu#relu}. */
  private static String owner(String method) {
    return method.substring(0, Math.max(0, method.indexOf('#')));
  }

  private boolean hasExport(TypeElement type) {
    if (Mirror.find(sources, type, "Export") != null) {
      return true;
    }
    for (Element member : type.getEnclosedElements()) {
      if (EXPORTING.stream().anyMatch(name -> Mirror.find(sources, member, name) != null)) {
        return true;
      }
    }
    return false;
  }
}
