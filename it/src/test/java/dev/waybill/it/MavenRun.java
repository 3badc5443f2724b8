package dev.waybill.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One run of the Maven that runs the build, with the user's own settings and repository.
record MavenRun(int exitCode, String log) {

  /// Runs Maven in a folder, on the JDK of the build, and waits for its end.
  static MavenRun in(Path folder, String... arguments) {
    return in(folder, Build.MAVEN_JAVA, arguments);
  }

  /// Runs Maven in a folder, on a JDK, and waits for its end.
  static MavenRun in(Path folder, Path jdk, String... arguments) {
    return run(
        Path.of(Build.MAVEN_HOME),
        Path.of(Build.SETTINGS),
        Path.of(Build.REPOSITORY),
        folder,
        jdk,
        arguments);
  }

  /// Runs another Maven in a folder, with other settings and another repository.
  static MavenRun of(Path home, Path settings, Path repository, Path folder, String... arguments) {
    return run(home, settings, repository, folder, Build.MAVEN_JAVA, arguments);
  }

  private static MavenRun run(
      Path home, Path settings, Path repository, Path folder, Path jdk, String... arguments) {
    List<String> command = new ArrayList<>();
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    command.add(home.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + repository));
    if (Files.exists(settings)) {
      command.addAll(List.of("-s", settings.toString()));
    }
    if (Build.OFFLINE) {
      // Under -o the folder of what is downloaded still answers.
      command.addAll(List.of("-o", "-Daether.offline.protocols=file"));
    }
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().put("JAVA_HOME", jdk.toString());
      // The one that runs the build may have left its own there.
      builder.environment().remove("MAVEN_HOME");
      Process maven = builder.start();
      String log = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new MavenRun(maven.waitFor(), log);
    } catch (IOException e) {
      throw new AssertionError("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + command, e);
    }
  }
}
