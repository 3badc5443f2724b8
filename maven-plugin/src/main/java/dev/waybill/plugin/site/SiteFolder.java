package dev.waybill.plugin.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Writes a site beside its place and moves it there when it is whole. */
final class SiteFolder {

  /** Tells a site, which may be replaced, from a folder that somebody else needs. */
  static final String MARK = ".waybill-site";

  private final Path output;
  private final Path part;
  private final Set<Path> made = ConcurrentHashMap.newKeySet();

  private SiteFolder(Path output, Path part) {
    this.output = output;
    this.part = part;
  }

  static SiteFolder begin(Path output) throws SiteException, IOException {
    Path target = output.toAbsolutePath().normalize();
    checkReplaceable(target);
    Path parent = target.getParent();
    if (parent == null) {
      throw new SiteException(output + " cannot be a site. Name another folder.");
    }
    Files.createDirectories(parent);
    SiteFolder folder =
        new SiteFolder(target, Files.createTempDirectory(parent, target.getFileName() + "-part-"));
    folder.write(MARK, "Written by waybill:docs, which replaces this folder as a whole.\n");
    return folder;
  }

  /** Deletes a site, but nothing else. */
  static void clear(Path output) throws IOException {
    if (Files.exists(output.resolve(MARK))) {
      delete(output);
    }
  }

  /** Writes a file; several threads may. */
  void write(String path, String text) throws IOException {
    Path file = part.resolve(path);
    Path parent = file.getParent();
    if (parent != null && !made.contains(parent)) {
      Files.createDirectories(parent);
      made.add(parent);
    }
    Files.writeString(file, text);
  }

  /** Puts the site in its place. */
  void finish() throws IOException {
    if (Files.exists(output)) {
      Path old = part.resolveSibling(part.getFileName() + "-old");
      Files.move(output, old);
      try {
        Files.move(part, output);
      } catch (IOException e) {
        Files.move(old, output);
        throw e;
      }
      delete(old);
    } else {
      Files.move(part, output);
    }
  }

  /** Deletes what was written, if it is not in its place. */
  void discard() throws IOException {
    if (Files.exists(part)) {
      delete(part);
    }
  }

  private static void checkReplaceable(Path output) throws SiteException, IOException {
    if (!Files.exists(output) || Files.exists(output.resolve(MARK))) {
      return;
    }
    if (Files.isDirectory(output)) {
      try (Stream<Path> files = Files.list(output)) {
        if (files.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new SiteException(
        output
            + " is not a site of waybill's, and would be replaced as a whole. Name another folder"
            + " with -Dwaybill.docs.output, or delete it.");
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
