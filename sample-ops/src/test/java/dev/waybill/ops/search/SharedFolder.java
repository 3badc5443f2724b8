package dev.waybill.ops.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// The folder `shared` beside the repository, with the collections that are not part of it.
public final class SharedFolder {
  /// Names with commas between, of what must not be missing: then a test fails that would be
  /// skipped otherwise.
  private static final String REQUIRE = "waybill.require";

  private SharedFolder() {}

  /// Returns the folder of a collection. Where it is missing the test is skipped, with a message,
  /// or fails, with the same message, if `shared` is required.
  ///
  /// @param name such as `torch-cases`
  /// @return the folder
  public static Path data(String name) {
    return data(Path.of("").toAbsolutePath(), name, System.getProperty(REQUIRE, ""));
  }

  static Path data(Path start, String name, String required) {
    for (Path at = start; at != null; at = at.getParent()) {
      Path folder = at.resolve("shared").resolve("data").resolve(name);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    String problem = "no folder shared/data/" + name + " in or above " + start;
    if (List.of(required.split(",", -1)).contains("shared")) {
      return Assertions.fail(problem + ", and " + REQUIRE + " names shared");
    }
    return Assumptions.abort("skipped: " + problem);
  }
}
