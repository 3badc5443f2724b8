package dev.waybill.manifest.surface;

import java.util.StringJoiner;

/** How a text names classes. */
public interface ClassNames {

  /** By their binary names, nested ones behind a {@code $}. */
  ClassNames BINARY = new Binary();

  /**
   * As Java source with packages written out, nested ones behind a dot. Packages begin with a small
   * letter, classes do not.
   */
  ClassNames SOURCE = new Source();

  /**
   * Writes a class.
   *
   * @param binaryName its binary name
   * @return how the text names it
   */
  String text(String binaryName);

  /**
   * Reads what {@link #text} wrote.
   *
   * @param text how the text names a class
   * @return its binary name
   */
  String binaryName(String text);

  /** The names of class files. */
  final class Binary implements ClassNames {

    private Binary() {}

    @Override
    public String text(String binaryName) {
      return binaryName;
    }

    @Override
    public String binaryName(String text) {
      return text;
    }
  }

  /** The names of source files. */
  final class Source implements ClassNames {

    private Source() {}

    @Override
    public String text(String binaryName) {
      return binaryName.replace('$', '.');
    }

    @Override
    public String binaryName(String text) {
      StringJoiner dots = new StringJoiner(".");
      StringBuilder nested = new StringBuilder();
      for (String part : text.split("\\.", -1)) {
        if (nested.length() > 0) {
          nested.append('$').append(part);
        } else if (Character.isLowerCase(part.charAt(0))) {
          dots.add(part);
        } else {
          nested.append(part);
        }
      }
      return dots.length() == 0 ? nested.toString() : dots + "." + nested;
    }
  }
}
