package dev.waybill.benchmarks.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures what the processor adds to a compilation, and prints a table in Markdown.
///
/// Every round runs the three ways of compiling one after the other, so that other work on the
/// machine meets all of them alike; the median of the rounds is reported.
public final class ExportCost {
  private static final List<SyntheticLibrary> LIBRARIES =
      List.of(
          new SyntheticLibrary(1_000, 100),
          new SyntheticLibrary(1_000, 1_000),
          new SyntheticLibrary(5_000, 100),
          new SyntheticLibrary(20_000, 100));

  private ExportCost() {}

  /// Runs the measurement.
  ///
  /// @param arguments the number of rounds, 5 if it is left out
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    System.out.println("Java " + Runtime.version() + ", CPU seconds, median of " + rounds + ".");
    System.out.println();
    System.out.println(
        "| exports | a class | plain | with processor | originals + generated | ratio to the last"
            + " | ms an export over plain | bytes generated an export |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (SyntheticLibrary library : LIBRARIES) {
      System.out.println(row(library, rounds));
    }
  }

  private static String row(SyntheticLibrary library, int rounds)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("waybill-export-cost");
    LibraryCompiler compiler = new LibraryCompiler(library.write(work.resolve("sources")), work);
    List<Double> plain = new ArrayList<>();
    List<Double> processed = new ArrayList<>();
    List<Double> both = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      plain.add(compiler.plain().cpu());
      processed.add(compiler.processed().cpu());
      both.add(compiler.originalsAndGenerated().cpu());
    }
    double over = Median.of(processed) - Median.of(plain);
    return String.format(
        Locale.ROOT,
        "| %,d | %,d | %.2f | %.2f | %.2f | %.2f | %.2f | %,d |",
        library.exports(),
        library.perClass(),
        Median.of(plain),
        Median.of(processed),
        Median.of(both),
        Median.of(processed) / Median.of(both),
        over * 1_000 / library.exports(),
        generatedBytes(compiler.generated()) / library.exports());
  }

  private static long generatedBytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path file : LibraryCompiler.files(folder, ".java")) {
      bytes += Files.size(file);
    }
    return bytes;
  }
}
