package dev.waybill.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Runs commands as somebody gives them who has a JDK 25, Maven and the unpacked command line, and
/// for whom our artifacts are in the repository.
final class Shell {
  private final Path commands;

  private Shell(Path commands) {
    this.commands = commands;
  }

  /// What the commands printed, with their errors.
  record Result(int exitCode, String output) {}

  /// Puts the commands into a folder.
  static Shell in(Path folder) throws IOException {
    Path commands = Files.createDirectories(folder).toAbsolutePath();
    Path settings = Files.writeString(commands.resolve("settings.xml"), settings());
    List<String> maven =
        new ArrayList<>(
            List.of(
                Path.of(Build.MAVEN_HOME, "bin/mvn").toString(),
                "-B",
                "-ntp",
                "-Dstyle.color=never",
                "-Dmaven.repo.local=" + Path.of("target/local-repo").toAbsolutePath(),
                "-s",
                settings.toString(),
                // The pages show ops that are proved, not for which devices they are compiled too.
                "-Dwaybill.testkit.compile=0"));
    if (Build.OFFLINE) {
      // Under -o the folder of what is downloaded still answers.
      maven.addAll(List.of("-o", "-Daether.offline.protocols=file"));
    }
    executable(
        commands.resolve("mvn"),
        "JAVA_HOME='%s' exec '%s' \"$@\"".formatted(Build.MAVEN_JAVA, String.join("' '", maven)));
    Path waybill = UnpackedCommand.into(commands).resolve("bin/waybill");
    executable(commands.resolve("waybill"), "exec '" + waybill + "' \"$@\"");
    return new Shell(commands);
  }

  /// Runs a script in a folder; the first command that fails ends it.
  Result run(Path folder, String script) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-e", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", Build.TEST_JAVA.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder
        .environment()
        .merge(
            "PATH",
            "",
            (path, none) ->
                String.join(
                    File.pathSeparator,
                    commands.toString(),
                    Build.TEST_JAVA.resolve("bin").toString(),
                    path));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    // Maven resets the colours at its end, also where it was told to use none.
    return new Result(process.waitFor(), output.replaceAll("\u001B\\[[\\d;]*m", ""));
  }

  private static void executable(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n", UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// The settings of the invoker's projects, and those of the user.
  private static String settings() throws IOException {
    String ours =
        Files.readString(Path.of("src/it/settings.xml"))
            .replace("@localRepositoryUrl@", Path.of(Build.REPOSITORY).toUri().toString());
    Path users = Path.of(Build.SETTINGS);
    if (!Files.exists(users)) {
      return ours;
    }
    String text = Files.readString(users);
    String profiles = ours.substring(ours.indexOf("<profiles>") + 10, ours.indexOf("</profiles>"));
    return text.contains("</profiles>")
        ? text.replace("</profiles>", profiles + "</profiles>")
        : text.replace("</settings>", "<profiles>" + profiles + "</profiles></settings>");
  }
}
