package dev.waybill.processor.read;

import dev.waybill.processor.model.DocDraft;
import dev.waybill.processor.model.NamespaceDraft;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Reads packages with {@code @Namespace}. */
final class NamespaceReader {

  private final Elements elements;
  private final Filer filer;
  private final Sources sources;
  private final Set<String> ownTopLevels;
  private final DocReader docReader;

  NamespaceReader(ProcessingEnvironment environment, Sources sources, Set<String> ownTopLevels) {
    elements = environment.getElementUtils();
    filer = environment.getFiler();
    this.sources = sources;
    this.ownTopLevels = ownTopLevels;
    docReader = new DocReader(sources);
  }

  @Nullable NamespaceDraft read(Element element) {
    Mirror namespace = Mirror.find(sources, element, "Namespace");
    if (namespace == null
        || namespace.isBroken()
        || !(element instanceof PackageElement inPackage)) {
      return null;
    }
    String text = namespace.text("text").value();
    String name = namespace.text("value").value();
    String facade = namespace.text("facade").value();
    String facadePackage = namespace.text("facadePackage").value();
    return new NamespaceDraft(
        namespace.text("value"),
        namespace.text("title"),
        text.isEmpty() ? comment(element) : text,
        namespace.text("facadePackage"),
        namespace.text("facade"),
        hidesJavaLang(NamespaceDraft.facadeName(name, facade)),
        isOnPath(NamespaceDraft.qualifiedFacade(facadePackage, name, facade)),
        inPackage.getQualifiedName().toString(),
        namespace.at(),
        SuppressionReader.on(sources, element));
  }

  private boolean hidesJavaLang(String simpleName) {
    return SourceVersion.isIdentifier(simpleName)
        && elements.getTypeElement("java.lang." + simpleName) != null;
  }

  private boolean isOnPath(String facade) {
    return SourceVersion.isName(facade)
        && !ownTopLevels.contains(facade)
        && elements.getTypeElement(facade) != null
        && !isOwnOutput(facade);
  }

  private boolean isOwnOutput(String type) {
    int dot = type.lastIndexOf('.');
    try (InputStream file =
        filer
            .getResource(
                StandardLocation.CLASS_OUTPUT,
                type.substring(0, Math.max(0, dot)),
                type.substring(dot + 1) + ".class")
            .openInputStream()) {
      return file != null;
    } catch (IOException | IllegalArgumentException none) {
      return false;
    }
  }

  private String comment(Element element) {
    DocDraft doc = docReader.read(element);
    return (doc.summary() + "\n\n" + doc.body()).strip();
  }
}
