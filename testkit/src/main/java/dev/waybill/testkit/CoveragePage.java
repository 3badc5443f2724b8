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
      if (status != Status.NONE && status != Status.MISSING) {
        page.append("- ").append(status.text()).append(": ").append(proof.count(status));
        page.append(" kernels × dtypes\n");
      }
    }
    page.append(gradients(proof));
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
      report.onDevices().forEach(gradient -> devices.add(gradient.device()));
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
    line.addAll(gradients(report, device));
    line.add(String.valueOf(report.errors()));
    return line;
  }

  private static List<String> gradients(OpReport report, String device) {
    if (device.equals("cpu")) {
      return List.of(report.gradient().text(), report.secondGradient().text());
    }
    return report.onDevices().stream()
        .filter(gradient -> gradient.device().equals(device))
        .findFirst()
        .map(found -> List.of(found.text(found.first()), found.text(found.second())))
        .orElse(List.of(Status.NONE.text(), Status.NONE.text()));
  }

  /// Counts by device, and what is missing, with the op whose kernel would be needed.
  private static String gradients(Proof proof) {
    StringBuilder text = new StringBuilder();
    proof
        .gradients()
        .forEach(
            (what, count) -> text.append("- first gradients " + what + ": " + count + " ops\n"));
    for (OpReport report : proof.reports()) {
      for (DeviceGradient gradient : report.onDevices()) {
        if (!gradient.lack().isEmpty()) {
          String order = gradient.first() == Status.MISSING ? "" : "second ";
          text.append("- ").append(report.op()).append(": no ").append(order);
          text.append("gradient on ").append(gradient.device()).append(": ");
          text.append(gradient.lack()).append(" has no kernel there\n");
        }
      }
    }
    return text.toString();
  }

  private static void row(StringBuilder page, List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
