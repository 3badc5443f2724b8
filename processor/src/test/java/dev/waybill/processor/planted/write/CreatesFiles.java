package dev.waybill.processor.planted.write;

import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;

/** A writer that creates files itself. */
public final class CreatesFiles {
  FileObject create(Filer filer) throws IOException {
    return filer.createSourceFile("Planted");
  }
}
