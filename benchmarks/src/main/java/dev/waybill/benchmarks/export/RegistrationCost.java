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
///
/// Starts with and without the library take turns, so that other work on the machine meets both
/// alike, and a start of Java that asks for no registry stands beside them.
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
    String without = System.getProperty("java.class.path");
    String with = compiler.classes() + File.pathSeparator + without;

    List<Start> java = new ArrayList<>();
    List<Start> own = new ArrayList<>();
    List<Start> many = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      java.add(Start.of(List.of(), without, StartUp.NO_REGISTRY));
      own.add(Start.of(List.of(), without, ""));
      many.add(Start.of(List.of(), with, ""));
    }
    Path log = work.resolve("classes.log");
    Start logged = Start.of(List.of("-Xlog:class+load:file=" + log), with, "");
    System.out.println(
        String.format(
            Locale.ROOT,
            "Java %s, %d starts each, %d registrars; %d classes with exports loaded.%n%n"
                + "| ms: median (least) | names | whole process | its CPU | Registry.global() |%n"
                + "|---|---|---|---|---|",
            Runtime.version(),
            rounds,
            library.classes(),
            loadedOps(log)));
    System.out.println(row("Java alone", 0, java));
    System.out.println(row("the project's own ops", own.get(0).names(), own));
    System.out.println(row("and the library", logged.names(), many));
  }

  private static String row(String what, int names, List<Start> starts) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %s | %s | %s |",
        what,
        names,
        cell(starts.stream().map(Start::whole).toList()),
        cell(starts.stream().map(Start::cpu).toList()),
        names == 0 ? "" : cell(starts.stream().map(Start::registry).toList()));
  }

  private static String cell(List<Double> milliseconds) {
    double least = milliseconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    return String.format(Locale.ROOT, "%.0f (%.0f)", Median.of(milliseconds), least);
  }

  private static long loadedOps(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(" synthetic.Values") && !line.contains("_Registrar"))
        .count();
  }

  /// One start: milliseconds of the whole process, of its CPU and of the registry; the names found.
  private record Start(double whole, double cpu, double registry, int names) {

    static Start of(List<String> options, String classPath, String argument)
        throws IOException, InterruptedException {
      long begin = System.nanoTime();
      String output =
          ChildProcess.java(options, classPath, StartUp.class, List.of(argument)).strip();
      double whole = (System.nanoTime() - begin) / 1e6;
      String[] numbers = output.split("\\R", -1);
      return new Start(
          whole,
          Double.parseDouble(numbers[0]),
          Double.parseDouble(numbers[1]),
          Integer.parseInt(numbers[2]));
    }
  }
}
