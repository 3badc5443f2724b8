package dev.waybill.processor.read;

import dev.waybill.processor.elementwise.Elsewhere;
import dev.waybill.processor.model.ElementwiseDraft;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/** What class files say of elementwise methods. */
final class ClassFiles implements Elsewhere {
  private static final String FORMULAS = "dev.waybill.spi.Formulas";

  private final Elements elements;
  private final Filer filer;
  private final Sources sources;

  ClassFiles(ProcessingEnvironment environment, Sources sources) {
    elements = environment.getElementUtils();
    filer = environment.getFiler();
    this.sources = sources;
  }

  @Override
  public List<String> formulas(TypeElement owner) {
    String kernels = ElementwiseDraft.kernels(Names.binary(owner));
    TypeElement type = elements.getTypeElement(kernels);
    if (type == null) {
      return List.of();
    }
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      if (Mirror.name(mirror).equals(FORMULAS)) {
        return mirror.getElementValues().values().stream()
            .flatMap(value -> ((List<?>) value.getValue()).stream())
            .map(one -> String.valueOf(((AnnotationValue) one).getValue()))
            .toList();
      }
    }
    return List.of();
  }

  @Override
  public boolean isElementwise(ExecutableElement method) {
    return Mirror.find(sources, method, "Elementwise") != null;
  }

  @Override
  public boolean isOwn(TypeElement owner) {
    String name = Names.binary(owner);
    int dot = name.lastIndexOf('.');
    String javaPackage = name.substring(0, Math.max(0, dot));
    try (InputStream found =
        filer
            .getResource(
                StandardLocation.CLASS_OUTPUT, javaPackage, name.substring(dot + 1) + ".class")
            .openInputStream()) {
      return found.read() >= 0;
    } catch (IOException | IllegalArgumentException none) {
      return false;
    }
  }
}
