package dev.waybill.benchmarks.export;

import dev.waybill.plugin.baseline.BaselineFolder;
import dev.waybill.plugin.baseline.CheckResult;
import dev.waybill.plugin.baseline.CheckTask;
import dev.waybill.plugin.baseline.Compiled;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.Dependency;
import dev.waybill.plugin.report.TextReport;
import dev.waybill.plugin.witness.ForkedRunner;
import dev.waybill.plugin.witness.WitnessReview;
import dev.waybill.plugin.witness.WitnessTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Does once what `waybill:check` does, for {@link SurfaceCost}: the lines of its report are
// printed.
final class SurfaceCheck {
  private SurfaceCheck() {}

  /// Runs the check.
  ///
  /// @param arguments the folders of the classes, of the surface and for clients
  public static void main(String[] arguments) throws Exception {
    Path classes = Path.of(arguments[0]);
    Path api = Path.of(arguments[1]);
    Path clients = Path.of(arguments[2]);
    List<Path> classPath = List.of(Path.of(LibraryCompiler.annotations()));
    try (ClassIndex index = open(classes)) {
      Compiled compiled = Compiled.read(index, List.of());
      ForkedRunner jdk = new ForkedRunner(Path.of(System.getProperty("java.home")));
      WitnessTask witnesses = new WitnessTask(clients, jdk, classPath);
      CheckResult result =
          new CheckTask(api, LocalDate.EPOCH, new WitnessReview(witnesses, compiled.around()))
              .run(compiled, "1.0.1");
      TextReport.of(result).forEach(System.out::println);
    }
  }

  /// Writes the surface of classes as the reviewed one and, with a version, as that of a release.
  static void write(Path classes, Path api, String version) throws Exception {
    try (ClassIndex index = open(classes)) {
      BaselineFolder folder = new BaselineFolder(api);
      Path into = version.isEmpty() ? folder.current() : folder.released(version);
      Files.createDirectories(into);
      for (Map.Entry<String, String> each : Compiled.read(index, List.of()).text().entrySet()) {
        Files.writeString(into.resolve(each.getKey()), each.getValue());
      }
    }
  }

  private static ClassIndex open(Path classes) throws IOException {
    return ClassIndex.open(classes, List.of(Dependency.at(Path.of(LibraryCompiler.annotations()))));
  }
}
