package dev.waybill.plugin.witness;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs clients in a process of a JDK of the user's choice. */
public final class ForkedRunner implements Runner {

  private static final int MOST_MINUTES = 5;

  private final Path jdk;

  /**
   * Makes a runner.
   *
   * @param jdk the home of the JDK
   */
  public ForkedRunner(Path jdk) {
    this.jdk = jdk;
  }

  @Override
  public void run(Path folder) throws IOException {
    Path log = folder.resolve("log");
    Path java = jdk.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    Process process =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "-cp",
                    ownPath().toString(),
                    Worker.class.getName(),
                    folder.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(
            "Clients of the changed surface did not end within " + MOST_MINUTES + " minutes.");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while clients of the changed surface ran.", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "Clients of the changed surface could not be run by "
              + java
              + ", which must be of a JDK"
              + " (17 or newer): "
              + Files.readString(log).strip());
    }
  }

  private static Path ownPath() throws IOException {
    try {
      return Path.of(Worker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
