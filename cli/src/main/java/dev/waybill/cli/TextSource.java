package dev.waybill.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;

/// Reads documents from a folder, a zip or a single file, in the order of their names. What is not
/// UTF-8 text or cannot be read is passed over and counted.
final class TextSource {

  private final Path path;
  private final Progress progress;
  private int skipped;

  TextSource(Path path, Progress progress) {
    this.path = path;
    this.progress = progress;
  }

  /// Reads all documents.
  ///
  /// @throws Failure if the path itself cannot be read
  void read(Consumer<TextDocument> into) {
    if (!Files.exists(path)) {
      throw Failure.of("cannot read " + path + ": there is no such file or folder.");
    }
    try {
      if (Files.isDirectory(path)) {
        readFolder(into);
      } else if (isZip()) {
        readZip(into);
      } else {
        readFile(path, path.getFileName().toString(), into);
      }
    } catch (IOException e) {
      throw Failure.of("cannot read " + path + ": " + Sentences.reason(e) + ".", e);
    }
  }

  /// Returns how many files were passed over.
  int skipped() {
    return skipped;
  }

  private void readFolder(Consumer<TextDocument> into) throws IOException {
    List<Path> files = new ArrayList<>();
    if (!Files.isReadable(path)) {
      throw new IOException("permission denied");
    }
    // A walk does not enter a link that it starts at.
    Path root = path.toRealPath();
    Files.walkFileTree(root, new Walk(files));
    files.replaceAll(file -> path.resolve(root.relativize(file)));
    files.sort(Comparator.comparing(this::relative));
    for (int i = 0; i < files.size(); i++) {
      progress.at(i, files.size());
      try {
        readFile(files.get(i), relative(files.get(i)), into);
      } catch (IOException e) {
        skipped++;
      }
    }
  }

  private void readFile(Path file, String name, Consumer<TextDocument> into) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      skipped += new TextFile(name).read(in, into) ? 0 : 1;
    }
  }

  private void readZip(Consumer<TextDocument> into) throws IOException {
    try (ZippedFiles zip = ZippedFiles.open(path)) {
      List<ZipEntry> entries = zip.files();
      for (int i = 0; i < entries.size(); i++) {
        progress.at(i, entries.size());
        String name = entries.get(i).getName();
        try (InputStream in = zip.read(entries.get(i))) {
          skipped += new TextFile(name).read(in, into) ? 0 : 1;
        } catch (IOException e) {
          skipped++;
        }
      }
    }
  }

  private boolean isZip() throws IOException {
    String name = path.toString();
    if (name.endsWith(".zip") || name.endsWith(".jar")) {
      return true;
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(4);
      return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] < 9;
    }
  }

  private String relative(Path file) {
    return path.relativize(file).toString().replace('\\', '/');
  }

  private final class Walk extends SimpleFileVisitor<Path> {

    private final List<Path> files;

    Walk(List<Path> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      // .git and its like hold no text that a person looks for.
      boolean hidden =
          folder.getFileName() != null && folder.getFileName().toString().startsWith(".");
      return hidden && !folder.equals(path)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() || Files.isRegularFile(file)) {
        files.add(file);
      } else {
        skipped++;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      skipped++;
      return FileVisitResult.CONTINUE;
    }
  }
}
