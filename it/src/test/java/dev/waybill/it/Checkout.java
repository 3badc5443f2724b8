package dev.waybill.it;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/// The folder that these tests stand in, and copies of it that another build is made of.
final class Checkout {
  /// The folder of the parent's pom.
  static final Path HERE = Path.of("").toAbsolutePath().getParent();

  private Checkout() {}

  /// Copies what is no output of a build.
  static void copy(Path target) throws IOException {
    if (target.toAbsolutePath().startsWith(HERE)) {
      throw new IllegalArgumentException(target + " lies in the checkout: the copy has no end");
    }
    Set<String> left = Set.of("target", ".git", ".idea");
    Files.walkFileTree(
        HERE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path source, BasicFileAttributes attributes)
              throws IOException {
            if (left.contains(String.valueOf(source.getFileName()))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(target.resolve(HERE.relativize(source)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path source, BasicFileAttributes attributes)
              throws IOException {
            if (!left.contains(String.valueOf(source.getFileName()))) {
              Files.copy(source, target.resolve(HERE.relativize(source)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
