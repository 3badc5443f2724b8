package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The documentation comments of a JDK's sources, a document a file.
final class JdkDocs {

  private final Path sources;

  private JdkDocs(Path sources) {
    this.sources = sources;
  }

  /// Returns the sources of the JDK in a folder.
  static JdkDocs of(Path javaHome) {
    return new JdkDocs(javaHome.resolve("lib").resolve("src.zip"));
  }

  Path sources() {
    return sources;
  }

  boolean exist() {
    return Files.isRegularFile(sources);
  }

  /// Reads the comments of all files that have any, in the order of their names.
  List<TextDocument> read(Progress progress) {
    return read(progress, file -> true);
  }

  /// Reads the comments of some files that have any, in the order of their names.
  ///
  /// @param wanted is asked with names such as `java.base/java/util/List.java`
  List<TextDocument> read(Progress progress, Predicate<String> wanted) {
    try (ZipFile zip = new ZipFile(sources.toFile())) {
      List<? extends ZipEntry> files =
          zip.stream()
              .filter(e -> e.getName().endsWith(".java") && wanted.test(e.getName()))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      AtomicInteger done = new AtomicInteger();
      return files.parallelStream()
          .map(
              file -> {
                synchronized (progress) {
                  progress.at(done.incrementAndGet(), files.size());
                }
                return TextDocument.of(file.getName(), JavadocText.of(text(zip, file)));
              })
          .filter(document -> !document.text().isEmpty())
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw Failure.of("cannot read " + sources + ": " + Sentences.reason(e) + ".", e);
    }
  }

  private static String text(ZipFile zip, ZipEntry file) {
    try (InputStream in = zip.getInputStream(file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
