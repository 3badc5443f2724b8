package dev.waybill.plugin.classes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

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
   * @throws UnreadableClassException if a class file cannot be read that may have one
   * @throws IOException if the folder cannot be read
   */
  public static Optional<String> find(Path classes) throws UnreadableClassException, IOException {
    if (!Files.isDirectory(classes)) {
      return Optional.empty();
    }
    try (ClassFolder folder = ClassFolder.open(classes)) {
      for (String name : folder.classes()) {
        byte[] file = folder.find(name.replace('.', '/') + ".class").orElse(new byte[0]);
        // Most classes do not even mention it, and need not be understood.
        if (new String(file, StandardCharsets.ISO_8859_1).contains(ANNOTATION)
            && isExported(name + " in " + folder, file)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isExported(String where, byte[] file) throws UnreadableClassException {
    Finder finder = new Finder();
    try {
      new ClassReader(file).accept(finder, ClassReader.SKIP_CODE);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw UnreadableClassException.of(where, file, e);
    }
    return finder.found;
  }

  /** Looks at annotations only: the descriptor is in signatures and strings, too. */
  private static final class Finder extends ClassVisitor {

    private boolean found;

    Finder() {
      super(Opcodes.ASM9);
    }

    private @Nullable AnnotationVisitor look(String descriptor) {
      found |= descriptor.equals(ANNOTATION);
      return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return look(descriptor);
    }

    @Override
    public FieldVisitor visitField(
        int flags, String field, String type, @Nullable String signature, @Nullable Object value) {
      return new FieldVisitor(Opcodes.ASM9) {
        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
          return look(descriptor);
        }
      };
    }

    @Override
    public MethodVisitor visitMethod(
        int flags, String method, String type, @Nullable String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
          return look(descriptor);
        }
      };
    }
  }
}
