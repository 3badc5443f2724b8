package dev.waybill.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The files in a zip, in the order of their names.
///
/// A zip need not say how its names are written. UTF-8 is tried first, then GB18030, in which
/// Chinese Windows writes names, then Latin 1, in which any bytes are a name.
final class ZippedFiles implements Closeable {

  private final ZipFile zip;
  private final List<ZipEntry> files;

  private ZippedFiles(ZipFile zip, List<ZipEntry> files) {
    this.zip = zip;
    this.files = files;
  }

  /// Opens a zip.
  ///
  /// @throws IOException if it cannot be read or is none
  static ZippedFiles open(Path path) throws IOException {
    IOException broken = null;
    for (Charset names : charsets()) {
      try {
        return open(path, names);
      } catch (ZipException e) {
        broken = broken == null ? new IOException("it is a broken zip file", e) : broken;
      }
    }
    throw broken == null ? new IOException("it is a broken zip file") : broken;
  }

  List<ZipEntry> files() {
    return files;
  }

  InputStream read(ZipEntry file) throws IOException {
    return zip.getInputStream(file);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static List<Charset> charsets() {
    return List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.ISO_8859_1);
  }

  private static ZippedFiles open(Path path, Charset names) throws IOException {
    ZipFile zip = new ZipFile(path.toFile(), names);
    try {
      List<ZipEntry> files = new ArrayList<>();
      zip.stream().filter(e -> !e.isDirectory()).forEach(files::add);
      files.sort(Comparator.comparing(ZipEntry::getName));
      return new ZippedFiles(zip, files);
    } catch (IllegalArgumentException e) {
      // How ZipFile says, late, that a name is not written in the charset.
      zip.close();
      ZipException wrong = new ZipException(e.getMessage());
      wrong.initCause(e);
      throw wrong;
    }
  }
}
