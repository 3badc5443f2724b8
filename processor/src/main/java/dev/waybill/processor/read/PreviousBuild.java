package dev.waybill.processor.read;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.SourceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/**
 * Compares this compilation with the manifest of the one before. A compiler that is given only the
 * changed files would otherwise write a shorter surface and say nothing.
 */
final class PreviousBuild {

  /** The annotations of classes and members that the output has something of. */
  static final List<String> EXPORTING =
      List.of("Export", "Kernel", "Gradient", "Shape", "Elementwise");

  private final Elements elements;
  private final Filer filer;
  private final Sources sources;
  private final Annotated annotated;
  private final Set<String> tops;

  PreviousBuild(
      ProcessingEnvironment environment, Sources sources, Annotated annotated, Set<String> tops) {
    this.annotated = annotated;
    this.tops = tops;
    elements = environment.getElementUtils();
    filer = environment.getFiler();
    this.sources = sources;
  }

  /**
   * Returns the classes that the previous manifest names, that still have exports, kernels or
   * gradients, and that are not compiled now; and the {@code package-info}s that declare its
   * namespaces and are not compiled now.
   *
   * @param at where to report them
   */
  List<Located<String>> missing(SourceRef at) {
    ApiManifest previous = previous();
    Set<String> packages = new TreeSet<>();
    List<Located<String>> missing = new ArrayList<>();
    for (String owner : owners(previous)) {
      TypeElement type = Names.find(elements, owner);
      if (type != null) {
        packages.add(elements.getPackageOf(type).getQualifiedName().toString());
      }
      if (type != null && !tops.contains(topLevel(type)) && hasExport(type)) {
        missing.add(new Located<>(owner, at));
      }
    }
    // Where a class is missing too, its message says what to do.
    for (String name : missing.isEmpty() ? packages : Set.<String>of()) {
      PackageElement inPackage = elements.getPackageElement(name);
      if (inPackage != null && declares(inPackage, previous)) {
        missing.add(new Located<>(name + ".package-info", at));
      }
    }
    return missing;
  }

  /** Returns the classes of which the previous manifest has exports, and that are compiled now. */
  List<Located<String>> stale() {
    List<Located<String>> stale = new ArrayList<>();
    for (String owner : owners(previous())) {
      TypeElement type = Names.find(elements, owner);
      if (type != null && tops.contains(topLevel(type))) {
        stale.add(new Located<>(owner, ElementRef.of(sources, type)));
      }
    }
    return stale;
  }

  private static String topLevel(TypeElement type) {
    return Names.topLevel(type).getQualifiedName().toString();
  }

  private boolean declares(PackageElement inPackage, ApiManifest previous) {
    Mirror namespace = Mirror.find(sources, inPackage, "Namespace");
    return namespace != null
        && !annotated.with("Namespace").contains(inPackage)
        && previous.namespaces().stream()
            .anyMatch(known -> known.name().equals(namespace.text("value").value()));
  }

  private ApiManifest previous() {
    try {
      CharSequence json =
          filer
              .getResource(StandardLocation.CLASS_OUTPUT, "", ManifestJson.RESOURCE)
              .getCharContent(true);
      return ManifestJson.read(json.toString(), ManifestJson.RESOURCE);
    } catch (IOException | IllegalArgumentException | JsonFault none) {
      // The first build, or a manifest of another format: nothing to compare with.
      return new ApiManifest(
          ApiManifest.FORMAT, "none", List.of(), List.of(), List.of(), List.of());
    }
  }

  private static Set<String> owners(ApiManifest manifest) {
    Set<String> owners = new TreeSet<>(manifest.stateful());
    for (ApiSymbol symbol : manifest.symbols()) {
      owners.add(symbol.owner());
      symbol.gradients().forEach(gradient -> owners.add(owner(gradient.method())));
      symbol.kernels().forEach(kernel -> owners.add(owner(kernel.method())));
    }
    manifest.kernels().forEach(kernel -> owners.add(owner(kernel.method())));
    manifest.gradients().forEach(gradient -> owners.add(owner(gradient.method())));
    owners.remove("");
    // Kernels that are written stand for the class that they are written from.
    return owners.stream()
        .map(ElementwiseDraft::source)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the class in {@code org.example.Relu#relu}. */
  private static String owner(String method) {
    return method.substring(0, Math.max(0, method.indexOf('#')));
  }

  private boolean hasExport(TypeElement type) {
    if (Mirror.find(sources, type, "Export") != null
        || Mirror.find(sources, type, "Stateful") != null) {
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
