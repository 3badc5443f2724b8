package dev.waybill.testkit;

import dev.waybill.tensor.DType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The coverage matrix: a line an op and device, a column a dtype.
final class CoveragePage {
  private CoveragePage() {}

  static String of(Proof proof) {
    StringBuilder page =
        new StringBuilder(
            "# Coverage\n\nA cell stands for all kernels of the device; the worst counts.\n\n");
    proof.devices().forEach((kind, what) -> page.append(kind + " " + what + ".\n"));
    page.append('\n');
    for (Status status : Status.values()) {
      if (status != Status.NONE) {
        page.append("- ").append(status.text()).append(": ").append(proof.count(status));
        page.append(" kernels × dtypes\n");
      }
    }
    page.append('\n');
    List<String> titles = new ArrayList<>(List.of("Op", "Kind", "In place", "Device"));
    for (DType dtype : DType.values()) {
      titles.add(dtype.toString());
    }
    titles.addAll(List.of("Gradient", "Second", "Refusals"));
    row(page, titles);
    page.append("|---".repeat(titles.size())).append("|\n");
    for (OpReport report : proof.reports()) {
      Set<String> devices = new LinkedHashSet<>();
      report.cells().forEach(cell -> devices.add(cell.device()));
      devices.forEach(device -> row(page, line(report, device)));
    }
    return page.toString();
  }

  private static List<String> line(OpReport report, String device) {
    List<String> line =
        new ArrayList<>(List.of(report.op(), report.kind(), report.inPlace(), device));
    for (DType dtype : DType.values()) {
      Status worst = null;
      for (Cell cell : report.cells()) {
        boolean here = cell.device().equals(device) && cell.dtype().equals(dtype.toString());
        if (here && (worst == null || cell.status().compareTo(worst) > 0)) {
          worst = cell.status();
        }
      }
      line.add(worst == null ? "" : worst.text());
    }
    line.add(report.gradient().text());
    line.add(report.secondGradient().text());
    line.add(String.valueOf(report.errors()));
    return line;
  }

  private static void row(StringBuilder page, List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
