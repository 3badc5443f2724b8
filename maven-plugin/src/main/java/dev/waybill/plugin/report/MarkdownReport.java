package dev.waybill.plugin.report;

import dev.waybill.manifest.verdict.Bump;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Finding;
import dev.waybill.manifest.verdict.Impact;
import dev.waybill.manifest.verdict.Verdict;
import dev.waybill.plugin.baseline.BaselineFolder;
import dev.waybill.plugin.baseline.CheckResult;
import dev.waybill.plugin.baseline.MarkdownLine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what a check found as Markdown, for the comment of a pull request. */
public final class MarkdownReport {

  private MarkdownReport() {}

  /**
   * Writes a report.
   *
   * @param result what was found
   * @return Markdown that ends with a line break
   */
  public static String of(CheckResult result) {
    StringBuilder text = new StringBuilder("## Public surface\n\n");
    Verdict verdict = result.verdict();
    text.append(headline(result, verdict)).append("\n\n");
    if (verdict != null && !verdict.findings().isEmpty()) {
      text.append("| impact | element | change | before | after |\n|---|---|---|---|---|\n");
      for (Impact impact : Impact.values()) {
        verdict.findings().stream()
            .filter(each -> each.change().worst() == impact)
            .forEach(each -> row(each, text));
      }
      text.append('\n');
    }
    result.problems().forEach(each -> text.append("- ").append(MarkdownLine.of(each)).append('\n'));
    if (!result.drift().isEmpty()) {
      text.append(
          "<details><summary>Not reviewed yet: <code>"
              + BaselineFolder.UPDATE
              + "</code></summary>\n\n");
      text.append("````diff\n");
      result.drift().forEach(each -> text.append(each).append('\n'));
      text.append("````\n\n</details>\n");
    }
    return text.toString();
  }

  private static String headline(CheckResult result, @Nullable Verdict verdict) {
    String mark = result.isGood() ? "✅ " : "❌ ";
    if (verdict == null) {
      return mark + "No surface was released yet.";
    }
    return mark
        + (verdict.bump() == Bump.PATCH
            ? "Nothing asks for a new version after " + verdict.released() + "."
            : "After "
                + verdict.released()
                + " this asks for version **"
                + verdict.bump().of(verdict.released())
                + "**; the project says "
                + verdict.version()
                + ".");
  }

  private static void row(Finding finding, StringBuilder text) {
    Change change = finding.change();
    String impacts =
        String.join(
            ", ",
            change.impacts().stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
    String note =
        finding.standing() == Finding.Standing.COUNTS
            ? ""
            : "("
                + finding.standing().name().toLowerCase(Locale.ROOT)
                + ": "
                + finding.note()
                + ")";
    text.append("| ")
        .append(
            String.join(
                " | ",
                List.of(
                    note.isEmpty() ? impacts : impacts + " " + MarkdownLine.of(note),
                    code(change.element().toString()),
                    change.kind().meaning(),
                    code(change.before()),
                    code(change.after()))))
        .append(" |\n");
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "<code>" + escape(text) + "</code>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "&#124;")
        .replace("\n", " ");
  }
}
