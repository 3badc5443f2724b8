package dev.waybill.plugin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Outside;
import dev.waybill.plugin.classes.Dependency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
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
                + " lacks module-info.api. Restore the folder from version control.");
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
  void asksForTheFolderOfAFileOfASurface() {
    assertThatThrownBy(() -> source().read("api/current/" + Baseline.MODULE_FILE))
        .hasMessage(
            "'api/current/module-info.api' is one file of a surface. Expected the folder in which"
                + " it stands.");
  }

  @Test
  void refusesATextThatIsNotUtf8() throws IOException {
    Path file = api.resolve("current").resolve(Baseline.MODULE_FILE);
    byte[] latin = "# a\n# \u00e4".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, latin);
    assertThatThrownBy(() -> source().read("current"))
        .hasMessage(
            file
                + ":2: byte 3 of this line, 0xE4, is no text in UTF-8. Restore it from version"
                + " control, or write it anew.");
    Path released = write("api/released/1.0.0/" + Baseline.MODULE_FILE, "");
    Files.write(released, latin);
    assertThatThrownBy(() -> source().read("released"))
        .hasMessage(
            released
                + ":2: byte 3 of this line, 0xE4, is no text in UTF-8. Restore it from version"
                + " control.");
  }

  @Test
  void writesAnewWhatIsNoText() throws Exception {
    Path file = api.resolve("current").resolve(Baseline.MODULE_FILE);
    Files.write(file, new byte[] {(byte) 0xE4});
    new BaselineFolder(api).writeCurrent(Map.of(Baseline.MODULE_FILE, TEXT));
    assertThat(file).hasContent(TEXT);
  }

  @Test
  void passesOverAByteOrderMark() throws Exception {
    write("api/current/" + Baseline.MODULE_FILE, "\uFEFF" + TEXT);
    assertThat(source().read("current").module()).isEqualTo("lib:lib");
    assertThat(BaselineFolder.read(api.resolve("current")))
        .containsExactly(Map.entry(Baseline.MODULE_FILE, TEXT));
  }

  @Test
  void sendsOnlyToVersionControlForADamagedRelease() throws Exception {
    Path file = write("api/released/1.0.0/" + Baseline.MODULE_FILE, TEXT + "  x\n");
    assertThatThrownBy(() -> source().read("released"))
        .hasMessage(
            file
                + ":5:3: 'x' is no fact that is known here. Restore the file from version"
                + " control.");
  }

  @Test
  void namesAMergeThatIsNotDone() throws Exception {
    String conflict = "<<<<<<< HEAD\n=======\n>>>>>>> other\n";
    String problem = "This is an unresolved merge conflict. Resolve it and take its marks out.";
    Path file = write("api/current/" + Baseline.MODULE_FILE, TEXT + conflict);
    assertThatThrownBy(() -> source().read("current"))
        .hasMessage(
            file
                + ":5:1: "
                + problem
                + " Restore the file from version control, or write api/current anew with"
                + " 'mvn process-classes waybill:update'.");
    Path accepted = write("api/" + AcceptedFile.NAME, conflict);
    assertThatThrownBy(() -> new AcceptedFile(api, TODAY).read())
        .hasMessage(accepted + ":1:1: " + problem);
    Path tombstones = write("api/tombstones.txt", "# Names\n" + conflict);
    assertThatThrownBy(() -> new Tombstones(api).read())
        .hasMessage(tombstones + ":2:1: " + problem);
  }

  @Test
  void refusesAcceptancesAndAChangelogThatAreNotUtf8() throws Exception {
    byte[] text = "# \u00e4".getBytes(StandardCharsets.ISO_8859_1);
    Path accepted = api.resolve(AcceptedFile.NAME);
    Files.write(accepted, text);
    String wayOut =
        ":1: byte 3 of this line, 0xE4, is no text in UTF-8. Restore it from version control, or"
            + " write it anew.";
    assertThatThrownBy(() -> new AcceptedFile(api, TODAY).read()).hasMessage(accepted + wayOut);
    Path changelog = project.resolve("CHANGELOG.md");
    Files.write(changelog, text);
    assertThatThrownBy(() -> TextFile.read(changelog)).hasMessage(changelog + wayOut);
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
  void takesNoClassForExportedThatOnlySpeaksOfIt() throws Exception {
    Files.delete(classes.resolve(ManifestJson.RESOURCE));
    Files.delete(api.resolve("current").resolve(Baseline.MODULE_FILE));
    Files.delete(api.resolve("current"));
    Files.delete(api);
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "lib/Tool", null, "java/lang/Object", null);
    String annotation = "Ldev/waybill/annotations/Export;";
    writer.visitField(Opcodes.ACC_STATIC, "field", annotation, null, null).visitEnd();
    writer.visitEnd();
    Path file = write("classes/lib/Tool.class", "");
    Files.write(file, writer.toByteArray());
    assertThat(setup().hasSurface()).isFalse();

    ClassWriter exported = new ClassWriter(0);
    exported.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "lib/Tool", null, "java/lang/Object", null);
    int flags = Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT;
    MethodVisitor method = exported.visitMethod(flags, "one", "()V", null, null);
    method.visitAnnotation(annotation, false).visitEnd();
    method.visitEnd();
    exported.visitEnd();
    Files.write(file, exported.toByteArray());
    assertThatThrownBy(() -> setup().hasSurface())
        .hasMessageStartingWith("lib.Tool has an @Export, but there is no ");
  }

  @Test
  void comparesOtherSurfacesWhereTheProjectHasNone() throws Exception {
    write("one/" + Baseline.MODULE_FILE, TEXT);
    write("two/" + Baseline.MODULE_FILE, TEXT.replace("17", "21"));
    DiffTask task = new DiffTask(source(), project.resolve("nothing"), List.of());
    assertThat(task.run("one", "two", "1")).hasSize(1);
    assertThat(DiffTask.isWithinProject("one", "two")).isFalse();
    assertThat(DiffTask.isWithinProject("released", "org.example:lib:1.0")).isFalse();
    assertThat(DiffTask.isWithinProject("released", "working")).isTrue();
  }

  @Test
  void takesCoordinatesForWhatTheyAreBeforeItLooksForAPath() throws IOException {
    write("org.example:lib:1.0/" + Baseline.MODULE_FILE, TEXT);
    assertThatThrownBy(() -> source().read("org.example:lib:1.0"))
        .hasMessage("org.example:lib:1.0 is nowhere.");
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
  void tellsWhatIsWrongInACommitBesideTheFileThere() {
    assertThatThrownBy(() -> BaselineFolder.parse("git:v1", new TreeMap<>(Map.of("geo.api", TEXT))))
        .hasMessage("git:v1 lacks module-info.api. Name a commit with a reviewed surface.");
    assertThatThrownBy(
            () ->
                BaselineFolder.parse(
                    "git:v1", new TreeMap<>(Map.of(Baseline.MODULE_FILE, TEXT + "  x\n"))))
        .hasMessage(
            "git:v1:module-info.api:5:3: 'x' is no fact that is known here. Name a commit with a"
                + " reviewed surface.");
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
        .hasMessageEndingWith(
            "the manifest has format 9, this version reads format 1. Compile the module anew.");
  }

  @Test
  void tellsWhichClassIsNewerThanItReads() throws IOException {
    // The first release that ASM of the day does not know.
    writeClass("lib.Late", 99);
    assertThatThrownBy(() -> source().read("working"))
        .hasMessage(
            "lib.Late in "
                + classes
                + ": its class file has version 99, of Java 55, which is newer than this version of"
                + " waybill reads. Use a later version of waybill, or compile with --release 25.");
  }

  @Test
  void tellsWhichClassIsDamaged() throws IOException {
    Path file = writeClass("lib.Half", Opcodes.V17);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> source().read("working"))
        .hasMessageStartingWith(
            "lib.Half in " + classes + ": its class file cannot be read, it is damaged: ");
  }

  @Test
  void tellsWhichDependencyIsDamaged() throws IOException {
    Path base = writeClass("dep.Base", Opcodes.V17, "java.lang.Object");
    byte[] bytes = Files.readAllBytes(base);
    // The tag of the first constant: ASM takes what it does not know for an argument.
    bytes[10] = 99;
    Path dependency = project.resolve("dependency");
    Files.createDirectories(dependency.resolve("dep"));
    Files.write(dependency.resolve("dep/Base.class"), bytes);
    Files.delete(base);
    writeClass("lib.Below", Opcodes.V17, "dep.Base");
    assertThatThrownBy(
            () -> source(List.of(new Dependency(dependency, "dep:dep", "1"))).read("working"))
        .hasMessage(
            "dep.Base in "
                + dependency
                + ": its class file cannot be read, it is damaged:"
                + " java.lang.IllegalArgumentException");
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
    return source(List.of());
  }

  private SurfaceSource source(List<Dependency> dependencies) {
    return new SurfaceSource(
        project,
        api,
        classes,
        dependencies,
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
    return writeClass(name, version, "java.lang.Object");
  }

  private Path writeClass(String name, int version, String superclass) throws IOException {
    String internal = name.replace('.', '/');
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, Opcodes.ACC_PUBLIC, internal, null, superclass.replace('.', '/'), null);
    writer.visitEnd();
    Path file = write("classes/" + internal + ".class", "");
    return Files.write(file, writer.toByteArray());
  }
}
