package dev.waybill.processor.read;

import dev.waybill.processor.model.SuppressionDraft;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** Reads {@code @SuppressExport}. */
final class SuppressionReader {

  private SuppressionReader() {}

  /** Returns what stands on the element itself. */
  static List<SuppressionDraft> on(Sources sources, Element element) {
    if (element.getAnnotationMirrors().isEmpty()) {
      return List.of();
    }
    List<SuppressionDraft> found = new ArrayList<>();
    for (Mirror mirror : Mirror.all(sources, element, "SuppressExport")) {
      found.add(new SuppressionDraft(mirror.text("id"), mirror.text("reason"), mirror.at()));
    }
    return found;
  }

  /** Returns what stands anywhere, on elements without exports too. */
  static List<SuppressionDraft> all(Sources sources, Annotated annotated) {
    List<SuppressionDraft> all = new ArrayList<>();
    annotated.with("SuppressExport").forEach(element -> all.addAll(on(sources, element)));
    annotated.with("SuppressExport.All").forEach(element -> all.addAll(on(sources, element)));
    return all;
  }

  /** Returns what stands on the element, on the classes around it and on its package. */
  static List<SuppressionDraft> onAndAround(Sources sources, Element element) {
    List<SuppressionDraft> found = new ArrayList<>(on(sources, element));
    for (Element around = element.getEnclosingElement();
        around instanceof TypeElement || around instanceof PackageElement;
        around = around.getEnclosingElement()) {
      found.addAll(on(sources, around));
    }
    return found;
  }
}
