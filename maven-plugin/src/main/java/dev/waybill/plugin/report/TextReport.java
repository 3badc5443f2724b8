package dev.waybill.plugin.report;

import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.verdict.Bump;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Finding;
import dev.waybill.manifest.verdict.Impact;
import dev.waybill.manifest.verdict.Verdict;
import dev.waybill.plugin.baseline.BaselineFolder;
import dev.waybill.plugin.baseline.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what a check found as lines of a build's log, with the commands that mend or accept it.
 */
public final class TextReport {

  private static final int MOST_LINES = 200;

  private TextReport() {}

  /**
   * Writes a report.
   *
   * @param result what was found
   * @return its lines
   */
  public static List<String> of(CheckResult result) {
    List<String> lines = new ArrayList<>();
    if (!result.drift().isEmpty()) {
      lines.add("The compiled surface is not the reviewed one:");
      lines.add("");
      result.drift().stream().limit(MOST_LINES).forEach(lines::add);
      if (result.drift().size() > MOST_LINES) {
        lines.add("... and " + (result.drift().size() - MOST_LINES) + " lines more");
      }
      lines.add("");
      lines.add(
          "If it is meant: " + BaselineFolder.UPDATE + ", and review the change of api/current.");
      lines.add("");
    }
    Verdict verdict = result.verdict();
    if (verdict == null) {
      lines.add("No surface was released yet: nothing can break.");
    } else {
      verdict(verdict, result.sources(), lines);
    }
    // Behind the findings, of which there may be many, for these fail whatever the version is.
    if (!result.problems().isEmpty()) {
      lines.add("");
      lines.addAll(result.problems());
    }
    return lines;
  }

  /**
   * Says in one line why a check fails.
   *
   * @param result what was found, which is not good
   * @return a sentence for each reason
   */
  public static String failure(CheckResult result) {
    List<String> reasons = new ArrayList<>();
    if (!result.drift().isEmpty()) {
      reasons.add("The compiled surface is not the reviewed one.");
    }
    Verdict verdict = result.verdict();
    if (verdict != null && !verdict.isVersionEnough()) {
      reasons.add(asks(verdict));
    }
    if (!result.problems().isEmpty()) {
      int more = result.problems().size() - 1;
      reasons.add(
          result.problems().get(0)
              + (more == 0
                  ? ""
                  : " And " + more + (more == 1 ? " problem more." : " problems more.")));
    }
    return String.join(" ", reasons) + " See the lines above.";
  }

  private static String asks(Verdict verdict) {
    return "After "
        + verdict.released()
        + " this asks for version "
        + verdict.bump().of(verdict.released())
        + ", the project says "
        + verdict.version()
        + ".";
  }

  /**
   * Writes differences by what they mean.
   *
   * @param changes the differences
   * @return the lines
   */
  public static List<String> of(List<Change> changes) {
    List<String> lines = new ArrayList<>();
    findings(
        changes.stream().map(each -> new Finding(each, Finding.Standing.COUNTS, "")).toList(),
        Map.of(),
        lines);
    lines.add(
        switch (changes.size()) {
          case 0 -> "Nothing differs.";
          case 1 -> "1 difference.";
          default -> changes.size() + " differences.";
        });
    return lines;
  }

  private static void verdict(Verdict verdict, Map<String, ApiSource> sources, List<String> lines) {
    findings(verdict.findings(), sources, lines);
    lines.add(
        verdict.bump() == Bump.PATCH
            ? "Nothing asks for a new version after " + verdict.released() + "."
            : asks(verdict));
    if (!verdict.isVersionEnough()) {
      if (verdict.breaking().isEmpty()) {
        lines.add("Raise the version: what was added asks for it.");
      } else {
        lines.add("Raise the version, undo the changes, or accept them for a while:");
        lines.add("  " + accepting(verdict));
      }
    }
  }

  /** The command that accepts all that breaks; shells see no ids within quotes. */
  private static String accepting(Verdict verdict) {
    String ids =
        verdict.breaking().stream()
            .map(each -> each.change().id())
            .distinct()
            .collect(Collectors.joining(","));
    return "mvn process-classes waybill:accept '-Dwaybill.id="
        + ids
        + "' -Dwaybill.reason=WHY -Dwaybill.owner=WHO -Dwaybill.until=P6M";
  }

  private static void findings(
      List<Finding> findings, Map<String, ApiSource> sources, List<String> lines) {
    for (Impact impact : Impact.values()) {
      List<Finding> own =
          findings.stream().filter(each -> each.change().worst() == impact).toList();
      if (!own.isEmpty()) {
        lines.add(impact.name() + " (" + own.size() + ")");
        own.forEach(each -> finding(each, sources, lines));
        lines.add("");
      }
    }
  }

  private static void finding(Finding finding, Map<String, ApiSource> sources, List<String> lines) {
    Change change = finding.change();
    String impacts =
        change.impacts().stream()
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    String note =
        finding.standing() == Finding.Standing.COUNTS
            ? ""
            : " ["
                + finding.standing().name().toLowerCase(Locale.ROOT)
                + ": "
                + finding.note().strip().replaceAll("\\s+", " ")
                + "]";
    ApiSource source = sources.get(change.element().owner());
    String where =
        source == null || source.file().isEmpty()
            ? ""
            : " at " + source.file() + ":" + source.line();
    lines.add("  " + change.id() + " (" + impacts + ")" + note + where);
    lines.add("      " + change.kind().meaning());
    if (!change.before().isEmpty()) {
      lines.add("      - " + change.before());
    }
    if (!change.after().isEmpty()) {
      lines.add("      + " + change.after());
    }
    finding.witness().forEach(each -> lines.add("      " + each));
  }
}
