package dev.waybill.processor.read;

import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.Located;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads methods with {@code @Kernel}, {@code @Shape} or {@code @Gradient}. */
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
    return kernel(
        false,
        method,
        kernel,
        kernel.text("device"),
        kernel.texts("dtypes"),
        kernel.texts("requires"),
        kernel.integer("priority"));
  }

  @Nullable KernelDraft readShape(Element element) {
    Mirror shape = Mirror.find(sources, element, "Shape");
    if (shape == null || shape.isBroken() || !(element instanceof ExecutableElement method)) {
      return null;
    }
    return kernel(
        true,
        method,
        shape,
        new Located<>(KernelDraft.META, shape.at()),
        List.of(),
        List.of(),
        new Located<>(0, shape.at()));
  }

  @Nullable GradientDraft readGradient(Element element) {
    Mirror gradient = Mirror.find(sources, element, "Gradient");
    if (gradient == null || gradient.isBroken() || !(element instanceof ExecutableElement method)) {
      return null;
    }
    return new GradientDraft(
        elementReader.read(element),
        gradient.text("op"),
        gradient.texts("of"),
        Names.binary(Names.owner(element)),
        Names.owner(element).getQualifiedName().toString(),
        Names.topLevel(element).getQualifiedName().toString(),
        packageOf(element),
        element.getSimpleName().toString(),
        methodReader.read(method),
        sources.file(element),
        sources.line(element),
        gradient.at(),
        SuppressionReader.onAndAround(sources, element));
  }

  private KernelDraft kernel(
      boolean shape,
      ExecutableElement method,
      Mirror mirror,
      Located<String> device,
      List<Located<String>> dtypes,
      List<Located<String>> requires,
      Located<Integer> priority) {
    return new KernelDraft(
        shape,
        elementReader.read(method),
        mirror.text("op"),
        device,
        dtypes,
        requires,
        priority,
        Names.binary(Names.owner(method)),
        Names.owner(method).getQualifiedName().toString(),
        Names.topLevel(method).getQualifiedName().toString(),
        packageOf(method),
        method.getSimpleName().toString(),
        methodReader.read(method),
        sources.file(method),
        sources.line(method),
        mirror.at(),
        SuppressionReader.onAndAround(sources, method));
  }

  private String packageOf(Element element) {
    PackageElement inPackage = elements.getPackageOf(element);
    return inPackage == null ? "" : inPackage.getQualifiedName().toString();
  }
}
