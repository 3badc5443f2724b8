package dev.waybill.plugin.witness.client;

/**
 * One use of an element.
 *
 * @param line the statement or declaration that uses it, for people to read
 * @param members the members of a class {@code Client} that has it, with a method {@code run}
 * @param onPackage the annotations of the client's package; empty for none
 * @param release the Java release from which on its source is valid
 */
public record Use(String line, String members, String onPackage, int release) {

  /** The release on which all clients can be compiled but for those that say otherwise. */
  private static final int LEAST_RELEASE = 17;

  /** The first release with patterns in {@code switch} and patterns of records. */
  private static final int PATTERNS = 21;

  /** A use without an annotation of the package. */
  Use(String line, String members) {
    this(line, members, "", LEAST_RELEASE);
  }

  /** A use by one statement. */
  static Use ofStatement(String statement, String thrown) {
    return new Use(statement, "static void run()" + thrown + " {\n    " + statement + "\n  }");
  }

  /** A use by a declaration, which {@code run} makes the virtual machine link. */
  static Use ofDeclaration(String line, String members, String run) {
    return new Use(
        line, members + "\n\n  static void run() throws Throwable {\n    " + run + "\n  }");
  }

  /** A use by an annotation of the package. */
  static Use onPackage(String annotation) {
    return new Use(
        annotation + " package client; // in package-info.java",
        "static void run() { }",
        annotation,
        LEAST_RELEASE);
  }

  /** The use, with patterns in it. */
  Use withPatterns() {
    return new Use(line, members, onPackage, PATTERNS);
  }

  /** The use within a class. */
  Use within(String declaration, String run) {
    Use whole = ofDeclaration(line, declaration, run);
    return new Use(line, whole.members, onPackage, release);
  }
}
