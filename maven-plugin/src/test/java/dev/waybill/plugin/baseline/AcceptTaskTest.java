package dev.waybill.plugin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.ChangeKind;
import dev.waybill.manifest.verdict.Element;
import dev.waybill.manifest.verdict.Impact;
import dev.waybill.manifest.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptTaskTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final String DEFAULT = "geo.best/k:default-changed";
  private static final String METHOD = "geo.Place#of(String,int):method-removed";

  @TempDir Path api;

  @Test
  void acceptsSeveralChangesInOneFileSorted() throws Exception {
    accept(METHOD + " , " + DEFAULT, "P1M");
    assertThat(api.resolve("accepted.toml"))
        .hasContent(
            """
            [accepted]
            "geo.Place#of(String,int):method-removed" = { reason = "So.", owner = "ada", until = 2026-12-28 }
            "geo.best/k:default-changed" = { reason = "So.", owner = "ada", until = 2026-12-28 }
            """);
    assertThat(new AcceptedFile(api, TODAY).read())
        .extracting(Acceptance::line)
        .containsExactly(2, 3);
  }

  @Test
  void putsAnEntryAtItsPlaceAndLeavesCommentsWithTheirs() throws Exception {
    Files.writeString(
        api.resolve("accepted.toml"),
        """
        # Meant.
        [accepted]
        # Asked for by all.
        "geo.best/k:default-changed" = { reason = "So.", owner = "bob", until = 2026-12-28 }
        """);
    accept(METHOD, "2026-12-24");
    assertThat(api.resolve("accepted.toml"))
        .hasContent(
            """
            # Meant.
            [accepted]
            "geo.Place#of(String,int):method-removed" = { reason = "So.", owner = "ada", until = 2026-12-24 }
            # Asked for by all.
            "geo.best/k:default-changed" = { reason = "So.", owner = "bob", until = 2026-12-28 }
            """);
  }

  @Test
  void refusesUnknownIdsAndWritesNone() {
    assertThatThrownBy(() -> accept(DEFAULT + ",geo.best/k:default-change,moon", "P1M"))
        .isInstanceOf(BaselineException.class)
        .hasMessage(
            "waybill.id: 'geo.best/k:default-change' is no open breaking change since the last"
                + " release. Did you mean 'geo.best/k:default-changed'? 'moon' is no open breaking"
                + " change since the last release. Nothing was accepted. Open are: "
                + METHOD
                + ", "
                + DEFAULT
                + ".");
    assertThat(api.resolve("accepted.toml")).doesNotExist();
  }

  @Test
  void refusesNoIds() {
    assertThatThrownBy(() -> accept(" , ", "P1M"))
        .hasMessageStartingWith("waybill.id: expected the ids of breaking changes");
  }

  @Test
  void refusesWhatIsNoDay() {
    assertThatThrownBy(() -> accept(DEFAULT, "soon"))
        .hasMessage(
            "waybill.until: expected a date such as 2027-02-28 or a period such as P6M, found"
                + " 'soon'.");
  }

  @Test
  void refusesADayTooFarAway() {
    assertThatThrownBy(() -> accept(DEFAULT, "P2Y"))
        .hasMessage(
            api.resolve("accepted.toml")
                + ": "
                + DEFAULT
                + " is accepted until 2028-11-28. Expected 2028-05-28 at the latest, 18 months from"
                + " today.");
  }

  private void accept(String ids, String until) throws Exception {
    List<Change> changes =
        List.of(
            change(ChangeKind.DEFAULT_CHANGED, Element.of("geo.best", "k"), Impact.BEHAVIOUR),
            change(
                ChangeKind.METHOD_REMOVED,
                new Element("geo.Place", "#of(String,int)"),
                Impact.BINARY));
    Verdict verdict = Verdict.of(changes, Surface.EMPTY, Map.of(), "1.0.0", "1.0.1");
    new AcceptTask(api, TODAY)
        .run(new CheckResult(List.of(), List.of(), verdict, Map.of()), ids, "So.", "ada", until);
  }

  private static Change change(ChangeKind kind, Element element, Impact impact) {
    return new Change(kind, element, Set.of(impact), "before", "after");
  }
}
