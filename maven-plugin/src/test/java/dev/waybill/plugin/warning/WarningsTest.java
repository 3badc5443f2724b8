package dev.waybill.plugin.warning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.surface.Baseline;
import dev.waybill.plugin.baseline.Compiled;
import dev.waybill.plugin.classes.ClassIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarningsTest {

  private static final String MANIFEST =
      """
      {
        "format": 1,
        "module": "lib:lib:1",
        "symbols": [
          {"kind": "type", "name": "geo.Index", "owner": "lib.Index", "status": "STABLE"},
          {"kind": "type", "name": "geo.Trial", "owner": "lib.Trial", "status": "EXPERIMENTAL"},
          {"kind": "function", "name": "geo.first", "owner": "lib.Geo", "member": "first",
            "parameters": [{"name": "all", "type": "java.util.List<? extends lib.Trial>"}],
            "result": "lib.Trial", "status": "STABLE"},
          {"kind": "function", "name": "geo.old", "owner": "lib.Geo", "member": "old",
            "result": "int", "status": "DEPRECATED"},
          {"kind": "function", "name": "geo.older", "owner": "lib.Geo", "member": "older",
            "result": "int", "status": "DEPRECATED",
            "deprecations": [{"name": "geo.older", "since": "1.0", "use": "geo.first"}]},
          {"kind": "function", "name": "geo.trial", "owner": "lib.Geo", "member": "trial",
            "result": "lib.Trial", "status": "EXPERIMENTAL"}
        ]
      }
      """;

  @TempDir Path folder;

  @Test
  void standBesideTheEntriesThatTheyAreAbout() throws Exception {
    compile(
        Map.of(
            "module-info.java", "module lib { exports lib; }",
            "lib/Hidden.java", "package lib; class Hidden {}",
            "lib/Place.java", "package lib; public final class Place { public Hidden hidden; }",
            "lib/internal/Core.java", "package lib.internal; public final class Core {}",
            "lib/Trial.java", "package lib; public final class Trial { public Trial next; }",
            "lib/Index.java",
                """
                package lib;
                public final class Index {
                  public Entry entry() { return null; }
                  public Hidden[] hidden(Hidden first) { return null; }
                  public Place place() { return null; }
                  public lib.internal.Core core() { return null; }
                  public record Entry(String key) {}
                }
                """,
            "lib/Geo.java",
                """
                package lib;
                public final class Geo {
                  public static Trial first(java.util.List<? extends Trial> all) { return null; }
                  public static int old() { return 0; }
                  public static int older() { return 0; }
                  public static Trial trial() { return null; }
                }
                """));
    SortedMap<String, String> texts = text(List.of());
    assertThat(warnings(texts.getOrDefault("geo.api", "")))
        .containsExactly(
            "type geo.Index",
            "  ! hidden(Hidden) mentions lib.Hidden, which clients cannot see",
            "  ! core() mentions lib.internal.Core, whose package the module does not export",
            "  ! place() mentions lib.Place, which has no @Export",
            "  ! core() mentions lib.internal.Core, which is internal, and this is stable",
            "class lib.Index$Entry",
            "type geo.Trial",
            "function geo.first",
            "  ! mentions lib.Trial, which is experimental, and this is stable",
            "function geo.old",
            "  ! is deprecated, and no @DeprecatedName says what to use instead",
            "function geo.older",
            "function geo.trial");
    assertThat(warnings(texts.getOrDefault(Baseline.MODULE_FILE, "")))
        .contains("class lib.Place", "  ! hidden mentions lib.Hidden, which clients cannot see");
    // Whoever reads the text passes over them, and whoever writes it without them sees none.
    assertThat(Baseline.write(Baseline.read(texts)).get("geo.api"))
        .isEqualTo(texts.getOrDefault("geo.api", "").replaceAll("(?m)^  !.*\\n", ""));
  }

  @Test
  void areNotGivenForClassesOfPackagesThatBelongToTheSurface() throws Exception {
    compile(
        Map.of(
            "lib/Trial.java", "package lib; public final class Trial {}",
            "lib/Place.java", "package lib; public final class Place {}",
            "lib/Index.java", "package lib; public final class Index { public Place place; }",
            "lib/Geo.java",
                """
                package lib;
                public final class Geo {
                  public static Trial first(java.util.List<? extends Trial> all) { return null; }
                }
                """));
    assertThat(text(List.of()).get("geo.api"))
        .contains("  ! place mentions lib.Place, which has no @Export\n");
    assertThat(text(List.of("lib")).get("geo.api")).doesNotContain("lib.Place, which has no");
  }

  /** The heads of a text's entries and what is warned of below them. */
  private static List<String> warnings(String text) {
    return text.lines()
        .filter(line -> line.matches("(type|class|function|module) .*|  !.*"))
        .toList();
  }

  private SortedMap<String, String> text(List<String> packages) throws Exception {
    try (ClassIndex index = ClassIndex.open(folder.resolve("classes"), List.of())) {
      return Compiled.read(index, packages).text();
    }
  }

  private void compile(Map<String, String> sources) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-nowarn", "-d", folder.resolve("classes").toString()));
    for (Map.Entry<String, String> each : sources.entrySet()) {
      Path file = folder.resolve("src").resolve(each.getKey());
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, each.getValue()).toString());
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
    Path manifest = folder.resolve("classes").resolve(ManifestJson.RESOURCE);
    Files.createDirectories(manifest.getParent());
    Files.writeString(manifest, MANIFEST);
  }
}
