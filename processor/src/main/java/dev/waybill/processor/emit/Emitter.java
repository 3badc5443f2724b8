package dev.waybill.processor.emit;

import dev.waybill.processor.write.GeneratedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Hands generated files to the compiler. */
public final class Emitter {

  private final Filer filer;
  private final Elements elements;

  /**
   * Makes an emitter for one compilation.
   *
   * @param environment the compiler's
   */
  public Emitter(ProcessingEnvironment environment) {
    filer = environment.getFiler();
    elements = environment.getElementUtils();
  }

  /**
   * Writes files.
   *
   * @param files the files
   * @throws IOException if the compiler refuses one
   */
  public void emit(List<GeneratedFile> files) throws IOException {
    for (GeneratedFile file : files) {
      // Bytes, not a writer: a writer uses the platform's charset for resources.
      try (OutputStream out = create(file).openOutputStream()) {
        out.write(file.content().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private FileObject create(GeneratedFile file) throws IOException {
    Element[] origins = origins(file.originatingTopLevelTypes());
    if (file.kind() == GeneratedFile.Kind.SOURCE) {
      return filer.createSourceFile(file.name(), origins);
    }
    return filer.createResource(StandardLocation.CLASS_OUTPUT, "", file.name(), origins);
  }

  private Element[] origins(List<String> types) {
    List<Element> origins = new ArrayList<>();
    for (String name : types) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null) {
        origins.add(type);
      }
    }
    return origins.toArray(new Element[0]);
  }
}
