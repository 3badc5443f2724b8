package dev.waybill.plugin.classes;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/** Finds classes: those of one artifact, of its dependencies and of the JDK. */
public final class ClassIndex implements Closeable {

  private final ClassFolder own;
  private final Map<ClassFolder, Dependency> dependencies = new LinkedHashMap<>();
  private final Map<String, Optional<RawClass>> known = new HashMap<>();

  private ClassIndex(ClassFolder own) {
    this.own = own;
  }

  /**
   * Opens an artifact and its dependencies.
   *
   * @param artifact the folder or jar with its classes
   * @param dependencies its dependencies; those that are not there are passed over
   * @return the index
   * @throws IOException if one of them cannot be read
   */
  public static ClassIndex open(Path artifact, List<Dependency> dependencies) throws IOException {
    ClassIndex index = new ClassIndex(ClassFolder.open(artifact));
    try {
      for (Dependency each : dependencies) {
        Path path = each.path();
        if (Files.isDirectory(path) || (path.toString().endsWith(".jar") && Files.exists(path))) {
          index.dependencies.put(ClassFolder.open(path), each);
        }
      }
    } catch (IOException e) {
      index.close();
      throw e;
    }
    return index;
  }

  /**
   * Returns the artifact.
   *
   * @return its folder or jar
   */
  public ClassFolder own() {
    return own;
  }

  /**
   * Returns whether a class is a subclass of another, or the same.
   *
   * @param name a binary name
   * @param of a binary name
   * @return whether it is below it; {@code false} too where the first is not found
   * @throws UnreadableClassException if a class file cannot be read
   */
  public boolean isSubclass(String name, String of) throws UnreadableClassException {
    if (name.equals(of)) {
      return true;
    }
    Optional<RawClass> found = find(name);
    if (found.isEmpty()) {
      return false;
    }
    RawClass clazz = found.get();
    if (clazz.superclass() != null && isSubclass(clazz.superclass().name(), of)) {
      return true;
    }
    for (var each : clazz.interfaces()) {
      if (isSubclass(each.name(), of)) {
        return true;
      }
    }
    return false;
  }

  /** Finds a class of the artifact. */
  Optional<RawClass> findOwn(String name) throws UnreadableClassException {
    return isOwn(name) ? find(name) : Optional.empty();
  }

  /**
   * Returns whether a class belongs to the artifact.
   *
   * @param name a binary name
   * @return whether the artifact has its class file
   */
  public boolean isOwn(String name) {
    return own.has(file(name));
  }

  /** Finds the dependency that has a class. */
  Optional<Dependency> dependency(String name) {
    return dependencies.entrySet().stream()
        .filter(each -> each.getKey().has(file(name)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Reads the version of the class file of a class of the artifact, without the rest of it. */
  int major(String name) throws IOException {
    return own.find(file(name)).map(ClassIndex::major).orElse(0);
  }

  /** Finds a class. */
  Optional<RawClass> find(String name) throws UnreadableClassException {
    Optional<RawClass> found = known.get(name);
    if (found == null) {
      found = read(name, file(name));
      known.put(name, found);
    }
    return found;
  }

  /** Reads a class of the artifact from another file than that of its name. */
  RawClass readOwn(String name, String file) throws UnreadableClassException {
    return read(name, file)
        .orElseThrow(() -> new UnreadableClassException(file + " is not in " + own + "."));
  }

  private Optional<RawClass> read(String name, String file) throws UnreadableClassException {
    String where = name + " in the JDK";
    byte[] bytes = new byte[0];
    try {
      if (own.has(file)) {
        where = name + " in " + own;
        bytes = own.find(file).orElseThrow();
        return Optional.of(ClassFileReader.readWithNames(bytes));
      }
      Optional<byte[]> found = Optional.empty();
      for (ClassFolder each : dependencies.keySet()) {
        if (each.has(file)) {
          where = name + " in " + each;
          found = each.find(file);
          break;
        }
      }
      found = found.isEmpty() ? ofJdk(file) : found;
      bytes = found.orElse(bytes);
      // Their parameters are not this artifact's to keep.
      return found.map(ClassFileReader::read);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw UnreadableClassException.of(where, bytes, e);
    }
  }

  /** The Java release of a version of class files. */
  static int release(int major) {
    return major - (Opcodes.V11 - 11);
  }

  static int major(byte[] file) {
    return file.length < 8 ? 0 : ((file[6] & 0xFF) << 8) | (file[7] & 0xFF);
  }

  private static Optional<byte[]> ofJdk(String file) throws IOException {
    try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  private static String file(String name) {
    return name.replace('.', '/') + ".class";
  }

  @Override
  public void close() throws IOException {
    own.close();
    for (ClassFolder each : dependencies.keySet()) {
      each.close();
    }
  }
}
