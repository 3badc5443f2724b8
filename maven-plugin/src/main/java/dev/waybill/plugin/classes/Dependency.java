package dev.waybill.plugin.classes;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dependency.
 *
 * @param path its folder or jar
 * @param name {@code group:artifact}; empty where that is not known
 * @param version its version
 */
public record Dependency(Path path, String name, String version) {

  /** Zeros, and the first number that is none: what changes where a library breaks its clients. */
  private static final Pattern LINE = Pattern.compile("(?:0\\.)*\\d+");

  /**
   * Makes a library of which only the place is known.
   *
   * @param path its folder or jar
   * @return the library
   */
  public static Dependency at(Path path) {
    return new Dependency(path, "", "");
  }

  /**
   * Returns its name with the line of versions that keep their promises to each other, by the rules
   * of Semantic Versioning.
   *
   * @return such as {@code group:artifact 2}, or {@code 0.36} before a first major version
   */
  String line() {
    Matcher line = LINE.matcher(version);
    return name + " " + (line.lookingAt() ? line.group() : version);
  }
}
