package dev.waybill.plugin.site;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What {@code -Dwaybill.require} says that the machine must have. */
final class Required {

  private static final String CHROMIUM = "chromium";
  private static final List<String> EXECUTABLES =
      List.of(CHROMIUM, "chromium-browser", "google-chrome", "google-chrome-stable");

  private Required() {}

  /** Finds Chromium; without it the test is skipped, or fails where it is required. */
  static Path chromium() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String executable : EXECUTABLES) {
        Path path = Path.of(folder, executable);
        if (Files.isExecutable(path)) {
          return path;
        }
      }
    }
    String message =
        "Chromium is not on the PATH: install it, as with 'apt-get install chromium', to test the"
            + " site in it.";
    if (List.of(System.getProperty("waybill.require", "").split(",", -1)).contains(CHROMIUM)) {
      fail(message);
    }
    return Assumptions.abort(message);
  }
}
