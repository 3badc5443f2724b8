package dev.waybill.plugin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Bump;
import dev.waybill.manifest.verdict.Outside;
import dev.waybill.manifest.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTaskTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final String TEXT =
      """
      # waybill api, format 1
      # Written by waybill:update. Review its changes like code.

      imports
        lib.TopK

      namespace search

      op search.topK
        status      stable
        owner       TopK#topK
        parameter   int k = 10 [1..]
        result      int
      """;
  private static final String LAST =
      """
      function search.last
        status      stable
        owner       TopK#last
        result      int
      """;
  private static final String TYPES =
      """
      # waybill api, format 1
      # Written by waybill:update. Review its changes like code.

      imports
        lib.One
        lib.Two

      type geo.A
        status      stable
        java        public final class One

      type geo.B
        status      stable
        java        public final class Two
      """;
  private static final String MODULE =
      """
      # waybill api, format 1
      # Written by waybill:update. Review its changes like code.

      module lib:lib
        release     17
      """;
  private static final String ID = "search.topK/k:default-changed";

  @TempDir Path api;

  @BeforeEach
  void review() throws IOException {
    write("current", TEXT);
  }

  @Test
  void passesBeforeTheFirstRelease() throws Exception {
    CheckResult result = check(TEXT, "1.0");
    assertThat(result.isGood()).isTrue();
    assertThat(result.verdict()).isNull();
  }

  @Test
  void asksForAReviewedSurface() throws IOException {
    Files.delete(api.resolve("current/search.api"));
    Files.delete(api.resolve("current").resolve(Baseline.MODULE_FILE));
    assertThatThrownBy(() -> check(TEXT, "1.0"))
        .isInstanceOf(BaselineException.class)
        .hasMessage(
            api.resolve("current")
                + " has no reviewed surface yet. Write it with 'mvn process-classes"
                + " waybill:update', review it and commit it.");
  }

  @Test
  void showsTheDifferenceFromTheReviewedSurface() throws Exception {
    CheckResult result = check(TEXT.replace("k = 10", "k = 5"), "1.0");
    assertThat(result.isGood()).isFalse();
    assertThat(result.drift())
        .contains("-  parameter   int k = 10 [1..]", "+  parameter   int k = 5 [1..]");
  }

  @Test
  void asksToReviewANewWarning() throws Exception {
    Surface surface = Baseline.read(Map.of("search.api", TEXT, Baseline.MODULE_FILE, MODULE));
    Compiled compiled =
        new Compiled(surface, Outside.NOTHING, Map.of("search.topK", List.of("is too quick")));
    assertThat(new CheckTask(api, TODAY).run(compiled, "1.0").drift())
        .contains("+  ! is too quick");
    new BaselineFolder(api).writeCurrent(compiled.text());
    assertThat(new CheckTask(api, TODAY).run(compiled, "1.0").isGood()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lib.TopK | lib TopK | 5:3: The name of a class was expected here, found 'lib TopK'.",
        "api, format 1 | api, format 7 | 1:23: The format is '7', this version reads format 1.",
        "parameter   int k | parameter   int | 12:19: A name was expected here, found '='.",
        "status | colour | 10:3: 'colour' is no fact that is known here.",
        "op search.topK | op | 9:3: One name was expected behind the kind, found ''.",
      })
  void tellsWhereAFileIsDamaged(String text, String damage, String expected) throws IOException {
    write("current", TEXT.replace(text, damage));
    assertThatThrownBy(() -> check(TEXT, "1.0"))
        .isInstanceOf(BaselineException.class)
        .hasMessageStartingWith(api.resolve("current/search.api") + ":" + expected)
        .hasMessageContaining("mvn process-classes waybill:update");
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0, 1.0.1, false",
    "1.0.0, 1.1.0, false",
    "1.0.0, 2.0.0, true",
    "1.0.0, 2.0.0-SNAPSHOT, true",
    "0.3.0, 0.3.1, false",
    "0.3.0, 0.4.0, true"
  })
  void asksForAVersionWhereSomethingBreaks(String released, String version, boolean isGood)
      throws Exception {
    write("released/" + released, TEXT);
    String changed = TEXT.replace("k = 10", "k = 5");
    write("current", changed);
    CheckResult result = check(changed, version);
    assertThat(result.isGood()).isEqualTo(isGood);
    Verdict verdict = Objects.requireNonNull(result.verdict());
    assertThat(verdict.bump()).isEqualTo(Bump.MAJOR);
    assertThat(verdict.breaking()).hasSize(1);
    assertThat(verdict.breaking().get(0).change().id()).isEqualTo(ID);
  }

  @Test
  void comparesWithTheLastRelease() throws Exception {
    String changed = TEXT.replace("k = 10", "k = 5");
    write("released/1.9.0", TEXT);
    write("released/1.10.0", changed);
    write("current", changed);
    CheckResult result = check(changed, "1.10.1");
    assertThat(result.isGood()).isTrue();
    assertThat(Objects.requireNonNull(result.verdict()).released()).isEqualTo("1.10.0");
  }

  @ParameterizedTest
  @CsvSource({"1.10.0", "1.10.0-SNAPSHOT", "1.11.0-SNAPSHOT"})
  void letsTheReleasedVersionPassWhereNothingHasChanged(String version) throws Exception {
    write("released/1.10.0", TEXT);
    assertThat(check(TEXT, version).isGood()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1.9.0", "1.9.0-SNAPSHOT"})
  void refusesAVersionBeforeTheReleasedOne(String version) throws Exception {
    write("released/1.10.0", TEXT);
    assertThat(check(TEXT, version).problems())
        .containsExactly(
            "The project says version "
                + version
                + ", but 1.10.0 is released already: raise the version, or take the release out of"
                + " api/released if it never was one.");
  }

  @ParameterizedTest
  @CsvSource({"next", "2.0.0-SNAPSHOT"})
  void refusesAReleaseThatIsNamedByNoVersion(String name) throws Exception {
    write("released/1.0.0", TEXT);
    write("released/" + name, TEXT);
    assertThatThrownBy(() -> check(TEXT, "1.0.0"))
        .isInstanceOf(BaselineException.class)
        .hasMessage(
            api.resolve("released").resolve(name)
                + " must be named by the version of a release such as 1.2.0, found '"
                + name
                + "'. Rename the folder, or delete it.");
  }

  @Test
  void passesOverFilesAndHiddenFoldersBesideReleases() throws Exception {
    write("released/1.0.0", TEXT);
    Files.createDirectories(api.resolve("released/.idea"));
    Files.writeString(api.resolve("released/README.md"), "Releases.");
    assertThat(check(TEXT, "1.0.0").isGood()).isTrue();
  }

  @Test
  void letsAcceptedChangesPass() throws Exception {
    String changed = change();
    accept(ID, "Ten was too many.", "ada", "2027-03-01");
    CheckResult result = check(changed, "1.0.1");
    assertThat(result.isGood()).isTrue();
    assertThat(Objects.requireNonNull(result.verdict()).bump()).isEqualTo(Bump.PATCH);
  }

  @Test
  void refusesAcceptancesThatNothingUses() throws Exception {
    String changed = change();
    accept(ID, "Ten was too many.", "ada", "2027-03-01");
    accept("search.topK/k:range-narrowed", "Meant.", "ada", "2027-03-01");
    assertThat(check(changed, "1.0.1").problems())
        .containsExactly(
            "accepted.toml:3: search.topK/k:range-narrowed is accepted, but nothing has changed so"
                + " since the last release. Delete the entry, or mend its id.");
  }

  @Test
  void refusesExpiredAcceptances() throws Exception {
    String changed = change();
    accept(ID, "Ten was too many.", "ada", "2026-11-27");
    CheckResult result = check(changed, "1.0.1");
    assertThat(result.isGood()).isFalse();
    assertThat(result.problems())
        .containsExactly(
            "accepted.toml:2: "
                + ID
                + " was accepted until 2026-11-27, today is 2026-11-28. Undo the change, release it,"
                + " or accept it anew with a reason that still holds.");
    assertThat(result.verdict()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reason = 'Ten.' | reason = '' | 2:1: id, reason and owner must not be empty.",
        "reason = 'Ten.' | why = 'Ten.' | 2:1: 'why' of search.topK/k:default-changed is unknown."
            + " Expected reason, owner, until.",
        "owner = 'ada', | | 2:1: search.topK/k:default-changed needs 'owner', a text in quotes.",
        "until = 2027-03-01 | until = 9999-01-01 | 2:1: search.topK/k:default-changed is accepted"
            + " until 9999-01-01. Expected 2028-05-28 at the latest, 18 months from today.",
        "until = 2027-03-01 | until = 'soon' | 2:1: search.topK/k:default-changed needs 'until', a"
            + " date such as 2027-02-28 without quotes.",
        "[accepted] | [excepted] | 1:1: Expected [accepted] and below it lines such as 'ID' = {"
            + " reason = 'WHY', owner = 'WHO', until = 2027-02-28 }.",
        "[accepted] | [[accepted]] | 1:1: Expected [accepted] and below it lines such as 'ID' = {"
            + " reason = 'WHY', owner = 'WHO', until = 2027-02-28 }.",
      })
  void tellsWhatIsWrongWithAnAcceptance(String text, @Nullable String damage, String expected)
      throws Exception {
    String changed = change();
    String entry =
        "[accepted]\n'" + ID + "' = { reason = 'Ten.', owner = 'ada', until = 2027-03-01 }\n";
    Files.writeString(
        api.resolve("accepted.toml"), entry.replace(text, damage == null ? "" : damage));
    assertThatThrownBy(() -> check(changed, "1.0.1"))
        .isInstanceOf(BaselineException.class)
        .hasMessage(api.resolve("accepted.toml") + ":" + expected);
  }

  @Test
  void doesNotGiveRemovedNamesAway() throws Exception {
    Files.writeString(api.resolve("tombstones.txt"), "# removed\nsearch.topK 0.9 op topK(int k)\n");
    assertThat(check(TEXT, "1.0").problems())
        .containsExactly(
            "search.topK was removed in 0.9 op topK(int k) and must not mean something else: callers"
                + " would get it in silence. Choose another name, or delete its line from"
                + " tombstones.txt if it is the same again.");
  }

  @Test
  void doesNotFailForWhatIsExperimental() throws Exception {
    String old = TEXT.replace("stable", "experimental");
    String changed = old.replace("k = 10", "k = 5");
    write("released/1.0.0", old);
    write("current", changed);
    CheckResult result = check(changed, "1.0.1");
    assertThat(result.isGood()).isTrue();
    assertThat(Objects.requireNonNull(result.verdict()).findings()).hasSize(1);
  }

  private String change() throws IOException {
    String changed = TEXT.replace("k = 10", "k = 5");
    write("released/1.0.0", TEXT);
    write("current", changed);
    return changed;
  }

  private void accept(String id, String reason, String owner, String until) throws Exception {
    AcceptedFile file = new AcceptedFile(api, LocalDate.parse(until));
    file.add(List.of(new Acceptance(id, reason, owner, LocalDate.parse(until), 0)));
  }

  private void write(String folder, String text) throws IOException {
    Files.createDirectories(api.resolve(folder));
    Files.writeString(api.resolve(folder).resolve("search.api"), text);
    Files.writeString(api.resolve(folder).resolve(Baseline.MODULE_FILE), MODULE);
  }

  @Test
  void refusesANameThatOneExportGivesToAnother() throws Exception {
    String before = TEXT.replace("  owner ", "  alias       search.best\n  owner ") + "\n" + LAST;
    String after = TEXT + "\n" + LAST.replace("  owner ", "  alias       search.best\n  owner ");
    write("released/1.0.0", before);
    write("current", after);
    assertThat(check(after, "2.0.0").problems())
        .containsExactly(
            "search.best was search.topK in 1.0.0 and is search.last now: callers would get it in"
                + " silence. Leave the name where it was, and give search.last one that nobody has"
                + " had.");
  }

  @Test
  void refusesTypesThatHaveSwappedTheirNames() throws Exception {
    String before = TYPES;
    String after = TYPES.replace("geo.A", "geo.X").replace("geo.B", "geo.A").replace("X", "B");
    write("released/1.0.0", before);
    write("current", after);
    CheckResult result = check(after, "1.0.1");
    assertThat(Objects.requireNonNull(result.verdict()).breaking())
        .extracting(each -> each.change().id())
        .containsExactly("geo.A:name-means-another", "geo.B:name-means-another");
    assertThat(check(after, "2.0.0").problems())
        .containsExactly(
            "geo.A was lib.One in 1.0.0 and is lib.Two now: callers would get it in silence. Leave"
                + " the name where it was, and give lib.Two one that nobody has had.",
            "geo.B was lib.Two in 1.0.0 and is lib.One now: callers would get it in silence. Leave"
                + " the name where it was, and give lib.One one that nobody has had.");
  }

  /** The class has another name in Java; whoever looks it up by name finds it as before. */
  @Test
  void letsATypeKeepItsNameWhereItsClassIsRenamed() throws Exception {
    String after = TYPES.replace("One", "First");
    write("released/1.0.0", TYPES);
    write("current", after);
    CheckResult result = check(after, "2.0.0");
    assertThat(result.problems()).isEmpty();
    assertThat(Objects.requireNonNull(result.verdict()).findings())
        .extracting(each -> each.change().id())
        .containsExactly("lib.First:class-added", "lib.One:class-removed");
  }

  private CheckResult check(String compiled, String version) throws Exception {
    return new CheckTask(api, TODAY)
        .run(
            new Compiled(
                Baseline.read(Map.of("search.api", compiled, Baseline.MODULE_FILE, MODULE)),
                Outside.NOTHING,
                Map.of()),
            version);
  }
}
