package dev.waybill.plugin.scan;

import dev.waybill.plugin.classes.ClassFolder;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.scan.ScanRoot.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds uses of deprecated and removed names in folders, jars and files. */
public final class ScanTask {

  private static final String CLASS = ".class";
  private static final String WAYBILL = "META-INF/waybill/";
  private static final String WAR = "WEB-INF/classes/";

  private final List<Library> libraries;
  private final RetiredNames names;
  private final FilePatterns patterns;
  private final Path base;
  private final List<Path> sourceRoots;
  private final List<Use> uses = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private int classes;
  private int files;

  /**
   * Makes a task.
   *
   * @param libraries whose names are looked for
   * @param patterns which files are configuration
   * @param base the folder from which paths are told
   * @param sourceRoots where the sources of classes are, to tell their paths
   */
  public ScanTask(
      List<Library> libraries, FilePatterns patterns, Path base, List<Path> sourceRoots) {
    this.libraries = List.copyOf(libraries);
    this.names = new RetiredNames(libraries);
    this.patterns = patterns;
    this.base = base;
    this.sourceRoots = List.copyOf(sourceRoots);
  }

  /**
   * Scans.
   *
   * @param roots what to scan
   * @return what was found
   * @throws UnreadableClassException if a class file cannot be read
   * @throws IOException if a file cannot be read
   */
  public ScanResult run(List<ScanRoot> roots) throws UnreadableClassException, IOException {
    uses.clear();
    seen.clear();
    classes = 0;
    files = 0;
    for (ScanRoot root : roots) {
      Path path = root.path();
      if (Files.isDirectory(path) || isJar(path)) {
        scanAll(root);
      } else if (Files.exists(path) && seen.add(told(path))) {
        scan(Files.readAllBytes(path), told(path));
      }
    }
    return new ScanResult(
        uses, libraries.stream().map(Library::name).toList(), names.size(), classes, files);
  }

  private static boolean isJar(Path path) {
    String name = path.toString();
    return Files.exists(path) && (name.endsWith(".jar") || name.endsWith(".war"));
  }

  private void scanAll(ScanRoot root) throws UnreadableClassException, IOException {
    String where = told(root.path()) + (Files.isDirectory(root.path()) ? "/" : "!/");
    try (ClassFolder folder = ClassFolder.open(root.path())) {
      for (String name : folder.list("")) {
        boolean isClass = name.endsWith(CLASS);
        if (root.content() == (isClass ? Content.CONFIGURATION : Content.CLASSES)
            || (!isClass && !patterns.matches(name))
            || (root.content() == Content.ALL && isOfLibrary(name))) {
          continue;
        }
        Optional<byte[]> file = folder.find(name);
        // Folders of resources may be declared twice, or lie within each other.
        if (file.isPresent() && seen.add(where + name)) {
          scan(file.get(), where + name);
        }
      }
    }
  }

  /** What a library says of its own names is no use of them, in a jar that it was packed into. */
  private boolean isOfLibrary(String name) {
    String inJar = name.startsWith(WAR) ? name.substring(WAR.length()) : name;
    return inJar.startsWith(WAYBILL)
        || libraries.stream().anyMatch(each -> each.files().contains(inJar));
  }

  private void scan(byte[] file, String where) throws UnreadableClassException {
    if (where.endsWith(CLASS)) {
      scanClass(file, where);
    } else {
      scanText(file, where);
    }
  }

  private void scanClass(byte[] file, String where) throws UnreadableClassException {
    classes++;
    try {
      uses.addAll(ClassScanner.scan(file, names, source -> source(source, where)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw UnreadableClassException.of(where, file, e);
    }
  }

  private void scanText(byte[] file, String where) {
    files++;
    // Names are found in files of other charsets, too: what cannot be decoded is no letter.
    uses.addAll(new TextScanner(names).scan(new String(file, StandardCharsets.UTF_8), where));
  }

  /** The source of a class where it is; the class in its jar else. */
  private String source(String below, String where) {
    for (Path root : sourceRoots) {
      Path file = root.resolve(below);
      if (Files.exists(file)) {
        return told(file);
      }
    }
    int jar = where.indexOf("!/");
    return jar < 0 ? below : where.substring(0, jar + 2) + below;
  }

  private String told(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path from = base.toAbsolutePath().normalize();
    Path told = absolute.startsWith(from) ? from.relativize(absolute) : absolute;
    return told.toString().replace('\\', '/');
  }
}
