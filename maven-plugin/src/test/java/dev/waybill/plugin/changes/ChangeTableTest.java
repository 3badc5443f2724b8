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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The verdict on each change beside what javac and the virtual machine say of a client. */
class ChangeTableTest {

  private static final Path CASES = Path.of("src/test/resources/changes");
  private static final int LEAST = 160;

  @TempDir Path folder;

  @Test
  void hasEnoughCases() throws IOException {
    assertThat(ChangeCase.readAll(CASES)).hasSizeGreaterThanOrEqualTo(LEAST);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithJavacAndTheVirtualMachine() throws IOException {
    List<ChangeCase> cases = ChangeCase.readAll(CASES);
    return cases.stream()
        .map(each -> dynamicTest(each.title(), () -> check(each, cases.indexOf(each))));
  }

  private void check(ChangeCase change, int number) throws Exception {
    Path root = folder.resolve(Integer.toString(number));
    Path before = root.resolve("old");
    Path after = root.resolve("new");
    assertThat(SourceFiles.compile(change.before(), List.of(), before)).isEmpty();
    assertThat(SourceFiles.compile(change.after(), List.of(), after)).isEmpty();

    Set<Impact> measured = measure(change, root, before, after);

    List<Change> changes = compare(before, after);
    Set<Impact> judged = EnumSet.noneOf(Impact.class);
    changes.forEach(each -> judged.addAll(each.impacts()));
    Set<Impact> breaking = EnumSet.copyOf(measured);
    change.unwitnessed().forEach(each -> breaking.add(Impact.valueOf(each)));
    judged.removeIf(each -> !each.isBreaking());
    assertThat(judged).describedAs("judged, of %s", changes).isEqualTo(breaking);
    assertThat(changes.stream().map(each -> each.kind().id()).collect(Collectors.toSet()))
        .containsAll(change.kinds());
  }

  /** What happens to a client that was compiled before, and to one that is compiled now. */
  private static Set<Impact> measure(ChangeCase change, Path root, Path before, Path after)
      throws Exception {
    Set<Impact> measured = EnumSet.noneOf(Impact.class);
    Path client = root.resolve("client");
    assertThat(SourceFiles.compile(change.client(), List.of(before), client)).isEmpty();
    Outcome expected = run(client, before);
    assertThat(expected.failure()).describedAs("the client on the old library").isEmpty();
    Outcome linked = run(client, after);
    if (linked.isLinkageError()) {
      measured.add(Impact.BINARY);
    } else if (!linked.equals(expected)) {
      measured.add(Impact.BEHAVIOUR);
    }
    Path again = root.resolve("again");
    if (!SourceFiles.compile(change.client(), List.of(after), again).isEmpty()) {
      measured.add(Impact.SOURCE);
    } else if (!run(again, after).equals(expected)) {
      measured.add(Impact.BEHAVIOUR);
    }
    return measured;
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

  private static Surface surface(ClassIndex index) throws Exception {
    Set<String> packages = new TreeSet<>();
    for (String name : index.own().classes()) {
      packages.add(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }
    ApiManifest manifest =
        new ApiManifest(ApiManifest.FORMAT, "a:b:1", List.of(), List.of(), List.of(), List.of());
    return SurfaceReader.read(index, manifest, packages);
  }

  /** Runs the client's {@code main}, whose class is the one that is called Client. */
  private static Outcome run(Path client, Path library) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    URL[] path = {client.toUri().toURL(), library.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
        PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      Class.forName("client.Client", true, loader)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
      return new Outcome(printed.toString(StandardCharsets.UTF_8), "", false);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      return new Outcome(
          printed.toString(StandardCharsets.UTF_8), cause.toString(), isLinkage(cause));
    } catch (LinkageError e) {
      return new Outcome("", e.toString(), true);
    } finally {
      System.setOut(out);
    }
  }

  private static boolean isLinkage(Throwable failure) {
    return failure instanceof LinkageError
        || (failure.getCause() != null && isLinkage(failure.getCause()));
  }

  /** What a client printed, and how it failed. */
  private record Outcome(String printed, String failure, boolean isLinkageError) {}
}
