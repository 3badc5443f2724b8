package dev.waybill.plugin.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Comparison;
import dev.waybill.manifest.verdict.Finding;
import dev.waybill.manifest.verdict.Verdict;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.IndexedClasses;
import dev.waybill.plugin.classes.SurfaceReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that a jar has for some releases of Java. */
class VariantChangesTest {

  private static final String EXPERIMENTAL =
      """
      {
        "format": 1,
        "module": "lib:lib:1",
        "symbols": [
          {"kind": "type", "name": "geo.A", "owner": "lib.A", "status": "EXPERIMENTAL"}
        ]
      }
      """;
  private static final String ONE = "public static int one() { return 1; }";
  private static final String TWO = "public static int two() { return 2; }";
  private static final String THREE = "public static int three() { return 3; }";

  @TempDir Path folder;

  @Test
  void arePartsOfTheClassOfWhichNothingIsPromised() throws Exception {
    Path before = jar("old", Map.of("", ONE + TWO, "21", ONE + TWO));
    Path after = jar("new", Map.of("", ONE + TWO, "21", ONE));
    ApiManifest manifest = ManifestJson.read(EXPERIMENTAL, "api.json");
    try (ClassIndex was = ClassIndex.open(before, List.of());
        ClassIndex is = ClassIndex.open(after, List.of())) {
      Surface old = SurfaceReader.read(was, manifest, List.of());
      List<Change> changes =
          Comparison.of(
              old, SurfaceReader.read(is, manifest, List.of()), new IndexedClasses(is), "2");
      assertThat(changes.stream().map(Change::id)).containsExactly("lib.A@21:variant-lacks");
      assertThat(changes.get(0).before()).isEqualTo("method public static int two()");
      assertThat(Verdict.of(changes, old, Map.of(), "1", "2").findings())
          .containsExactly(new Finding(changes.get(0), Finding.Standing.UNSTABLE, "experimental"));
    }
  }

  @Test
  void areToldWhereTheyCanDoMore() throws Exception {
    String variant = "package lib; public class A implements Cloneable { " + ONE + TWO + " }";
    Path jar =
        ChangeTableTest.library(
            Map.of(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\nMulti-Release: true\n",
                "lib/A.java",
                "package lib; public class A { " + ONE + " }",
                "META-INF/versions/21/lib/A.java",
                variant),
            List.of(),
            folder.resolve("more"));
    try (ClassIndex index = ClassIndex.open(jar, List.of())) {
      assertThat(ChangeTableTest.surface(index).variants())
          .containsExactly(
              "21 lib.A + implements java.lang.Cloneable",
              "21 lib.A + method public static int two()");
    }
  }

  @Test
  void areToldOnceForEachReleaseThatHasThem() throws Exception {
    Path jar = jar("lib", Map.of("", ONE + TWO, "17", ONE, "21", ONE + THREE));
    try (ClassIndex index = ClassIndex.open(jar, List.of())) {
      assertThat(ChangeTableTest.surface(index).variants())
          .containsExactly(
              "17 lib.A - method public static int two()",
              "21 lib.A + method public static int three()",
              "21 lib.A - method public static int two()");
    }
  }

  /** Makes a jar of the class {@code lib.A} with the members that it has on each release. */
  private Path jar(String name, Map<String, String> members) throws Exception {
    Map<String, String> files = new HashMap<>();
    files.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n");
    members.forEach(
        (release, text) ->
            files.put(
                (release.isEmpty() ? "" : "META-INF/versions/" + release + "/") + "lib/A.java",
                "package lib; public class A { " + text + " }"));
    return ChangeTableTest.library(files, List.of(), folder.resolve(name));
  }
}
