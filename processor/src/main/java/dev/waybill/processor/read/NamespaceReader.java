package dev.waybill.processor.read;

import dev.waybill.processor.model.DocDraft;
import dev.waybill.processor.model.NamespaceDraft;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import org.jspecify.annotations.Nullable;

/** Reads packages with {@code @Namespace}. */
final class NamespaceReader {

  private final Sources sources;
  private final DocReader docReader;

  NamespaceReader(Sources sources) {
    this.sources = sources;
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
    return new NamespaceDraft(
        namespace.text("value"),
        namespace.text("title"),
        text.isEmpty() ? comment(element) : text,
        namespace.text("facadePackage"),
        namespace.text("facade"),
        inPackage.getQualifiedName().toString(),
        namespace.at(),
        SuppressionReader.on(sources, element));
  }

  private String comment(Element element) {
    DocDraft doc = docReader.read(element);
    return (doc.summary() + "\n\n" + doc.body()).strip();
  }
}
