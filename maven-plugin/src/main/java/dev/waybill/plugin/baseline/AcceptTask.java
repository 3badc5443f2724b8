package dev.waybill.plugin.baseline;

import dev.waybill.manifest.Nearest;
import dev.waybill.manifest.verdict.Finding;
import dev.waybill.manifest.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Accepts breaking changes: all that are named, or none. */
public final class AcceptTask {

  /** The commas between ids; those within parentheses stand between parameters. */
  private static final Pattern COMMA = Pattern.compile(",(?![^()]*\\))");

  private final Path api;
  private final LocalDate today;

  /**
   * Makes a task.
   *
   * @param api the folder {@code api} of the project
   * @param today the day from which periods are counted
   */
  public AcceptTask(Path api, LocalDate today) {
    this.api = api;
    this.today = today;
  }

  /**
   * Accepts changes.
   *
   * @param result what a check has found
   * @param ids the ids of the changes, separated by commas
   * @param reason why they are accepted
   * @param owner who answers for them
   * @param until the last day, or a period from today
   * @return the accepted entries
   * @throws BaselineException if an id is of no breaking change that is open, or something is
   *     missing
   * @throws IOException if the file cannot be written; it is as it was then
   */
  public List<Acceptance> run(
      CheckResult result, String ids, String reason, String owner, String until)
      throws BaselineException, IOException {
    LocalDate day = day(until);
    NavigableSet<String> open = new TreeSet<>();
    Verdict verdict = result.verdict();
    if (verdict != null) {
      verdict.breaking().stream().map(Finding::change).forEach(each -> open.add(each.id()));
    }
    NavigableSet<String> named = new TreeSet<>();
    COMMA.splitAsStream(ids).map(String::strip).filter(id -> !id.isEmpty()).forEach(named::add);
    if (named.isEmpty()) {
      throw new BaselineException(
          "waybill.id: expected the ids of breaking changes, separated by commas. " + list(open));
    }
    List<String> unknown = new ArrayList<>();
    for (String id : named) {
      if (!open.contains(id)) {
        unknown.add(
            "'"
                + id
                + "' is no open breaking change since the last release."
                + Nearest.hint(id, open));
      }
    }
    if (!unknown.isEmpty()) {
      throw new BaselineException(
          "waybill.id: " + String.join(" ", unknown) + " Nothing was accepted. " + list(open));
    }
    List<Acceptance> entries =
        named.stream().map(id -> new Acceptance(id, reason, owner, day, 0)).toList();
    new AcceptedFile(api, today).add(entries);
    return entries;
  }

  private static String list(NavigableSet<String> open) {
    return open.isEmpty() ? "None are open." : "Open are: " + String.join(", ", open) + ".";
  }

  private LocalDate day(String until) throws BaselineException {
    try {
      return until.startsWith("P") ? today.plus(Period.parse(until)) : LocalDate.parse(until);
    } catch (DateTimeException e) {
      throw new BaselineException(
          "waybill.until: expected a date such as "
              + today.plusMonths(3)
              + " or a period such as P6M, found '"
              + until
              + "'.");
    }
  }
}
