package dev.waybill.plugin.classes;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** A folder or a jar with classes and resources. */
public final class ClassFolder implements Closeable {

  private static final String CLASS = ".class";
  private static final String VERSIONS = "META-INF/versions/";

  private final Path origin;
  private final Path root;
  private final Optional<FileSystem> jar;

  private ClassFolder(Path origin, Path root, Optional<FileSystem> jar) {
    this.origin = origin;
    this.root = root;
    this.jar = jar;
  }

  /**
   * Opens a folder or a jar.
   *
   * @param path where it is
   * @return the opened folder
   * @throws IOException if it is neither or cannot be read
   */
  public static ClassFolder open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return new ClassFolder(path, path, Optional.empty());
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    try {
      FileSystem jar = FileSystems.newFileSystem(path);
      return new ClassFolder(path, jar.getPath("/"), Optional.of(jar));
    } catch (ZipException | ProviderNotFoundException e) {
      throw new IOException(
          path + " is no jar that can be read. Expected a jar, or a folder of classes.", e);
    }
  }

  /**
   * Returns the folder or jar itself.
   *
   * @return its path
   */
  public Path origin() {
    return origin;
  }

  /**
   * Returns whether there is a resource.
   *
   * @param name its name, with slashes
   * @return whether it is a file here
   */
  public boolean has(String name) {
    return Files.isRegularFile(root.resolve(name));
  }

  /**
   * Reads a resource.
   *
   * @param name its name, with slashes
   * @return its bytes, if it is there
   * @throws IOException if it cannot be read
   */
  public Optional<byte[]> find(String name) throws IOException {
    Path file = root.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  /**
   * Lists resources.
   *
   * @param prefix what their names begin with, with slashes
   * @return the names, sorted
   * @throws IOException if the folder cannot be read
   */
  public List<String> list(String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Lists the classes that every JDK sees; those for certain releases of Java are left out.
   *
   * @return their binary names, sorted
   * @throws IOException if the folder cannot be read
   */
  public List<String> classes() throws IOException {
    return list("").stream()
        .filter(name -> name.endsWith(CLASS) && !name.startsWith(VERSIONS))
        .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
        .filter(name -> !name.endsWith("module-info") && !name.endsWith("package-info"))
        .toList();
  }

  @Override
  public void close() throws IOException {
    if (jar.isPresent()) {
      jar.get().close();
    }
  }

  @Override
  public String toString() {
    return origin.toString();
  }
}
