package dev.waybill.processor.check;

import dev.waybill.processor.ExportProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources in a folder with the real compiler and the real processor. */
final class Compilation {

  private final Path folder;
  private final List<String> options = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>(List.of(new ExportProcessor()));
  private final List<Path> classPath = new ArrayList<>(List.of(annotations()));

  Compilation(Path folder) {
    this.folder = folder;
  }

  Path classes() {
    return folder.resolve("classes");
  }

  Compilation option(String option) {
    options.add(option);
    return this;
  }

  Compilation on(Path classes) {
    classPath.add(classes);
    return this;
  }

  Compilation with(Processor processor) {
    processors.add(processor);
    return this;
  }

  Compilation only(Processor processor) {
    processors.clear();
    return with(processor);
  }

  Compilation withoutProcessor() {
    options.add("-proc:none");
    return this;
  }

  /** Returns all that was printed, each as {@code File.java:line:column: kind: message}. */
  List<String> compile(Map<String, String> sources) {
    try {
      return compileFiles(write(sources));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the generated files below the class output, sorted, without class files. */
  List<String> generated() {
    try (Stream<Path> files = Files.walk(classes())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> classes().relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Path annotations() {
    return Path.of(
        dev.waybill.annotations.Export.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath());
  }

  private List<Path> write(Map<String, String> sources) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve("src").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      files.add(file);
    }
    Files.createDirectories(classes());
    return files;
  }

  private List<String> compileFiles(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(collector, Locale.ROOT, null)) {
      List<String> all = new ArrayList<>(List.of("-d", classes().toString(), "--release", "17"));
      boolean named = files.stream().anyMatch(file -> file.endsWith("module-info.java"));
      all.add(named ? "--module-path" : "-classpath");
      all.add(String.join(java.io.File.pathSeparator, paths()));
      all.addAll(options);
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              new StringWriter(),
              manager,
              collector,
              all,
              null,
              manager.getJavaFileObjectsFromPaths(files));
      if (!options.contains("-proc:none")) {
        task.setProcessors(processors);
      }
      task.call();
    }
    return collector.getDiagnostics().stream().map(Compilation::line).toList();
  }

  private List<String> paths() {
    List<String> paths = new ArrayList<>(classPath.stream().map(Path::toString).toList());
    // As build tools do it: an earlier build's classes are on the path of the next one.
    if (Files.isDirectory(classes())) {
      paths.add(classes().toString());
    }
    return paths;
  }

  private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
    String kind =
        switch (diagnostic.getKind()) {
          case ERROR -> "error";
          case NOTE, OTHER -> "note";
          default -> "warning";
        };
    String message = diagnostic.getMessage(Locale.ROOT);
    JavaFileObject source = diagnostic.getSource();
    if (source == null) {
      return kind + ": " + message;
    }
    String name = source.getName().replace('\\', '/');
    return name.substring(name.lastIndexOf('/') + 1)
        + ":"
        + diagnostic.getLineNumber()
        + ":"
        + diagnostic.getColumnNumber()
        + ": "
        + kind
        + ": "
        + message;
  }
}
