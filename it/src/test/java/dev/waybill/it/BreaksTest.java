package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A library under version control that breaks its clients in each way, and what it may accept.
class BreaksTest {
  private final BuiltProject project = BuiltProject.of("breaks");

  /// What each start of Maven printed.
  private final List<String> builds =
      List.of(project.log().split("\\[INFO\\] Scanning for projects", -1));

  @Test
  void passesWhatIsAsItWasReviewed() {
    assertThat(builds).hasSize(10);
    assertThat(builds.get(1)).contains("[INFO] Nothing asks for a new version after 1.0.0.");
  }

  @Test
  void showsTheClassOfEachChange() {
    assertThat(builds.get(2))
        .containsSubsequence(
            "[ERROR] BINARY (1)",
            "  org.example.geo.Place#north(int):parameter-types-changed (binary) at"
                + " org/example/geo/Place.java:7",
            "[ERROR] SOURCE (2)",
            "  org.example.geo.Place#name(String):checked-exception-added (source)",
            "  org.example.geo.Shape:permitted-added (source, behaviour)",
            "[ERROR] BEHAVIOUR (2)",
            "  geo.alongMeridian/unit:default-changed (behaviour)",
            "  geo.circle/latitude:op-parameter-renamed (behaviour)",
            "[ERROR] ADVISORY (1)",
            "  geo.circle#circle(double):parameter-renamed (advisory)",
            "[ERROR] COMPATIBLE (5)",
            "  geo.equator:export-added (compatible)",
            "After 1.0.0 this asks for version 2.0.0, the project says 1.0.1.");
  }

  @Test
  void showsClientsThatBreakWithWhatJavaSays() {
    assertThat(builds.get(2))
        .containsSubsequence(
            "client (binary): org.example.geo.Place result = ((org.example.geo.Place)"
                + " null).north(0);",
            "java.lang.NoSuchMethodError: 'org.example.geo.Place org.example.geo.Place.north(int)'",
            "target/waybill/witness/src/client",
            "client (source): java.lang.String result = ((org.example.geo.Place) null).name(\"\");",
            "unreported exception java.io.IOException; must be caught or declared to be thrown");
  }

  /// Its patterns in a switch need a JDK later than the one that may run Maven.
  @Test
  void runsClientsOnTheJdkOfTheToolchain() {
    assertThat(builds.get(2))
        .containsSubsequence(
            "client (source): int chosen = switch ((org.example.geo.Shape) null) {",
            "the switch expression does not cover all possible input values");
  }

  @Test
  void doesNotGiveARemovedNameAway() {
    String refused = "[ERROR] geo.pole was removed in 0.9.0";
    assertThat(builds.get(2)).contains(refused);
    // Nothing else is wrong there.
    assertThat(builds.get(6)).contains(refused).doesNotContain("Raise the version");
  }

  @Test
  void updateDoesNotHideWhatBreaks() {
    assertThat(builds.get(2)).contains("The compiled surface is not the reviewed one:");
    assertThat(builds.get(3))
        .contains("geo.api", "parameter-types-changed (binary)", "BUILD FAILURE")
        .doesNotContain("The compiled surface is not the reviewed one:");
  }

  @Test
  void comparesWithACommitAndWithAnArtifact() {
    String[] diffs = builds.get(4).split("11 differences\\.", -1);
    assertThat(diffs).hasSize(3);
    for (int i = 0; i < 2; i++) {
      assertThat(diffs[i])
          .contains("parameter-types-changed (binary)", "geo.equator:export-added (compatible)");
    }
  }

  @Test
  void refusesToAcceptWhatHasNotChanged() {
    assertThat(builds.get(5))
        .contains(
            "waybill.id: 'geo.alongMeridian/unit:default-change' is no open breaking change since"
                + " the last release. Did you mean 'geo.alongMeridian/unit:default-changed'? Nothing"
                + " was accepted.");
  }

  @Test
  void acceptsSeveralChangesAtOnce() {
    assertThat(project.text("api/accepted.toml").lines())
        .hasSize(6)
        .first()
        .isEqualTo("[accepted]");
    assertThat(builds.get(6))
        .contains(
            "parameter-types-changed (binary) [accepted: The next version is a preview.]",
            "After 1.0.0 this asks for version 1.1.0, the project says 1.1.0.");
  }

  @Test
  void refusesExpiredUnexplainedAndUnusedAcceptances() {
    assertThat(builds.get(7))
        .contains("accepted.toml:2: geo.circle:name-removed was accepted until 2020-02-29, today");
    assertThat(builds.get(8))
        .contains("accepted.toml:2:1: id, reason and owner must not be empty.");
    assertThat(builds.get(9))
        .contains(
            "accepted.toml:2: geo.circle:name-removed is accepted, but nothing has changed so since"
                + " the last release.");
  }
}
