package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A library that keeps its surface, from the first release to an accepted change.
class SurfaceTest {
  private final BuiltProject project = BuiltProject.of("surface");
  private final String log = project.log();

  @Test
  void asksForAReviewedSurfaceBeforeTheFirstCheck() {
    assertThat(log)
        .contains(
            "current has no reviewed surface yet. Write it with 'mvn process-classes"
                + " waybill:update', review it and commit it.");
  }

  @Test
  void writesTheSurfaceOneFactALine() {
    assertThat(project.text("api/released/1.0.0/geo.api"))
        .isEqualTo(
            """
            # waybill api, format 1
            # Written by waybill:update. Review its changes like code.

            imports
              org.example.api.Geo

            namespace geo
              facade      public final class Geo

            function geo.alongMeridian
              status      stable
              parameter   double from
              parameter   double to
              parameter   double unit = 1.0
              result      double
              method      public static double alongMeridian(double from, double to)
              method      public static double alongMeridian(double from, double to, double unit)
            """);
  }

  @Test
  void showsWhatWasAddedWithoutReview() {
    assertThat(log)
        .contains("[ERROR] +function geo.equator")
        .contains("[ERROR] If it is meant: mvn process-classes waybill:update");
  }

  @Test
  void asksForAMinorVersionWhereSomethingWasAdded() {
    assertThat(log)
        .contains("After 1.0.0 this asks for version 1.1.0, the project says 1.0.1.")
        .contains("After 1.0.0 this asks for version 1.1.0, the project says 1.1.0.");
  }

  @Test
  void asksForAMajorVersionWhereADefaultChanged() {
    assertThat(log)
        .contains("geo.alongMeridian/unit:default-changed (behaviour)")
        .contains("After 1.0.0 this asks for version 2.0.0, the project says 1.1.0.")
        .contains(
            "mvn process-classes waybill:accept '-Dwaybill.id=geo.alongMeridian/unit:default-changed'");
  }

  @Test
  void acceptsAChangeWithItsReason() {
    assertThat(project.text("api/accepted.toml"))
        .startsWith(
            """
            [accepted]
            "geo.alongMeridian/unit:default-changed" = { reason = "Miles.", owner = "ada", until = 20""");
    assertThat(log)
        .contains("geo.alongMeridian/unit:default-changed (behaviour) [accepted: Miles.]");
  }

  @Test
  void writesDocsThatTellWhatHasChanged() {
    assertThat(project.text("target/waybill-site/ops/geo.alongMeridian.html"))
        .contains("Calls without it get another value.", "<del>1.0</del>");
    assertThat(project.text("target/waybill-site/changes.html"))
        .contains("First release, with 1 name.", "<h2 id=\"v1.1.0\">");
  }

  @Test
  void doesNotDoAgainWhatWasDoneOnTheSameInputs() {
    assertThat(log)
        .containsSubsequence(
            "[INFO] Wrote ", "[INFO] Unchanged: file:", "[INFO] Unchanged since the last check");
    // What changed in between was checked.
    assertThat(log).containsOnlyOnce("Unchanged since the last check");
  }

  @Test
  void comparesFoldersWhereAProjectHasNoSurface() {
    assertThat(log)
        .containsSubsequence(
            ":diff (default-cli)", "geo.alongMeridian/unit:default-changed", " difference");
  }

  @Test
  void leavesNoReportsWhereACheckCannotBeRun() {
    assertThat(log).contains("pom.xml is a file. Expected the folder of the reviewed surface.");
    for (String name : List.of("check.json", "check.sarif", "check.md", "check.stamp")) {
      assertThat(project.folder().resolve("target/waybill").resolve(name)).doesNotExist();
    }
  }
}
