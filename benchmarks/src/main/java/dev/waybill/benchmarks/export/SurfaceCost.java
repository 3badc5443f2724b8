package dev.waybill.benchmarks.export;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Measures what `waybill:check` takes for 10,000 exports beside japicmp, which compares the jars:
/// fresh virtual machines that take turns, on the same libraries.
///
/// Ours also holds the surface against the reviewed text and, where something breaks, compiles and
/// runs clients that show it.
public final class SurfaceCost {
  private static final int EXPORTS = 10_000;
  private static final int REMOVED = 10;

  private SurfaceCost() {}

  /// Runs the measurement.
  ///
  /// @param arguments the number of rounds, 5 if it is left out
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    Path work = Files.createTempDirectory("waybill-surface-cost");
    Path before = compile(EXPORTS + REMOVED, Files.createDirectories(work.resolve("before")));
    Path after = compile(EXPORTS, Files.createDirectories(work.resolve("after")));
    System.out.println(
        "Java " + Runtime.version() + ", whole processes, median of " + rounds + ".");
    System.out.println();
    System.out.println("| " + EXPORTS + " exports | waybill:check, s | japicmp, s | ratio |");
    System.out.println("|---|---|---|---|");
    System.out.println(row("nothing changed", before, before, work.resolve("same"), rounds));
    System.out.println(row(REMOVED + " removed", before, after, work.resolve("less"), rounds));
  }

  private static Path compile(int exports, Path work) throws Exception {
    List<Path> sources = new SyntheticLibrary(exports, 100).write(work.resolve("sources"));
    LibraryCompiler compiler = new LibraryCompiler(sources, work);
    compiler.processed();
    return compiler.classes();
  }

  private static String row(String what, Path before, Path after, Path work, int rounds)
      throws Exception {
    Path api = work.resolve("api");
    SurfaceCheck.write(before, api, "1.0.0");
    SurfaceCheck.write(after, api, "");
    List<String> ours = List.of(after.toString(), api.toString(), work.resolve("c").toString());
    List<String> theirs =
        List.of(
            "--old",
            jar(before, work.resolve("before.jar")),
            "--new",
            jar(after, work.resolve("after.jar")),
            "--only-modified",
            "--ignore-missing-classes");
    List<Double> check = new ArrayList<>();
    List<Double> japicmp = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      check.add(seconds(SurfaceCheck.class, ours));
      japicmp.add(seconds(Class.forName("japicmp.JApiCmp"), theirs));
    }
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f |",
        what,
        Median.of(check),
        Median.of(japicmp),
        Median.of(check) / Median.of(japicmp));
  }

  private static double seconds(Class<?> main, List<String> arguments) throws Exception {
    long begin = System.nanoTime();
    ChildProcess.java(List.of(), System.getProperty("java.class.path"), main, arguments);
    return (System.nanoTime() - begin) / 1e9;
  }

  private static String jar(Path classes, Path jar) throws Exception {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Path each : LibraryCompiler.files(classes, ".class")) {
        out.putNextEntry(new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, out);
      }
    }
    return jar.toString();
  }
}
