package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A project below `src/it` after the invoker plugin has built its copy in `target/it`.
record BuiltProject(Path folder) {

  /// The project of that name; fails where the invoker plugin did not run.
  static BuiltProject of(String name) {
    Path folder = Path.of("target", "it", name);
    assertThat(folder.resolve("build.log"))
        .as("the invoker plugin builds the projects before this test; run mvn verify")
        .exists();
    return new BuiltProject(folder);
  }

  /// What the build printed.
  String log() {
    return text("build.log");
  }

  /// The text of one of the project's files.
  String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file + " of " + folder, e);
    }
  }

  /// The lines of the closing error report that belong to a module: from its "Failed to execute
  /// goal" to the next one, and those that its plugins printed as errors before.
  String errorsOf(String artifact) {
    StringBuilder errors = new StringBuilder();
    boolean inside = false;
    for (String line : log().lines().toList()) {
      if (line.contains("Building ")) {
        inside = line.contains("Building " + artifact + " ");
      } else if (line.contains("Failed to execute goal") || line.contains("Reactor Summary")) {
        inside = line.contains("on project " + artifact + ":");
      }
      if (inside && (line.startsWith("[ERROR]") || line.startsWith("[WARNING]"))) {
        errors.append(line).append('\n');
      }
    }
    return errors.toString();
  }

  /// The names of the folders that hold a module.
  List<String> modules() {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> Files.exists(child.resolve("pom.xml")))
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError("cannot list " + folder, e);
    }
  }
}
