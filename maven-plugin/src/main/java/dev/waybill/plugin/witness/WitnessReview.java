package dev.waybill.plugin.witness;

import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Finding;
import dev.waybill.manifest.verdict.Finding.Standing;
import dev.waybill.manifest.verdict.Impact;
import dev.waybill.manifest.verdict.Outside;
import dev.waybill.manifest.verdict.Verdict;
import dev.waybill.plugin.baseline.CheckTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds to each finding that breaks clients a client that it breaks. One that no client of those
 * tried shows is advice; one that no client can try, such as the name of a module, or only a client
 * that needs a newer JDK, counts as the rules say. Where nothing breaks, nothing is written or run.
 */
public final class WitnessReview implements CheckTask.Review {

  private static final String NONE = "no client shows it";

  private final WitnessTask task;
  private final Outside around;

  /**
   * Makes a review.
   *
   * @param task looks for clients
   * @param around the classes around the surface
   */
  public WitnessReview(WitnessTask task, Outside around) {
    this.task = task;
    this.around = around;
  }

  @Override
  public Verdict review(Verdict verdict, Surface before, Surface after) throws IOException {
    List<Change> breaking =
        verdict.breaking().stream().map(Finding::change).filter(WitnessTask::isShown).toList();
    if (breaking.isEmpty()) {
      return verdict;
    }
    Witnesses witnesses = task.run(breaking, before, after, around);
    Set<Change> asked = breaking.stream().collect(Collectors.toUnmodifiableSet());
    return verdict.review(
        finding -> asked.contains(finding.change()) ? look(finding, witnesses) : finding);
  }

  private static Finding look(Finding finding, Witnesses witnesses) {
    Change change = finding.change();
    List<String> lines = new ArrayList<>();
    for (Impact impact : change.impacts()) {
      Optional<Witness> found = witnesses.find(change, impact);
      found.ifPresent(
          witness -> {
            lines.add(
                "client ("
                    + impact.name().toLowerCase(Locale.ROOT)
                    + "): "
                    + witness.line().replace("\n", " "));
            lines.add("  " + witness.failure());
            lines.add("  in " + witness.source());
          });
    }
    // A fact that both surfaces declare, such as a default, counts without a client.
    boolean isDeclared = change.impacts().contains(Impact.BEHAVIOUR);
    boolean isAdvice = lines.isEmpty() && witnesses.tried().contains(change) && !isDeclared;
    Integer needed = witnesses.needed().get(change);
    if (lines.isEmpty() && needed != null) {
      // The verdict must not depend on the JDK that happens to run the clients.
      isAdvice = false;
      lines.add(
          "no client was tried that shows it: one needs JDK "
              + needed
              + ", as the toolchain of the build or to run Maven");
    }
    return isAdvice
        ? new Finding(change, Standing.UNWITNESSED, NONE)
        : new Finding(change, finding.standing(), finding.note(), lines);
  }
}
