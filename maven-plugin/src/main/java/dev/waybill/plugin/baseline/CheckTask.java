package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.manifest.Version;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Comparison;
import dev.waybill.manifest.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Checks a compiled surface in two parts: it equals {@code api/current} as reviewed, and what has
 * changed since the last {@code api/released} is allowed by the version or accepted.
 */
public final class CheckTask {

  private final Path api;
  private final LocalDate today;
  private final Review review;

  /**
   * Makes a task.
   *
   * @param api the folder {@code api} of the project
   * @param today the day, for expired acceptances
   */
  public CheckTask(Path api, LocalDate today) {
    this(api, today, (verdict, before, after) -> verdict);
  }

  /**
   * Makes a task that has its verdict looked at again.
   *
   * @param api the folder {@code api} of the project
   * @param today the day, for expired acceptances
   * @param review looks at a verdict again
   */
  public CheckTask(Path api, LocalDate today, Review review) {
    this.api = api;
    this.today = today;
    this.review = review;
  }

  /**
   * Runs the check.
   *
   * @param compiled the surface as compiled
   * @param version the version of the project
   * @return what was found
   * @throws BaselineException if the check cannot be run: there is no reviewed surface, or one of
   *     its files cannot be read
   * @throws IOException if a file cannot be read
   */
  public CheckResult run(Compiled compiled, String version) throws BaselineException, IOException {
    Surface surface = compiled.surface();
    BaselineFolder folder = new BaselineFolder(api);
    SortedMap<String, String> reviewed = BaselineFolder.read(folder.current());
    if (reviewed.isEmpty()) {
      throw new BaselineException(
          folder.current()
              + " has no reviewed surface yet. Write it with '"
              + BaselineFolder.UPDATE
              + "', review it and commit it.");
    }
    List<String> drift = Drift.of("api/current", reviewed, compiled.text());
    if (!drift.isEmpty()) {
      // A damaged file would be a drift of every line: say what is wrong with it instead.
      BaselineFolder.parse(folder.current(), reviewed);
    }
    List<String> problems = new ArrayList<>(new Tombstones(api).reused(surface));
    List<Acceptance> accepted = new AcceptedFile(api, today).read();
    Optional<Path> last = folder.lastReleased();
    if (last.isEmpty()) {
      stale(accepted, Set.of(), problems);
      return new CheckResult(drift, problems, null, sources(surface));
    }
    Surface before = BaselineFolder.parse(last.get(), BaselineFolder.read(last.get()));
    String released = String.valueOf(last.get().getFileName());
    // A snapshot comes before its version, of which it is meant to become.
    if (Version.isVersion(version) && Version.compare(version.split("-", 2)[0], released) < 0) {
      problems.add(
          "The project says version "
              + version
              + ", but "
              + released
              + " is released already: raise the version, or take the release out of"
              + " api/released if it never was one.");
    }
    problems.addAll(MovedNames.between(before, surface, released));
    List<Change> changes = Comparison.of(before, surface, compiled.around(), version);
    Map<String, String> reasons = new HashMap<>();
    accepted.forEach(each -> reasons.put(each.id(), each.reason()));
    Set<String> found = new HashSet<>();
    changes.forEach(each -> found.add(each.id()));
    stale(accepted, found, problems);
    Verdict verdict = Verdict.of(changes, before, reasons, released, version);
    return new CheckResult(
        drift, problems, review.review(verdict, before, surface), sources(surface));
  }

  private static Map<String, ApiSource> sources(Surface surface) {
    Map<String, ApiSource> sources = new HashMap<>();
    for (ApiSymbol each : surface.symbols()) {
      sources.put(each.name(), each.source());
      if (each.kind() == SymbolKind.TYPE) {
        sources.put(each.owner(), each.source());
      }
    }
    return sources;
  }

  private void stale(List<Acceptance> accepted, Set<String> found, List<String> problems) {
    for (Acceptance each : accepted) {
      if (each.until().isBefore(today)) {
        problems.add(
            AcceptedFile.NAME
                + ":"
                + each.line()
                + ": "
                + each.id()
                + " was accepted until "
                + each.until()
                + ", today is "
                + today
                + ". Undo the change, release it, or accept it anew with a reason that still"
                + " holds.");
      } else if (!found.contains(each.id())) {
        problems.add(
            AcceptedFile.NAME
                + ":"
                + each.line()
                + ": "
                + each.id()
                + " is accepted, but nothing has changed so since the last release. Delete the"
                + " entry, or mend its id.");
      }
    }
  }

  /** Looks at a verdict again. */
  public interface Review {

    /**
     * Looks at a verdict.
     *
     * @param verdict what the rules say
     * @param before the surface of the release
     * @param after the surface as compiled
     * @return the verdict to report
     * @throws IOException if files cannot be read or written
     */
    Verdict review(Verdict verdict, Surface before, Surface after) throws IOException;
  }
}
