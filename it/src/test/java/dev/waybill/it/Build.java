package dev.waybill.it;

import java.nio.file.Path;

/// What the reactor's build says about itself.
final class Build {
  /// The version of every Waybill artifact.
  static final String VERSION = property("waybill.version");

  /// The folder of the Maven that runs the build.
  static final String MAVEN_HOME = property("maven.home");

  /// The JDK that runs that Maven.
  static final Path MAVEN_JAVA = Path.of(property("waybill.maven.java"));

  /// The JDK that compiles and tests, and runs these tests.
  static final Path TEST_JAVA = Path.of(property("java.home"));

  /// The repository that Maven downloads into.
  static final String REPOSITORY = property("waybill.repository");

  /// The user's settings file, which need not exist.
  static final String SETTINGS = property("waybill.settings").substring("file ".length());

  /// Whether the build must not use the network.
  static final boolean OFFLINE = property("waybill.offline").equals("is true");

  private Build() {}

  private static String property(String name) {
    String value = System.getProperty(name, "");
    if (value.isEmpty()) {
      throw new AssertionError("the pom gives the property " + name + " to the tests");
    }
    return value;
  }
}
