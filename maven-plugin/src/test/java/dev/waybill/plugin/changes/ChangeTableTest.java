package dev.waybill.plugin.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Comparison;
import dev.waybill.manifest.verdict.Impact;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.IndexedClasses;
import dev.waybill.plugin.classes.SurfaceReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The verdict on each change beside what javac and the virtual machine say of its clients. */
class ChangeTableTest {

  private static final Path CASES = Path.of("src/test/resources/changes");
  private static final int LEAST = 160;
  private static final String JAR_MANIFEST = "META-INF/MANIFEST.MF";

  @TempDir Path folder;

  @Test
  void hasEnoughCases() throws IOException {
    List<ChangeCase> cases = ChangeCase.readAll(CASES);
    assertThat(cases).hasSizeGreaterThanOrEqualTo(LEAST);
    assertThat(cases.stream().map(ChangeCase::title)).doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> agreesWithJavacAndTheVirtualMachine() throws IOException {
    List<ChangeCase> cases = ChangeCase.readAll(CASES);
    return cases.stream()
        .map(each -> dynamicTest(each.title(), () -> check(each, cases.indexOf(each))));
  }

  private void check(ChangeCase change, int number) throws Exception {
    Path root = folder.resolve(Integer.toString(number));
    Path before = library(change.before(), change.optionsBefore(), root.resolve("old"));
    Path after = library(change.after(), change.optionsAfter(), root.resolve("new"));
    Measured measured = new Measured(EnumSet.noneOf(Impact.class), new ArrayList<>());
    for (int i = 0; i < change.clients().size(); i++) {
      measure(change.clients().get(i), root.resolve("client" + i), before, after, measured);
    }
    change.unwitnessed().forEach(each -> measured.impacts().add(Impact.valueOf(each)));

    List<Change> changes = compare(before, after);
    Set<Impact> judged = EnumSet.noneOf(Impact.class);
    changes.forEach(each -> judged.addAll(each.impacts()));
    judged.removeIf(each -> !each.isBreaking());
    if (change.advisory().isEmpty()) {
      assertThat(judged)
          .describedAs("judged, of %s, measured %s", changes, measured)
          .isEqualTo(measured.impacts());
    } else {
      assertThat(judged).describedAs("judged, of %s, beside advice", changes).isEmpty();
      assertThat(measured.impacts()).describedAs("measured, beside advice").isNotEmpty();
    }
    assertThat(kinds(changes)).containsAll(change.kinds());
    assertThat(
            kinds(
                changes.stream().filter(each -> each.impacts().contains(Impact.ADVISORY)).toList()))
        .containsAll(change.advisory());
  }

  private static Set<String> kinds(List<Change> changes) {
    return changes.stream().map(each -> each.kind().id()).collect(Collectors.toSet());
  }

  /** Compiles a library; one with a manifest becomes a jar. */
  static Path library(Map<String, String> sources, List<String> options, Path into)
      throws IOException {
    assertThat(SourceFiles.compile(sources, options, into)).isEmpty();
    if (!Files.exists(into.resolve(JAR_MANIFEST))) {
      return into;
    }
    Path jar = into.resolveSibling(into.getFileName() + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(into)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(into.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, out);
      }
    }
    return jar;
  }

  /** What happens to a client that was compiled before, and to one that is compiled now. */
  private static void measure(
      Map<String, String> client, Path root, Path before, Path after, Measured measured)
      throws Exception {
    boolean isModule = client.containsKey(SourceFiles.MODULE);
    Path compiled = root.resolve("before");
    Path shared = root.resolve("shared");
    assertThat(SourceFiles.compile(client, SourceFiles.path(isModule, before), compiled)).isEmpty();
    ClientRun expected = ClientRun.of(compiled, before, shared);
    assertThat(expected.failure()).describedAs("the client on the old library").isEmpty();
    ClientRun linked = ClientRun.of(compiled, after, shared);
    if (linked.isLinkageError()) {
      measured.add(Impact.BINARY, linked.failure());
    } else if (!linked.equals(expected)) {
      measured.add(Impact.BEHAVIOUR, linked.toString());
    }
    Path again = root.resolve("again");
    List<String> errors = SourceFiles.compile(client, SourceFiles.path(isModule, after), again);
    if (!errors.isEmpty()) {
      measured.add(Impact.SOURCE, errors.toString());
    } else {
      ClientRun anew = ClientRun.of(again, after, shared);
      if (!anew.equals(expected)) {
        measured.add(Impact.BEHAVIOUR, anew.toString());
      }
    }
  }

  private static List<Change> compare(Path before, Path after) throws Exception {
    try (ClassIndex was = ClassIndex.open(before, List.of());
        ClassIndex is = ClassIndex.open(after, List.of())) {
      Surface old = surface(was);
      // What a reviewed baseline tells is enough: its text is read again.
      Surface read = Baseline.read(Baseline.write(old));
      assertThat(Baseline.write(read)).isEqualTo(Baseline.write(old));
      return Comparison.of(read, surface(is), new IndexedClasses(is), "");
    }
  }

  static Surface surface(ClassIndex index) throws Exception {
    Set<String> packages = new TreeSet<>();
    for (String name : index.own().classes()) {
      packages.add(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }
    // What is not exported belongs to the surface only as far as it is mentioned.
    packages.removeIf(name -> name.endsWith(".internal"));
    ApiManifest manifest =
        new ApiManifest(ApiManifest.FORMAT, "a:b:1", List.of(), List.of(), List.of(), List.of());
    return SurfaceReader.read(index, manifest, packages);
  }

  /** The impacts that clients have shown, and how. */
  private record Measured(Set<Impact> impacts, List<String> witnesses) {

    void add(Impact impact, String witness) {
      impacts.add(impact);
      witnesses.add(impact + ": " + witness);
    }
  }
}
