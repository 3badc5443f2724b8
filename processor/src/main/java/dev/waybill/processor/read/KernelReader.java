package dev.waybill.processor.read;

import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.KernelDraft;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads methods with {@code @Kernel} or {@code @Gradient}. */
final class KernelReader {

  private final Elements elements;
  private final Sources sources;
  private final ElementReader elementReader;
  private final MethodReader methodReader;

  KernelReader(
      ProcessingEnvironment environment,
      Sources sources,
      ElementReader elementReader,
      MethodReader methodReader) {
    elements = environment.getElementUtils();
    this.sources = sources;
    this.elementReader = elementReader;
    this.methodReader = methodReader;
  }

  @Nullable KernelDraft readKernel(Element element) {
    Mirror kernel = Mirror.find(sources, element, "Kernel");
    if (kernel == null || kernel.isBroken() || !(element instanceof ExecutableElement method)) {
      return null;
    }
    PackageElement inPackage = elements.getPackageOf(element);
    return new KernelDraft(
        elementReader.read(element),
        kernel.text("op"),
        kernel.text("device"),
        kernel.texts("dtypes"),
        kernel.texts("requires"),
        kernel.integer("priority"),
        Names.binary(Names.owner(element)),
        Names.topLevel(element).getQualifiedName().toString(),
        inPackage == null ? "" : inPackage.getQualifiedName().toString(),
        element.getSimpleName().toString(),
        methodReader.read(method),
        sources.file(element),
        sources.line(element),
        kernel.at(),
        SuppressionReader.onAndAround(sources, element));
  }

  @Nullable GradientDraft readGradient(Element element) {
    Mirror gradient = Mirror.find(sources, element, "Gradient");
    if (gradient == null || gradient.isBroken() || !(element instanceof ExecutableElement method)) {
      return null;
    }
    return new GradientDraft(
        elementReader.read(element),
        gradient.text("op"),
        Names.binary(Names.owner(element)),
        element.getSimpleName().toString(),
        methodReader.read(method),
        gradient.at(),
        SuppressionReader.onAndAround(sources, element));
  }
}
