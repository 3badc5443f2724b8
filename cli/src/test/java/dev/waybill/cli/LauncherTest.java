package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs a copy of the launcher with JDKs and a Maven that only tell how they were called.
class LauncherTest {

  @TempDir private Path folder;
  private Path launcher;
  private Path jdk;
  private Path classPath;
  private Path site;

  @BeforeEach
  void makeABuiltCheckout() throws IOException {
    Path home = Files.createDirectories(folder.resolve("check out"));
    launcher = home.resolve("waybill");
    // Without the system's folders, so that the JDKs of this machine play no part.
    String script = Files.readString(repository().resolve("waybill"), UTF_8);
    String system = "/usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk-25";
    assertThat(script).contains(system);
    executable(launcher, script.replace(system, folder + "/system/*"));
    for (String module :
        List.of("annotations", "manifest", "processor", "maven-plugin", "runtime")) {
      Files.createDirectories(home.resolve(module));
    }
    site = home.resolve("sample-ops/target/waybill-site/index.html");
    Files.createDirectories(site.getParent());
    Files.writeString(site, "", UTF_8);
    Files.writeString(home.resolve("pom.xml"), "<project/>", UTF_8);
    Path target = Files.createDirectories(home.resolve("cli/target"));
    Files.writeString(target.resolve("waybill-cli-1.jar"), "", UTF_8);
    classPath = target.resolve("waybill.classpath");
    Files.writeString(classPath, home.toRealPath() + "/a.jar:/b.jar", UTF_8);
    jdk = jdk("jdks/25", "25.0.3");
  }

  @Test
  void startsTheCommandWithTheJdkOfJavaHome() throws Exception {
    assertThat(run(launcher, jdk, "", "show", "a b"))
        .startsWith("0 25.0.3 ")
        .endsWith(
            "check out/cli/target/waybill-cli-1.jar:"
                + launcher.toRealPath().resolveSibling("a.jar")
                + ":/b.jar dev.waybill.cli.Main show a b\n");
  }

  @Test
  void saysWhereTheDocsOfTheOpsAre() throws Exception {
    assertThat(run(launcher, jdk, "", "demo"))
        .contains(" -Dwaybill.site=" + site.toRealPath() + " -cp ");
    Files.delete(site);
    assertThat(run(launcher, jdk, "", "demo"))
        .startsWith("1 waybill: the command is not built yet");
  }

  @Test
  void passesOverOtherJdks() throws Exception {
    Path old = jdk("jdks/17", "17.0.15");
    jdk("system/21", "21.0.1");
    jdk("system/25", "25.0.4");
    assertThat(run(launcher, old, "", "ops")).startsWith("0 25.0.4 ");
    Path onPath = jdk("somewhere/25", "25.0.5");
    Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(folder.resolve("links/java"), onPath.resolve("bin/java"));
    assertThat(run(launcher, old, folder + "/links", "ops")).startsWith("0 25.0.5 ");
    assertThat(run(launcher, jdk, folder + "/links", "ops")).startsWith("0 25.0.3 ");
  }

  @Test
  void findsJdksBelowTheUsersFolder() throws Exception {
    jdk(".sdkman/candidates/java/25.0.6-tem", "25.0.6");
    assertThat(run(launcher, folder, "", "ops")).startsWith("0 25.0.6 ");
  }

  @Test
  void saysInOneSentenceThatAJdkIsMissing() throws Exception {
    assertThat(run(launcher, jdk("jdks/250", "250.0.1"), "", "ops"))
        .isEqualTo(
            "1 waybill: a JDK 25 was not found in JAVA_HOME or JDK25_HOME, on the path or in the"
                + " usual folders; install one, for example from https://adoptium.net, and set JAVA_HOME.\n");
  }

