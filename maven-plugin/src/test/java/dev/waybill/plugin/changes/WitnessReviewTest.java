package dev.waybill.plugin.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Bump;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.ChangeKind;
import dev.waybill.manifest.verdict.Comparison;
import dev.waybill.manifest.verdict.Element;
import dev.waybill.manifest.verdict.Finding;
import dev.waybill.manifest.verdict.Impact;
import dev.waybill.manifest.verdict.Verdict;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.IndexedClasses;
import dev.waybill.plugin.witness.ForkedRunner;
import dev.waybill.plugin.witness.Runner;
import dev.waybill.plugin.witness.WitnessReview;
import dev.waybill.plugin.witness.WitnessTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says about clients, with a process of its own for them. */
class WitnessReviewTest {

  private static final Path JDK = Path.of(System.getProperty("java.home"));
  private static final String SEALED =
      "package lib; public sealed interface A {"
          + " final class B implements A { } final class C implements A { } }";
  private static final String OPEN = SEALED.replace("sealed ", "");
  private static final Runner NEVER =
      root -> {
        throw new IOException("clients are run although nothing breaks");
      };

  @TempDir Path folder;

  @Test
  void showsTheClientAndHowItFails() throws Exception {
    Verdict verdict =
        review(
            "package lib; public class A { public static int one(String s) { return 1; } }",
            "package lib; public class A { public static int one(Runnable s) { return 1; } }",
            List.of(),
            new ForkedRunner(JDK));
    Path client = folder.resolve("witness/src/client1/Client.java");
    assertThat(verdict.breaking().get(0).witness())
        .containsExactly(
            "client (binary): int result = lib.A.one(\"\");",
            "  java.lang.NoSuchMethodError: 'int lib.A.one(java.lang.String)'",
            "  in " + client,
            "client (source): int result = lib.A.one(\"\");",
            "  incompatible types: java.lang.String cannot be converted to java.lang.Runnable",
            "  in " + client);
    assertThat(client).content().contains("int result = lib.A.one(\"\");");
    assertThat(verdict.bump()).isEqualTo(Bump.MAJOR);
  }

  @Test
  void takesForAdviceWhatNoClientShows() throws Exception {
    String same = "package lib; public class A { public static int one() { return 1; } }";
    Change claimed =
        new Change(
            ChangeKind.METHOD_REMOVED,
            new Element("lib.A", "#one()"),
            Set.of(Impact.BINARY, Impact.SOURCE),
            "public static int one()",
            "");
    Verdict verdict = review(same, same, List.of(claimed), new ForkedRunner(JDK));
    assertThat(verdict.findings())
        .containsExactly(new Finding(claimed, Finding.Standing.UNWITNESSED, "no client shows it"));
    assertThat(verdict.bump()).isEqualTo(Bump.PATCH);
  }

  @Test
  void countsWhatOnlyAClientForANewerJdkShows() throws Exception {
    Verdict verdict = review(SEALED, OPEN, List.of(), WitnessReviewTest::runAsOnJdk17);
    assertThat(verdict.bump()).isEqualTo(Bump.MAJOR);
    Finding finding = verdict.breaking().get(0);
    assertThat(finding.change().kind()).isEqualTo(ChangeKind.NO_LONGER_SEALED);
    assertThat(finding.witness())
        .containsExactly(
            "no client was tried that shows it: one needs JDK 21, as the toolchain of the build or"
                + " to run Maven");
  }

  @Test
  void judgesAlikeInAnOlderJdk() throws Exception {
    Path maven = Path.of(System.getProperty("waybill.maven.java"));
    String release = Files.readString(maven.resolve("release"));
    assumeThat(release)
        .as("Maven runs on a JDK that knows patterns in switch, so there is no older one.")
        .containsPattern("JAVA_VERSION=\"(17|18|19|20)[.\"]");
    Verdict older = review(SEALED, OPEN, List.of(), new ForkedRunner(maven));
    assertThat(older.breaking().get(0).witness().toString()).contains("needs JDK 21");
    Verdict newer = review(SEALED, OPEN, List.of(), new ForkedRunner(JDK));
    assertThat(newer.breaking().get(0).witness().toString()).contains("switch");
    assertThat(older.bump()).isEqualTo(newer.bump()).isEqualTo(Bump.MAJOR);
  }

