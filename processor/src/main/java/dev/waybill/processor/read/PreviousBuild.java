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

  private final Elements elements;
  private final Filer filer;
  private final Sources sources;

  PreviousBuild(ProcessingEnvironment environment, Sources sources) {
    elements = environment.getElementUtils();
    filer = environment.getFiler();
    this.sources = sources;
  }

  /**
   * Returns the classes that the previous manifest names, that still carry {@code @Export}, and
   * that are not compiled now.
   *
   * @param ownTopLevels the top-level classes that are compiled now
   * @param at where to report them
   */
  List<Located<String>> missing(Set<String> ownTopLevels, SourceRef at) {
    Set<String> owners = new TreeSet<>();
    for (ApiSymbol symbol : previous()) {
      owners.add(symbol.owner());
    }
    List<Located<String>> missing = new ArrayList<>();
    for (String owner : owners) {
      TypeElement type = elements.getTypeElement(owner.replace('$', '.'));
      if (type != null
          && !ownTopLevels.contains(Names.topLevel(type).getQualifiedName().toString())
          && hasExport(type)) {
        missing.add(new Located<>(owner, at));
      }
    }
    return missing;
  }

  private List<ApiSymbol> previous() {
    try {
      CharSequence json =
          filer
              .getResource(StandardLocation.CLASS_OUTPUT, "", ManifestJson.RESOURCE)
              .getCharContent(true);
      ApiManifest manifest = ManifestJson.read(json.toString(), ManifestJson.RESOURCE);
      return manifest.symbols();
    } catch (IOException | IllegalArgumentException | JsonFault none) {
      // The first build, or a manifest of another format: nothing to compare with.
      return List.of();
    }
  }

  private boolean hasExport(TypeElement type) {
    if (Mirror.find(sources, type, "Export") != null) {
      return true;
    }
    for (Element member : type.getEnclosedElements()) {
      if (Mirror.find(sources, member, "Export") != null) {
        return true;
      }
    }
    return false;
  }
}
