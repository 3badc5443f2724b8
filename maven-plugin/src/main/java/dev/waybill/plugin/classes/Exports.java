package dev.waybill.plugin.classes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out whether classes were meant to be exported. */
public final class Exports {

  /** As it stands in the constant pool of every class that has the annotation. */
  private static final String ANNOTATION = "Ldev/waybill/annotations/Export;";

  private Exports() {}

  /**
   * Finds a class with an {@code @Export}.
   *
   * @param classes a folder of classes; it need not be there
   * @return the binary name of the first one
   * @throws IOException if the folder cannot be read
   */
  public static Optional<String> find(Path classes) throws IOException {
    if (!Files.isDirectory(classes)) {
      return Optional.empty();
    }
    try (ClassFolder folder = ClassFolder.open(classes)) {
      for (String name : folder.classes()) {
        byte[] file = folder.find(name.replace('.', '/') + ".class").orElse(new byte[0]);
        if (new String(file, StandardCharsets.ISO_8859_1).contains(ANNOTATION)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }
}