  /** Runs clients as a JDK does to which patterns in a switch are errors. */
  private static void runAsOnJdk17(Path root) throws IOException {
    new ForkedRunner(JDK).run(root);
    Path results = root.resolve("results");
    List<String> lines = new ArrayList<>();
    for (String each : Files.readAllLines(results)) {
      String client = each.substring(0, each.indexOf('\t'));
      boolean isPattern =
          Files.readString(root.resolve("src").resolve(client).resolve("Client.java"))
              .contains("case lib.");
      lines.add(isPattern ? client + "\told\tpatterns in switch statements are a preview" : each);
    }
    Files.write(results, lines);
    Files.writeString(root.resolve("jdk"), "17");
  }

  @Test
  void countsWhatNoClientCanTry() throws Exception {
    String same = "package lib; public class A { }";
    Change claimed =
        new Change(
            ChangeKind.MODULE_RENAMED,
            Element.of("a:b"),
            Set.of(Impact.BINARY, Impact.SOURCE),
            "lib",
            "library");
    Verdict verdict = review(same, same, List.of(claimed), NEVER);
    assertThat(verdict.findings())
        .containsExactly(new Finding(claimed, Finding.Standing.COUNTS, ""));
    assertThat(verdict.bump()).isEqualTo(Bump.MAJOR);
  }

  @Test
  void countsWhatIsGoneOnSomeReleasesOfJava() throws Exception {
    String same = "package lib; public class A { public static int one() { return 1; } }";
    Change claimed =
        new Change(
            ChangeKind.VARIANT_LACKS,
            new Element("lib.A", "@21"),
            Set.of(Impact.BINARY, Impact.SOURCE),
            "method public static int one()",
            "");
    Verdict verdict = review(same, same, List.of(claimed), NEVER);
    assertThat(verdict.findings())
        .containsExactly(new Finding(claimed, Finding.Standing.COUNTS, ""));
  }

  @Test
  void writesAndRunsNothingWhereNothingBreaks() throws Exception {
    review(
        "package lib; public class A { }",
        "package lib; public class A { public static int one() { return 1; } }",
        List.of(),
        NEVER);
    assertThat(folder.resolve("witness")).doesNotExist();
  }

  @Test
  void saysWhyClientsCannotBeRun() throws IOException {
    Path nowhere = Files.createDirectories(folder.resolve("nowhere"));
    assertThatThrownBy(() -> new ForkedRunner(JDK).run(nowhere))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Clients of the changed surface could not be run by " + JDK)
        .hasMessageContaining("NoSuchFileException: " + nowhere.resolve("path"));
  }

  /** Reviews the changes between two libraries, or those that are claimed. */
  private Verdict review(String before, String after, List<Change> claimed, Runner runner)
      throws Exception {
    Path old =
        ChangeTableTest.library(Map.of("lib/A.java", before), List.of(), folder.resolve("old"));
    Path now =
        ChangeTableTest.library(Map.of("lib/A.java", after), List.of(), folder.resolve("new"));
    try (ClassIndex was = ClassIndex.open(old, List.of());
        ClassIndex is = ClassIndex.open(now, List.of())) {
      IndexedClasses around = new IndexedClasses(is);
      Surface released = ChangeTableTest.surface(was);
      Surface compiled = ChangeTableTest.surface(is);
      List<Change> changes =
          claimed.isEmpty() ? Comparison.of(released, compiled, around, "1.1.0") : claimed;
      Verdict verdict = Verdict.of(changes, released, Map.of(), "1.0.0", "1.1.0");
      WitnessTask task = new WitnessTask(folder.resolve("witness"), runner, List.of());
      return new WitnessReview(task, around).review(verdict, released, compiled);
    }
  }
}
