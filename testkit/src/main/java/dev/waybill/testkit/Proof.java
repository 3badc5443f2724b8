package dev.waybill.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.device.Device;
import dev.waybill.dispatch.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was proved of a module, as JSON and as a page. Nothing in the JSON depends on the machine
/// but what the machine lacks; the page names its devices.
final class Proof {
  private static final String PAGE = "_coverage.md";
  private static final String LINK =
      "\n## [Coverage](" + PAGE + ")\n\nWhat of it is proved, by dtype and device.\n";

  private final String module;
  private final List<OpReport> reports = new ArrayList<>();
  private String compilation = "no kernel is for it";

  Proof(String module) {
    this.module = module;
  }

  void add(OpReport report) {
    reports.add(report);
  }

  List<OpReport> reports() {
    return List.copyOf(reports);
  }

  /// Takes in what was compiled.
  void judge(CudaCompilation compiled) {
    compilation = compiled.text();
    reports.replaceAll(compiled::judge);
  }

  /// Returns what was done on each kind of device, such as `ran on NVIDIA H200`.
  Map<String, String> devices() {
    Map<String, String> devices = new LinkedHashMap<>();
    for (Key kind : List.of(Key.OPENCL, Key.CUDA)) {
      Device device = new Device(kind, 0);
      String absence = device.absence().orElse("");
      String ran = absence.isEmpty() ? "ran on " + device.name() : "did not run: " + absence;
      devices.put(kind.text(), kind == Key.CUDA ? ran + "; " + compilation : ran);
    }
    return devices;
  }

  long count(Status status) {
    return reports.stream()
        .flatMap(report -> report.cells().stream())
        .filter(cell -> cell.status() == status)
        .count();
  }

  /// Returns how many ops have first derivatives that are proved how far on which device, such as
  /// `proven on opencl`.
  Map<String, Integer> gradients() {
    Map<String, Integer> counts = new TreeMap<>();
    for (OpReport report : reports) {
      for (DeviceGradient gradient : report.onDevices()) {
        counts.merge(gradient.first().text() + " on " + gradient.device(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /// Writes `META-INF/waybill/proof.json` and `_coverage.md`, and links that from the overview of
  /// the docs, which the compiler wrote before.
  void write(ProofOptions options) throws IOException {
    Path json = options.classes().resolve("META-INF/waybill/proof.json");
    Files.createDirectories(json.getParent());
    Files.createDirectories(options.pages());
    Files.writeString(json, json(), UTF_8);
    Files.writeString(options.pages().resolve(PAGE), CoveragePage.of(this), UTF_8);
    Path overview = options.pages().resolve("_overview.md");
    if (Files.exists(overview)) {
      String text = Files.readString(overview, UTF_8);
      if (!text.contains(LINK)) {
        Files.writeString(overview, text + LINK, UTF_8);
      }
    }
  }

  String json() {
    List<String> ops = reports.stream().map(Proof::op).toList();
    return "{\n  \"format\": 1,\n  \"module\": "
        + quoted(module)
        + ",\n  \"ops\": ["
        + (ops.isEmpty() ? "" : "\n    " + String.join(",\n    ", ops) + "\n  ")
        + "]\n}\n";
  }

  private static String op(OpReport report) {
    return "{\"name\": "
        + quoted(report.op())
        + ", \"kind\": "
        + quoted(report.kind())
        + (report.inPlace().isEmpty() ? "" : ", \"inPlace\": " + quoted(report.inPlace()))
        + ", \"gradient\": "
        + quoted(report.gradient().text())
        + ", \"secondGradient\": "
        + quoted(report.secondGradient().text())
        + ", \"onDevices\": ["
        + String.join(", ", report.onDevices().stream().map(Proof::gradient).toList())
        + "]"
        + ", \"errors\": "
        + report.errors()
        + ", \"cells\": ["
        + String.join(", ", report.cells().stream().map(Proof::cell).toList())
        + "]}";
  }

  private static String gradient(DeviceGradient gradient) {
    return "{\"device\": "
        + quoted(gradient.device())
        + ", \"gradient\": "
        + quoted(gradient.first().text())
        + ", \"secondGradient\": "
        + quoted(gradient.second().text())
        + (gradient.lack().isEmpty() ? "" : ", \"lack\": " + quoted(gradient.lack()))
        + "}";
  }

  private static String cell(Cell cell) {
    return "{\"dtype\": "
        + quoted(cell.dtype())
        + ", \"device\": "
        + quoted(cell.device())
        + ", \"kernel\": "
        + quoted(cell.kernel())
        + ", \"priority\": "
        + cell.priority()
        + ", \"status\": "
        + quoted(cell.status().text())
        + ", \"samples\": "
        + cell.samples()
        + "}";
  }

  /// Names of Java and of modules hold no control characters.
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
