package dev.waybill.plugin.incremental;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The inputs of a piece of work; they are the same where {@link #fingerprint()} is. */
public final class Inputs {

  private static final String ALGORITHM = "SHA-256";

  private final MessageDigest digest;

  /**
   * Begins with the plugin itself and the libraries that it works with, of which another version
   * does other work, and the JDK, whose classes it reads.
   *
   * @throws IOException if the plugin cannot be read
   */
  public Inputs() throws IOException {
    this(Inputs.class.getClassLoader(), Runtime.version());
  }

  Inputs(@Nullable ClassLoader plugin, Runtime.Version java) throws IOException {
    try {
      digest = MessageDigest.getInstance(ALGORITHM);
      add(java.toString());
      for (Path each : classPath(plugin)) {
        addArtifact(each);
      }
    } catch (NoSuchAlgorithmException | URISyntaxException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM + " and names its jars", e);
    }
  }

  /** Maven gives each plugin a loader of its own; elsewhere it is on the class path. */
  private static List<Path> classPath(@Nullable ClassLoader plugin) throws URISyntaxException {
    List<Path> paths = new ArrayList<>();
    if (plugin instanceof URLClassLoader realm) {
      for (URL each : realm.getURLs()) {
        paths.add(Path.of(each.toURI()));
      }
    } else {
      for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        paths.add(Path.of(each));
      }
    }
    return paths;
  }

  /**
   * Adds a setting.
   *
   * @param text its text
   * @return this
   */
  public Inputs add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // Its length keeps apart what stands behind each other.
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /**
   * Adds settings.
   *
   * @param texts their texts in order
   * @return this
   */
  public Inputs add(List<String> texts) {
    add(Integer.toString(texts.size()));
    texts.forEach(this::add);
    return this;
  }

  /**
   * Adds the content of a folder.
   *
   * @param folder the folder; it need not be there
   * @return this
   * @throws IOException if it cannot be read
   */
  public Inputs addFolder(Path folder) throws IOException {
    add("folder");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
          byte[] content = Files.readAllBytes(file);
          add(folder.relativize(file).toString());
          add(Integer.toString(content.length));
          digest.update(content);
        }
      }
    }
    return this;
  }

  /**
   * Adds the content of a folder of classes, or a jar by its size and time: jars are large, and
   * repositories do not change them.
   *
   * @param artifact the folder or jar; it need not be there
   * @return this
   * @throws IOException if it cannot be read
   */
  public Inputs addArtifact(Path artifact) throws IOException {
    add(artifact.toAbsolutePath().toString());
    if (Files.isRegularFile(artifact)) {
      add(Long.toString(Files.size(artifact)));
      return add(Files.getLastModifiedTime(artifact).toString());
    }
    return addFolder(artifact);
  }

  /**
   * Returns the fingerprint of what was added so far.
   *
   * @return a text in one line
   */
  public String fingerprint() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(ALGORITHM + " can be copied in every Java", e);
    }
  }
}
