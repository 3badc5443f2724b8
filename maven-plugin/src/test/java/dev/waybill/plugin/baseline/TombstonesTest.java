package dev.waybill.plugin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.plugin.classes.ClassIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TombstonesTest {

  private static final String OLD =
      """
      # waybill api, format 1

      imports
        lib.Geo
        lib.Moon
        lib.Other

      namespace geo
        facade      public final class Geo

      constant geo.EARTH
        status      stable
        owner       Other#EARTH
        result      double

      function geo.distance
        status      stable
        alias       geo.dist
        alias       geo.far
        generation-1 geo.length
        generation-1 geo.near
        deprecated  geo.dist since 1.0, removed in 2.0, use geo.distance
        parameter   double a = 1.5
        result      double

      type geo.Moon
        status      stable
        java        public class Moon
      """;

  private static final String NEW =
      """
      # waybill api, format 1

      imports
        lib.Geo

      namespace geo
        facade      public final class Geo

      function geo.distance
        status      stable
        generation-1 geo.length
        parameter   double a = 1.5
        result      double
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b 1.0",
        "a.b 1.0 op b(int k, String use = \", use x\") -> int",
        "a.b 1.0 op b() -> int, was lib.A#b",
        "a.b 1.0 op b() -> int, use a.c",
        "a.b 1.0 type B, was lib.A$B, use a.C",
        "a.b 1.0, use a.c",
      })
  void keepsALineAsItIs(String line) throws Exception {
    assertThat(Tombstones.parse(line, "tombstones.txt").get("a.b"))
        .satisfies(each -> assertThat(each.line()).isEqualTo(line));
  }

  @Test
  void readsEachPart() throws Exception {
    assertThat(Tombstones.parse("a.b  1.0   type B, was lib.A$B, use a.C\n", "x").get("a.b"))
        .isEqualTo(new Tombstone("a.b", "1.0", "type B", "lib.A$B", "a.C"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // As docs/scan.md says to write it.
        "1.0, use a.c                       | 1.0 |            |         | a.c",
        "1.0, was lib.A#b                   | 1.0 |            | lib.A#b |",
        "1.0, was lib.A#b, use a.c          | 1.0 |            | lib.A#b | a.c",
        "1.0 op b() -> int, use a.c         | 1.0 | op b() -> int |      | a.c",
        "1.0\top b(int k, int l) -> int     | 1.0 | op b(int k, int l) -> int | |",
        "1.0\t,\tuse\ta.c                  | 1.0 |            |         | a.c",
      })
  void readsWhatStandsBehindAName(String rest, String version, String what, String java, String use)
      throws Exception {
    assertThat(Tombstones.parse("a.b " + rest, "tombstones.txt").get("a.b"))
        .isEqualTo(
            new Tombstone(
                "a.b",
                version,
                Objects.requireNonNullElse(what, ""),
                Objects.requireNonNullElse(java, ""),
                Objects.requireNonNullElse(use, "")));
  }

  @Test
  void tellsWhereALineHasNoVersion() {
    assertThatThrownBy(() -> Tombstones.parse("a.a 1.0\na.b\t, use a.c\n", "tombstones.txt"))
        .isInstanceOf(BaselineException.class)
        .hasMessage(
            "tombstones.txt:2:1: Expected 'name version what it was', found 'a.b\t, use a.c'.");
  }

  @Test
  void tellsWhereALineIsMalformed() {
    assertThatThrownBy(() -> Tombstones.parse("# head\n\na.b\n", "lib.jar!tombstones.txt"))
        .isInstanceOf(BaselineException.class)
        .hasMessage(
            "lib.jar!tombstones.txt:3:1: Expected 'name version what it was', found 'a.b'.");
  }

  @Test
  void saysHowAFacadeMadeATypeByAnAliasThatIsGone() {
    String moon =
        OLD.substring(0, OLD.indexOf("constant")) + OLD.substring(OLD.indexOf("type geo.Moon"));
    String made = moon.replace("  java ", "  result      Moon\n  java ");
    String before = made.replace("stable\n", "stable\n  alias       geo.Luna\n");

    assertThat(RemovedNames.between(surface(before), surface(made), "2.0.0").values())
        .extracting(Tombstone::line)
        .containsExactly("geo.Luna 2.0.0 type Moon, was lib.Geo#luna, use geo.Moon");
  }

  @Test
  void saysHowJavaReachedANameAndWhatTookItsPlace() {
    assertThat(RemovedNames.between(surface(OLD), surface(NEW), "2.0.0").values())
        .extracting(Tombstone::line)
        .containsExactly(
            "geo.EARTH 2.0.0 constant EARTH: double, was lib.Geo#EARTH",
            "geo.Moon 2.0.0 type Moon, was lib.Moon",
            "geo.dist 2.0.0 function distance(double a = 1.5) -> double, was lib.Geo#dist, use"
                + " geo.distance",
            // Its deprecation says nothing, but the function is still there.
            "geo.far 2.0.0 function distance(double a = 1.5) -> double, was lib.Geo#far, use"
                + " geo.distance",
            "geo.near 2.0.0 function distance(double a = 1.5) -> double, was"
                + " lib.compat.v1.Geo#near, use geo.distance");
  }

  @Test
  void refusesARemovedNameThatGeneration1GetsAgain() throws Exception {
    Files.writeString(
        folder.resolve("tombstones.txt"),
        "geo.length 1.1 function length() -> double, was lib.compat.v1.Geo#length\n");
    assertThat(new Tombstones(folder).reused(surface(NEW)))
        .containsExactly(
            "geo.length was removed in 1.1 function length() -> double and must not mean something"
                + " else: callers would get it in silence. Choose another name, or delete its line"
                + " from tombstones.txt if it is the same again.");
  }

  @Test
  void leavesANameToGeneration1ThatOnlyThePresentOneHasLost() throws Exception {
    Files.writeString(
        folder.resolve("tombstones.txt"),
        "geo.length 1.1 function length() -> double, was lib.Geo#length\n");
    release("1.4.0");
    assertThat(new Tombstones(folder).reused(surface(NEW))).isEmpty();
  }

  @Test
  void packsWhatWasRemovedBeforeAndSinceTheLastRelease() throws Exception {
    Path api = folder.resolve("api");
    Path classes = folder.resolve("classes");
    Files.createDirectories(api.resolve("released/1.4.0"));
    Files.writeString(api.resolve("released/1.4.0/geo.api"), OLD);
    Files.writeString(
        api.resolve("released/1.4.0").resolve(Baseline.MODULE_FILE),
        "# waybill api, format 1\n\nmodule lib:lib\n");
    Files.writeString(api.resolve("tombstones.txt"), "geo.nigh 1.1 function nigh() -> double\n");
    PackedTombstones packed = new PackedTombstones(api, classes);

    assertThat(packed.missing()).isEqualTo(1);
    assertThat(packed.write(surface(NEW), "2.0.0-SNAPSHOT")).isEqualTo(6);

    assertThat(packed.missing()).isZero();
    Path file = classes.resolve("META-INF/waybill/tombstones.txt");
    assertThat(file)
        .content()
        .startsWith("# Names that were removed and are not given away again:\n")
        .contains("\ngeo.nigh 1.1 function nigh() -> double\n")
        .contains("\ngeo.Moon 2.0.0 type Moon, was lib.Moon\n");

    FileTime time = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(file, time);
    packed.write(surface(NEW), "2.0.0-SNAPSHOT");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
  }

  @Test
  void packsAllNamesOfAModuleThatExportsNothingAnyMore() throws Exception {
    release("1.4.0");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    try (ClassIndex index = ClassIndex.open(classes, List.of())) {
      assertThat(new PackedTombstones(folder, classes).write(index, "2.0.0")).isEqualTo(7);
    }
    assertThat(classes.resolve(Tombstones.RESOURCE))
        .content()
        .contains("\ngeo.distance 2.0.0 function distance(double a = 1.5) -> double, was lib.Geo#");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it knows no such permissions")
  void packsAFileThatWhoeverReadsTheOthersCanRead() throws Exception {
    Files.writeString(folder.resolve("tombstones.txt"), "geo.nigh 1.1\n");
    Path classes = folder.resolve("classes");
    new PackedTombstones(folder, classes).write(surface(NEW), "2.0.0");
    assertThat(Files.getPosixFilePermissions(classes.resolve(Tombstones.RESOURCE)))
        .isEqualTo(Files.getPosixFilePermissions(folder.resolve("tombstones.txt")));
  }

  @Test
  void packsNoFileWhereNothingWasRemoved() throws IOException, BaselineException {
    Path file = folder.resolve("classes").resolve(Tombstones.RESOURCE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "geo.old 1.0\n");
    assertThat(
            new PackedTombstones(folder.resolve("api"), folder.resolve("classes"))
                .write(surface(NEW), "1.0"))
        .isZero();
    assertThat(file).doesNotExist();
  }

  /** A release of the old surface. */
  private void release(String version) throws IOException {
    Path released = Files.createDirectories(folder.resolve("released").resolve(version));
    Files.writeString(released.resolve("geo.api"), OLD);
    Files.writeString(
        released.resolve(Baseline.MODULE_FILE), "# waybill api, format 1\n\nmodule lib:lib\n");
  }

  @Test
  void keepsCommentsWithTheLinesThatTheyStandAbove() throws Exception {
    Path file = folder.resolve("tombstones.txt");
    Files.writeString(
        file,
        """
        # Ours: ask Ada.

        a.b 1.0
        # It had two meanings.
        c.d 1.0

        # Found in mails.
        a.c 0.9
        # The end.
        """);
    FileTransaction transaction = new FileTransaction();
    new Tombstones(folder).add(Tombstones.parse("c.a 1.1\na.b 1.1\nx.y 1.1\n", "new"), transaction);
    transaction.commit();
    assertThat(file)
        .content()
        .isEqualTo(
            """
            # Ours: ask Ada.

            a.b 1.0

            # Found in mails.
            a.c 0.9
            c.a 1.1
            # It had two meanings.
            c.d 1.0
            x.y 1.1
            # The end.
            """);
  }

  private static Surface surface(String text) {
    return Baseline.read(Map.of("geo.api", text));
  }
}
