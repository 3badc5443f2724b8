package dev.waybill.plugin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Outside;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** What users get to read when something is not as it should be. */
class BadInputTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final String TEXT =
      "# waybill api, format 1\n\nmodule lib:lib\n  release     17\n";
  private static final Surface NOTHING = Baseline.read(Map.of(Baseline.MODULE_FILE, TEXT));

  @TempDir Path project;
  private Path api;
  private Path classes;

  @BeforeEach
  void makeProject() throws IOException {
    api = project.resolve("api");
    classes = project.resolve("classes");
    write("api/current/" + Baseline.MODULE_FILE, TEXT);
    write("classes/" + ManifestJson.RESOURCE, "{\"format\": 1, \"module\": \"lib:lib:1\"}");
  }

  @Test
  void readsTheProjectThatTheOtherTestsDamage() throws Exception {
    assertThat(source().read("working").module()).isEqualTo("lib:lib");
    assertThat(setup().hasSurface()).isTrue();
  }

  @Test
  void refusesAReleaseWithoutItsFiles() throws IOException {
    Files.createDirectories(api.resolve("released/1.0.0"));
    assertThatThrownBy(
            () ->
                new CheckTask(api, TODAY)
                    .run(new Compiled(NOTHING, Outside.NOTHING, Map.of()), "1.0.1"))
        .isInstanceOf(BaselineException.class)
        .hasMessage(
            api.resolve("released/1.0.0")
                + " lacks module-info.api. Restore the folder from version control, or delete it if"
                + " there was no such surface.");
  }

  @Test
  void refusesAFileInThePlaceOfAFolder() throws IOException {
    Files.delete(api.resolve("current").resolve(Baseline.MODULE_FILE));
    Files.delete(api.resolve("current"));
    write("api/current", "");
    assertThatThrownBy(
            () ->
                new CheckTask(api, TODAY)
                    .run(new Compiled(NOTHING, Outside.NOTHING, Map.of()), "1.0.1"))
        .isInstanceOfSatisfying(
            IOException.class,
            e ->
                assertThat(FileProblem.of(e))
                    .isEqualTo(
                        api.resolve("current")
                            + " is a file, and a folder was expected. Name another one, or delete"
                            + " it."));
  }

  @Test
  void refusesATextThatIsNotUtf8() throws IOException {
    Path file = api.resolve("current").resolve(Baseline.MODULE_FILE);
    Files.write(file, "# \u00e4".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> source().read("current"))
        .hasMessage(
            file + " is no text in UTF-8. Restore it from version control, or write it anew.");
  }

  @Test
  void refusesAnApiThatIsAFile() throws IOException {
    Path file = write("file", "");
    assertThatThrownBy(() -> new SetupCheck(file, classes, List.of()).hasSurface())
        .hasMessage(
            "waybill.api: " + file + " is a file. Expected the folder of the reviewed surface.");
  }

  @Test
  void refusesFoldersWithinEachOther() {
    assertThatThrownBy(
            () -> new SetupCheck(classes.resolve("api"), classes, List.of()).hasSurface())
        .hasMessage(
            "waybill.classes ("
                + classes
                + ") and waybill.api ("
                + classes.resolve("api")
                + ") lie within each other. Expected two folders: one is written by builds, the"
                + " other one is reviewed.");
    assertThatThrownBy(() -> setup().apart("waybill.reports", api))
        .hasMessageStartingWith("waybill.reports (" + api + ") and waybill.api (");
  }

  @Test
  void refusesPackagesWithoutClasses() throws IOException {
    writeClass("lib.util.Text", Opcodes.V17);
    assertThatThrownBy(() -> new SetupCheck(api, classes, List.of("lib.utils")).hasSurface())
        .hasMessage(
            "waybill.packages: 'lib.utils' has no class in "
                + classes
                + ". Did you mean 'lib.util'?");
  }

  @Test
  void refusesExportsThatNoProcessorSaw() throws IOException {
    Files.delete(classes.resolve(ManifestJson.RESOURCE));
    Files.delete(api.resolve("current").resolve(Baseline.MODULE_FILE));
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "lib/Geo", null, "java/lang/Object", null);
    writer.visitAnnotation("Ldev/waybill/annotations/Export;", false).visitEnd();
    writer.visitEnd();
    write("classes/lib/Geo.class", "");
    Files.write(classes.resolve("lib/Geo.class"), writer.toByteArray());
    assertThatThrownBy(() -> setup().hasSurface())
        .hasMessage(
            "lib.Geo has an @Export, but there is no "
                + classes.resolve(ManifestJson.RESOURCE)
                + ". Put waybill-processor on annotationProcessorPaths, see that <proc> does not"
                + " turn it off, and compile anew.");
  }

  @Test
  void tellsWhatIsWrongWithWhatADiffNames() throws IOException {
    Path text = write("lib.jar", "no jar");
    assertThatThrownBy(() -> source().read("lib.jar"))
        .hasMessage(text + " is no jar that can be read. Expected a jar, or a folder of classes.");
    write("empty/nothing.txt", "");
    assertThatThrownBy(() -> source().read("empty"))
        .hasMessage(
            project.resolve("empty")
                + " has no META-INF/waybill/api.json. It is written when waybill-processor stands on"
                + " annotationProcessorPaths and the module has an @Export; compile the module"
                + " first, or name another artifact.");
    assertThatThrownBy(() -> source().read("released"))
        .hasMessage(api.resolve("released") + " has no release yet.");
    assertThatThrownBy(() -> source().read("last week"))
        .hasMessageStartingWith("'last week' names no surface. Expected none, working, current,");
    assertThatThrownBy(() -> source().read("org.example:lib:1.0"))
        .hasMessage("org.example:lib:1.0 is nowhere.");
  }

  @Test
  void tellsWhatGitDoesNotKnow() throws Exception {
    Process init =
        new ProcessBuilder("git", "init", "--quiet", project.toString()).inheritIO().start();
    assertThat(init.waitFor()).isZero();
    assertThatThrownBy(() -> source().read("git:v9"))
        .hasMessage(
            "'git:v9' names no commit here. Expected a branch, a tag or a commit; a shallow clone"
                + " lacks most of them: git fetch --unshallow --tags.");
    assertThatThrownBy(() -> source().read("git:--all"))
        .hasMessage("'git:--all' names no commit. Expected git:v1.2.0 or alike.");
  }

  @Test
  void tellsWhereAManifestIsDamaged() throws IOException {
    write("classes/" + ManifestJson.RESOURCE, "{\"format\": 1,\n\"module\" \"lib\"}");
    assertThatThrownBy(() -> source().read("working"))
        .hasMessageStartingWith(classes + "!" + ManifestJson.RESOURCE + ":2:")
        .hasMessageEndingWith(" Compile the module anew.");
    write("classes/" + ManifestJson.RESOURCE, "{\"format\": 9, \"module\": \"lib:lib:1\"}");
    assertThatThrownBy(() -> source().read("working"))
        .hasMessageStartingWith(classes + "!" + ManifestJson.RESOURCE + ":1:")
        .hasMessageContaining("9");
  }

  @Test
  void tellsWhichClassIsNewerThanItReads() throws IOException {
    // The first release that ASM of the day does not know.
    writeClass("lib.Late", 99);
    assertThatThrownBy(() -> source().read("working"))
        .hasMessage(
            "lib.Late: its class file has version 99, of Java 55, which is newer than this version"
                + " of waybill reads. Use a later version of waybill, or compile with --release"
                + " 25.");
  }

  @Test
  void tellsWhichClassIsDamaged() throws IOException {
    Path file = writeClass("lib.Half", Opcodes.V17);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> source().read("working"))
        .hasMessageStartingWith(
            "lib.Half: its class file in " + classes + " cannot be read, it is damaged: ");
  }

  @Test
  void saysWhatTheSystemRefuses() {
    assertThat(FileProblem.of(new AccessDeniedException("/api")))
        .isEqualTo("/api must not be read or written by this user. Change its permissions.");
    assertThat(FileProblem.of(new FileSystemException("/api/x", null, "No space left on device")))
        .isEqualTo("/api/x cannot be read or written: No space left on device.");
  }

  private SetupCheck setup() {
    return new SetupCheck(api, classes, List.of());
  }

  private SurfaceSource source() {
    return new SurfaceSource(
        project,
        api,
        classes,
        List.of(),
        List.of("lib"),
        name -> {
          throw new BaselineException(name + " is nowhere.");
        });
  }

  private Path write(String file, String text) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private Path writeClass(String name, int version) throws IOException {
    String internal = name.replace('.', '/');
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, Opcodes.ACC_PUBLIC, internal, null, "java/lang/Object", null);
    writer.visitEnd();
    Path file = write("classes/" + internal + ".class", "");
    return Files.write(file, writer.toByteArray());
  }
}
