package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A client of a library, scanned for names that are deprecated or removed.
///
/// Places are counted by hand in `src/it/client/app`. The invoker holds each build to its outcome.
class ClientTest {
  private static final String INSTEAD =
      " Use geo.alongMeridian, in Java org.example.api.Geo.alongMeridian.";
  private static final String DEPRECATED =
      "geo.meridian is deprecated since 1.0, to be removed in 2.0 (org.example:scanned:1.0.0)."
          + INSTEAD
          + " A meridian is a place.";
  private static final String REMOVED =
      "geo.meridian was removed in 2.0.0 (org.example:scanned:2.0.0)." + INSTEAD;
  private static final String CALL =
      "src/main/java/org/example/app/App.java:20: org.example.app.App.main calls"
          + " org.example.api.Geo.meridian: ";
  private static final String TEXT =
      "src/main/java/org/example/app/App.java:24: org.example.app.App.main has the text"
          + " \"geo.meridian\": ";
  private static final String CONSTANT =
      "src/main/java/org/example/app/App.java:22: org.example.app.App.main reads"
          + " org.example.api.Geo.EARTH: geo.EARTH was removed in 2.0.0";
  private static final String LIST = "src/main/resources/app.yaml:4:5: ";
  private static final String TEST = "src/test/resources/app.properties:1:12: ";

  private final BuiltProject project = BuiltProject.of("client");
  private final List<String> runs = runs(project.log());

  private static List<String> runs(String log) {
    List<String> runs = List.of(log.split("Scanning for projects", -1));
    assertThat(runs).hasSize(7);
    return runs.subList(1, runs.size());
  }

  @Test
  void warnsOfDeprecatedNames() {
    assertThat(runs.get(0))
        .contains(
            "[WARNING] src/main/java/org/example/app/App.java: org.example.app.App has the text"
                + " \"geo.meridian\": "
                + DEPRECATED,
            "[WARNING] " + CALL + DEPRECATED,
            "[WARNING] " + TEXT + DEPRECATED,
            "[WARNING] " + LIST + DEPRECATED,
            "[WARNING] " + TEST + DEPRECATED)
        .doesNotContain("geo.EARTH", "notes.md");
  }

  @Test
  void failsForDeprecatedNamesWhereThatIsWanted() {
    assertThat(runs.get(1))
        .contains("[ERROR] " + CALL + DEPRECATED, "[ERROR] " + LIST + DEPRECATED);
  }

  @Test
  void tellsWhatAnUpdateOfALibraryAsksFor() {
    assertThat(runs.get(2))
        .contains(
            "[ERROR] " + CALL + REMOVED,
            "[ERROR] " + TEXT + REMOVED,
            "[ERROR] " + CONSTANT,
            "[ERROR] " + LIST + REMOVED,
            "[ERROR] src/main/resources/app.yaml:5:9: geo.EARTH was removed in 2.0.0"
                + " (org.example:scanned:2.0.0). What to use instead is not written down: see the"
                + " library's docs.");
  }

  @Test
  void letsTheBuildPassWhereThatIsWanted() {
    assertThat(runs.get(4)).contains("[WARNING] " + CALL + REMOVED);
  }

  @Test
  void takesOtherFilesByPatterns() {
    assertThat(runs.get(4))
        .contains("[WARNING] src/main/resources/notes.md:1:13: " + REMOVED)
        .doesNotContain("app.yaml", "app.properties");
  }

  @Test
  void refusesALibraryThatIsNotThere() {
    assertThat(project.log()).contains("org.example:scanned:3.0.0 was not found: ");
  }

  @Test
  void writesNothingIntoTheReviewedSurface() {
    assertThat(runs.get(5))
        .contains("waybill.reports (", " and waybill.api (", " lie within each other.");
  }

  @Test
  void carriesRemovedNamesInTheJarOfTheLibrary() {
    assertThat(project.text("library-2/target/classes/META-INF/waybill/tombstones.txt"))
        .isEqualTo(
            """
            # Names that were removed and are not given away again:
            # NAME VERSION KIND AND SIGNATURE, was MEMBER IN JAVA, use NAME
            geo.EARTH 2.0.0 constant EARTH: double, was org.example.api.Geo#EARTH
            geo.meridian 2.0.0 function alongMeridian(double from, double to) -> double, was \
            org.example.api.Geo#meridian, use geo.alongMeridian
            """);
  }

  @Test
  void writesJsonForPrograms() {
    assertThat(project.text("app/target/waybill/scan.json"))
        .contains(
            "\"good\" : true",
            "\"libraries\" : [ \"org.example:scanned:2.0.0\" ]",
            "\"file\" : \"src/main/resources/notes.md\"");
  }
}
