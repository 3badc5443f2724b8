package dev.waybill.benchmarks.export;

import dev.waybill.annotations.Export;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Compiles a synthetic library in a fresh javac, in one of three ways.
///
/// @param sources the library's files
/// @param work a folder for everything that is made
public record LibraryCompiler(List<Path> sources, Path work) {
  private static final String PROCESSOR = "dev.waybill.processor.ExportProcessor";

  /// What one compilation cost: seconds of CPU, seconds on the clock.
  public record Cost(double cpu, double wall) {}

  /// Copies the list of files.
  public LibraryCompiler {
    sources = List.copyOf(sources);
  }

  /// The class path of a library that exports: the annotations alone.
  public static String annotations() {
    try {
      return Path.of(Export.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the annotations are not in a file", e);
    }
  }

  /// Where the classes of the last compilation with the processor lie.
  public Path classes() {
    return work.resolve("classes-processed");
  }

  /// Where the generated sources of the last compilation with the processor lie.
  public Path generated() {
    return work.resolve("generated");
  }

  /// Compiles the originals without the processor.
  public Cost plain() throws IOException, InterruptedException {
    return javac(work.resolve("classes-plain"), sources, List.of("-proc:none"));
  }

  /// Compiles the originals with the processor.
  public Cost processed() throws IOException, InterruptedException {
    return javac(
        classes(),
        sources,
        List.of(
            "-processor",
            PROCESSOR,
            "-processorpath",
            System.getProperty("java.class.path"),
            "-Awaybill.module=org.example:synthetic:1.0",
            "-s",
            emptied(generated()).toString()));
  }

  /// Compiles originals and generated sources together, without the processor.
  public Cost originalsAndGenerated() throws IOException, InterruptedException {
    List<Path> all = new ArrayList<>(sources);
    all.addAll(files(generated(), ".java"));
    return javac(work.resolve("classes-both"), all, List.of("-proc:none"));
  }

  /// The files below a folder with an ending, sorted.
  static List<Path> files(Path folder, String ending) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private Cost javac(Path classes, List<Path> files, List<String> options)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-g", "-encoding", "UTF-8"));
    arguments.addAll(List.of("--release", "17", "-cp", annotations()));
    arguments.addAll(List.of("-d", emptied(classes).toString()));
    arguments.addAll(options);
    files.forEach(file -> arguments.add(file.toString()));
    Path list = work.resolve("arguments");
    Files.write(list, arguments.stream().map(LibraryCompiler::quoted).toList());
    String output =
        ChildProcess.java(
            List.of("-Xmx4g"),
            System.getProperty("java.class.path"),
            MeasuredJavac.class,
            List.of("@" + list));
    String result = output.substring(output.lastIndexOf(MeasuredJavac.MARK));
    String[] numbers = result.strip().split(" ", -1);
    return new Cost(Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2]));
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\") + '"';
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        files
            .sorted((a, b) -> b.compareTo(a))
            .map(Path::toFile)
            .filter(file -> !file.delete())
            .findFirst()
            .ifPresent(
                (File file) -> {
                  throw new IllegalStateException("cannot delete " + file);
                });
      }
    }
    return Files.createDirectories(folder);
  }
}
