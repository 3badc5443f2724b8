package dev.waybill.benchmarks.export;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures the start of a program with 20,000 exports of 200 registrars: a fresh virtual machine,
/// no AOT cache. Counts the classes with exports that were loaded, which should be none.
public final class RegistrationCost {
  private RegistrationCost() {}

  /// Runs the measurement.
  ///
  /// @param arguments the number of starts, 7 if it is left out
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length == 0 ? 7 : Integer.parseInt(arguments[0]);
    SyntheticLibrary library = new SyntheticLibrary(20_000, 100);
    Path work = Files.createTempDirectory("waybill-registration-cost");
    LibraryCompiler compiler = new LibraryCompiler(library.write(work.resolve("sources")), work);
    compiler.processed();
    String classPath = withClasses(compiler.classes());

    List<Double> milliseconds = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      String[] result = start(List.of(), classPath).strip().split(" ", -1);
      milliseconds.add(Double.parseDouble(result[0]));
    }
    Path log = work.resolve("classes.log");
    String[] logged =
        start(List.of("-Xlog:class+load:file=" + log), classPath).strip().split(" ", -1);
    String names = logged[1];
    long opClasses =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains(" synthetic.Values") && !line.contains("_Registrar"))
            .count();
    System.out.println(
        String.format(
            Locale.ROOT,
            "Java %s, %s names, %d registrars: median %.0f ms, least %.0f ms, most %.0f ms over %d"
                + " starts; %d classes with exports loaded.",
            Runtime.version(),
            names,
            library.classes(),
            Median.of(milliseconds),
            milliseconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
            milliseconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
            rounds,
            opClasses));
  }

  private static String start(List<String> options, String classPath)
      throws IOException, InterruptedException {
    return ChildProcess.java(options, classPath, StartUp.class, List.of());
  }

  private static String withClasses(Path classes) {
    return classes + File.pathSeparator + System.getProperty("java.class.path");
  }
}
