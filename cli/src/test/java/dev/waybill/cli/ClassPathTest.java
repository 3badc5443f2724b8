package dev.waybill.cli;

import static dev.waybill.cli.Outcome.refuses;
import static dev.waybill.cli.Outcome.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Libraries on a further class path.
class ClassPathTest {

  @TempDir private static Path folder;

  private static String library = "";

  @BeforeAll
  static void compile() throws IOException {
    library = OtherLibrary.in(folder).toString();
  }

  @Test
  void listsTheNamesOfALibrary() {
    assertThat(run("ops", "other.", "--class-path", library).out())
        .isEqualTo(
            """
            other.Linear  type      Linear(int in, boolean bias = true) -> Linear
            other.blanks  function  blanks() -> Object
            other.deep    function  deep() -> int
            other.lost    function  lost() -> int
            """);
  }

  @Test
  void tellsInOneSentenceWhatBreaksInALibrary() {
    refuses(
        1,
        "waybill call: unexpected StackOverflowError (--debug shows where).",
        "call",
        "other.deep",
        "--class-path",
        library);
    refuses(
        1,
        "waybill call: other.lost: the class org.example.Lost is missing; build org.example:other:1.0"
            + " again, or add the jar that holds the class to the class path.",
        "call",
        "other.lost",
        "--class-path",
        library);
    assertThat(run("call", "other.lost", "--debug", "--class-path", library).err())
        .contains(
            "java.lang.NoClassDefFoundError: org/example/Lost\n\tat org.example.Other.invoke");
  }

  @Test
  void showsWhyAKernelIsNotUsableHere() {
    assertThat(run("show", "search.topK", "--class-path", library).out())
        .containsPattern("cpu +f32 +priority 50 +requires teleport +org.example.Other#topK\n")
        .contains("not usable here: nothing provides the capability teleport\n")
        .containsOnlyOnce("not usable");
  }

  @Test
  void hasNoJsonOfASymbolWithoutAManifest() {
    assertThat(run("show", "other.deep", "--class-path", library).out())
        .startsWith("other.deep  (function)\n\n  deep() -> int\n");
    assertThat(run("show", "other.Linear", "--class-path", library).out())
        .startsWith("other.Linear  (type)\n\n  Linear(int in, boolean bias = true) -> Linear\n");
    refuses(
        1,
        "waybill show: other.deep: its module org.example:other:1.0 carries no manifest to write as"
            + " JSON.",
        "show",
        "other.deep",
        "--json",
        "--class-path",
        library);
  }

  @Test
  void refusesALibraryWhoseProviderIsMissing() throws IOException {
    Path services = folder.resolve("broken/META-INF/services");
    Files.createDirectories(services);
    Files.writeString(services.resolve("dev.waybill.spi.ExportModule"), "org.example.Missing\n");

    refuses(
        1,
        "waybill ops: "
            + folder.resolve("broken")
            + " does not load: Provider org.example.Missing not found. Build it again, or leave it"
            + " out of the class path.",
        "ops",
        "--class-path",
        library + File.pathSeparator + folder.resolve("broken"));
  }

  @Test
  void namesTheManifestThatCannotBeRead() throws IOException {
    Path manifest = folder.resolve("cut/META-INF/waybill/api.json");
    Files.createDirectories(manifest.getParent());
    Files.writeString(manifest, "{\"format\":1,", UTF_8);

    refuses(
        1,
        "waybill show: a manifest cannot be read: "
            + manifest.toUri().toURL()
            + ":1:13: the text ends inside a JSON value. Build its library again, or leave it out of"
            + " the class path.",
        "show",
        "search.topK",
        "--class-path",
        folder.resolve("cut").toString());
  }

  @Test
  void refusesAFileThatIsNoJar() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no jar", UTF_8);
    refuses(
        2,
        "waybill ops: the class path names " + text + ", which is no jar.",
        "ops",
        "--class-path",
        text.toString());
  }

  /// In a process of its own, because the registry of a process is made once.
  @Test
  void loadsALibraryOnceAndFindsItsAnalyzerByName() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", OtherLibrary.classPath(), "dev.waybill.cli.Main"));
    command.addAll(List.of("call", "search.analyze", "The-fox runs", "other.blanks"));
    command.addAll(List.of("--class-path", library));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said)
        .containsOnlyOnce("the other library is loaded\n")
        .contains("Token[term=The-fox, position=0, start=0, end=7]\n");
    assertThat(process.exitValue()).isZero();
  }
}