  @Test
  void worksThroughSymbolicLinks() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("wb"), Path.of("../check out/waybill"));
    Files.createSymbolicLink(bin.resolve("wb2"), Path.of("wb"));
    assertThat(run(bin.resolve("wb2"), jdk, "", "ops")).startsWith("0 25.0.3 ").contains("a.jar");
  }

  @Test
  void buildsWhatIsOlderThanItsSources() throws Exception {
    Path source = launcher.resolveSibling("runtime/Some.java");
    Files.writeString(source, "", UTF_8);
    Files.setLastModifiedTime(
        source, FileTime.fromMillis(Files.getLastModifiedTime(classPath).toMillis() + 5000));
    assertThat(run(launcher, jdk, "", "ops"))
        .isEqualTo(
            "1 waybill: the command is not built yet and Maven (mvn) was not found; install Maven"
                + " 3.8 or later.\n");
    Path maven = Files.createDirectories(folder.resolve("maven"));
    executable(maven.resolve("mvn"), "#!/bin/sh\necho \"mvn $*\"\n");
    assertThat(run(launcher, jdk, maven.toString(), "ops"))
        .startsWith(
            "0 waybill: building, which takes a minute or two the first time ...\n"
                // Without tests: who runs a command did not ask for them.
                + "mvn -B -ntp -q -Dmaven.test.skip=true package -pl cli -am\n25.0.3 ");
    executable(maven.resolve("mvn"), "#!/bin/sh\nexit 1\n");
    assertThat(run(launcher, jdk, maven.toString(), "ops"))
        .startsWith("1 ")
        .endsWith("waybill: the build failed, see above.\n");
  }

  @Test
  void buildsAfterASourceWasDeleted() throws Exception {
    Path source = launcher.resolveSibling("runtime/src/main/Some.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "", UTF_8);
    Files.setLastModifiedTime(
        classPath, FileTime.fromMillis(System.currentTimeMillis() + 5000)); // as after a build
    assertThat(run(launcher, jdk, "", "ops")).startsWith("0 25.0.3 ");
    Files.delete(source);
    Files.setLastModifiedTime(
        source.getParent(), FileTime.fromMillis(System.currentTimeMillis() + 10_000));
    assertThat(run(launcher, jdk, "", "ops")).startsWith("1 waybill: the command is not built yet");
  }

  @Test
  void trainsTheCacheOfTheStartOnce() throws Exception {
    executable(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        case $1 in -XX:AOTCacheOutput=*) echo trained >> "$HOME/trained"; : > "${1#*=}" ;; esac
        echo "25.0.3 $*"
        """);
    assertThat(run(launcher, jdk, "", "demo")).startsWith("0 25.0.3 -XX:AOTCache=");
    assertThat(run(launcher, jdk, "", "demo")).startsWith("0 25.0.3 -XX:AOTCache=");
    assertThat(Files.readString(folder.resolve("trained"), UTF_8)).isEqualTo("trained\n");
    Files.writeString(
        jdk.resolve("release"),
        "JAVA_VERSION=\"25.0.3\"\nSOURCE=\"updated in its place\"\n",
        UTF_8);
    run(launcher, jdk, "", "demo");
    run(launcher, jdk, "", "demo");
    assertThat(Files.readString(folder.resolve("trained"), UTF_8)).hasLineCount(2);
    Files.setLastModifiedTime(
        classPath, FileTime.fromMillis(System.currentTimeMillis() + 5000)); // as after a build
    run(launcher, jdk, "", "demo");
    assertThat(Files.readString(folder.resolve("trained"), UTF_8)).hasLineCount(3);
  }

  @Test
  void startsWithoutACacheAndWithoutAWordWhereNothingCanBeWritten() throws Exception {
    // As in a checkout that is read-only, for root too.
    Files.createSymbolicLink(
        classPath.resolveSibling("waybill.aot.for"), folder.resolve("no/such/folder"));
    assertThat(run(launcher, jdk, "", "demo"))
        .startsWith("0 25.0.3 --enable-native-access=ALL-UNNAMED -Dwaybill.site=")
        .hasLineCount(1);
  }

  @Test
  void startsAsItWasUnpackedWithoutABuild() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("un packed/bin"));
    Files.copy(launcher, bin.resolve("waybill"), StandardCopyOption.COPY_ATTRIBUTES);
    Path lib = Files.createDirectories(bin.resolveSibling("lib")).toRealPath();
    Files.writeString(lib.resolve("waybill-cli-1.jar"), "", UTF_8);
    Files.writeString(lib.resolve("other.jar"), "", UTF_8);
    assertThat(run(bin.resolve("waybill"), jdk, "", "show", "a b"))
        .startsWith("0 25.0.3 ")
        .endsWith(
            "%s/other.jar:%1$s/waybill-cli-1.jar dev.waybill.cli.Main show a b\n".formatted(lib));
  }

  private String run(Path command, Path javaHome, String path, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(command.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().put("PATH", (path.isEmpty() ? "" : path + ":") + tools());
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() + " " + text;
  }

  /// A path with the few tools that the launcher uses, and without the machine's java and mvn.
  private Path tools() throws IOException {
    Path tools = folder.resolve("tools");
    if (!Files.exists(tools)) {
      Files.createDirectories(tools);
      for (String tool : List.of("sh", "dirname", "readlink", "find", "head", "cat", "rm", "mv")) {
        Path real =
            Files.exists(Path.of("/usr/bin", tool))
                ? Path.of("/usr/bin", tool)
                : Path.of("/bin", tool);
        Files.createSymbolicLink(tools.resolve(tool), real);
      }
    }
    return tools;
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n",
        UTF_8);
    executable(home.resolve("bin/java"), "#!/bin/sh\necho \"" + version + " $*\"\n");
    return home;
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script, UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("waybill"))) {
      folder = folder.getParent();
    }
    return Objects.requireNonNull(folder, "the tests run inside the repository");
  }
}
