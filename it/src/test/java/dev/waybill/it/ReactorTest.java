package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two libraries in one build, each with its own surface, and what they are together.
class ReactorTest {
  private final BuiltProject project = BuiltProject.of("reactor");
  private final String log = project.log();

  @Test
  void asksForTheModulesToBeBuiltFirst() {
    assertThat(log).contains("reactor-geo has no manifest in ", "mvn verify waybill:aggregate.");
  }

  @Test
  void keepsASurfaceForEachModule() {
    assertThat(project.text("geo/api/released/1.0.0/geo.api")).contains("alias       geo.meridian");
    assertThat(project.text("roads/api/released/1.0.0/roads.api"))
        .contains("function roads.length")
        .doesNotContain("geo.");
  }

  @Test
  void writesOneManifestOfAllModules() {
    assertThat(log).contains("2 modules, whose names do not clash. Their manifest: ");
    assertThat(project.text("target/waybill/api.json"))
        .contains(
            "\"module\": \"org.example:reactor:1\"",
            "\"name\": \"geo.alongMeridian\"",
            "\"name\": \"roads.length\"")
        .doesNotContain("geo.meridian");
  }

  @Test
  void collectsTheRemovedNamesOfAllModules() {
    String line =
        "geo.meridian 2.0.0 function alongMeridian(double from, double to) -> double, was"
            + " org.example.api.Geo#meridian, use geo.alongMeridian\n";
    assertThat(project.text("target/waybill/tombstones.txt")).endsWith(line);
    assertThat(project.text("geo/target/classes/META-INF/waybill/tombstones.txt")).endsWith(line);
    assertThat(Path.of("target/it/reactor/roads/target/classes/META-INF/waybill/tombstones.txt"))
        .doesNotExist();
  }

  @Test
  void writesOneSiteOfAllModules() throws IOException {
    Path site = Path.of("target/it/reactor/target/waybill-site");
    try (Stream<Path> pages = Files.list(site.resolve("ops"))) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .contains("geo.alongMeridian.html", "roads.length.html");
    }
    assertThat(project.text("target/waybill-site/index.html")).contains("<title>Reactor");
    assertThat(project.text("target/waybill-site/changes.html"))
        .contains("First release, with 2 names.", "<h2 id=\"v2.0.0\">");
  }

  @Test
  void writesNothingIntoTheReviewedSurfaceOfAModule() {
    assertThat(log.replace('\\', '/'))
        .containsPattern(
            "waybill\\.reports \\(\\S+/reactor/geo/api\\) and waybill\\.api"
                + " \\(\\S+/reactor/geo/api\\) lie within each other\\.")
        .containsPattern(
            "waybill\\.docs\\.output \\(\\S+/reactor/roads\\) and waybill\\.api"
                + " \\(\\S+/reactor/roads/api\\) lie within each other\\.");
  }

  @Test
  void refusesModulesThatClashAndNamesBoth() {
    assertThat(log)
        .contains(
            "[ERROR] [NameTakenInAnotherModule] the name 'roads.length' of"
                + " org.example.ways.roads.Way.time (Way.java:15) (in"
                + " org.example:reactor-ways:2.0.0) is taken by org.example.roads.Road.length"
                + " (Road.java:16) (in org.example:reactor-roads:2.0.0). Choose another name, under"
                + " a namespace of your own.",
            "[ERROR] [NamespaceDeclaredTwice] the namespace 'geo' is declared by"
                + " org.example:reactor-geo:2.0.0 and by org.example:reactor-ways:2.0.0.",
            "[ERROR] [RemovedNameTaken] the name 'geo.meridian' of"
                + " org.example.ways.geo.Meridian.meridian (Meridian.java:15) (in"
                + " org.example:reactor-ways:2.0.0) was removed from org.example:reactor-geo, as"
                + " function alongMeridian(double from, double to) -> double, in 2.0.0 and must not"
                + " mean something else",
            "The modules clash: see the lines above.");
    assertThat(project.text("target/clash/aggregate.json"))
        .contains("\"good\" : false", "\"id\" : \"RemovedNameTaken\"");
  }
}
