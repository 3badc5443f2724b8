package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The BOM names each library that others may depend on, and nothing else. That it can be imported,
/// the projects of the archetype and of the guides show.
class BomTest {
  private final Pom bom = Pom.of(Path.of("../bom/target/bom.xml"));

  @Test
  void namesTheLibrariesThatTheParentNames() {
    List<String> managed =
        Pom.of(Path.of("../pom.xml"))
            .all("dependencyManagement", "dependencies", "dependency")
            .stream()
            .filter(library -> library.text("groupId").equals("dev.waybill"))
            .map(library -> library.text("artifactId"))
            // A plugin is no library.
            .filter(name -> !name.equals("waybill-maven-plugin"))
            .distinct()
            .toList();

    List<Pom> libraries = bom.all("dependencyManagement", "dependencies", "dependency");

    assertThat(managed).hasSizeGreaterThan(5);
    assertThat(libraries)
        .extracting(library -> library.text("artifactId"))
        .containsExactlyInAnyOrderElementsOf(managed);
    assertThat(libraries)
        .extracting(library -> library.text("version"))
        .containsOnly("${project.version}");
    assertThat(bom.text("version")).isEqualTo(Build.VERSION);
  }

  @Test
  void bringsNothingAlong() {
    assertThat(bom.all("parent")).isEmpty();
    assertThat(bom.all("properties")).isEmpty();
    assertThat(bom.all("dependencies")).isEmpty();
  }
}
