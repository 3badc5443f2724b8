package dev.waybill.processor;

import com.fasterxml.jackson.core.JsonFactory;
import com.palantir.javapoet.JavaFile;
import dev.waybill.annotations.Export;
import dev.waybill.manifest.ManifestJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.commonmark.parser.Parser;

/** A library in a folder of its own, compiled as often as a test wants. */
final class Build {

  private final Path root;
  private final List<String> options = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();
  private boolean onModulePath;

  private Build(Path root) {
    this.root = root;
    classPath.add(home(Export.class));
  }

  static Build in(Path root) {
    return new Build(root);
  }

  /** Returns what the processor needs at run time, as a compiler's {@code -processorpath}. */
  static String processorPath() {
    return Stream.of(
            ExportProcessor.class,
            ManifestJson.class,
            JavaFile.class,
            Parser.class,
            JsonFactory.class)
        .map(Build::home)
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Build source(String path, String text) {
    try {
      Path file = root.resolve("src").resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Build options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  Build classPath(Path... more) {
    classPath.addAll(List.of(more));
    return this;
  }

  /** Puts the libraries on the module path. */
  Build onModulePath() {
    onModulePath = true;
    return this;
  }

  Build processor(Processor more) {
    processors.add(more);
    return this;
  }

  Path sources() {
    return root.resolve("src");
  }

  Path classes() {
    return root.resolve("classes");
  }

  Path generated() {
    return root.resolve("generated");
  }

  List<Path> files() {
    return list(sources(), ".java");
  }

  Result compile() {
    return compile(ToolProvider.getSystemJavaCompiler(), files());
  }

  Result compile(List<Path> files) {
    return compile(ToolProvider.getSystemJavaCompiler(), files);
  }

  Result compile(JavaCompiler compiler, List<Path> files) {
    List<Processor> all = new ArrayList<>(processors);
    all.add(new ExportProcessor());
    return compile(compiler, files, all);
  }

  /** Compiles without annotation processing. */
  Result compilePlainly() {
    return compile(ToolProvider.getSystemJavaCompiler(), files(), List.of());
  }

  /** Returns the arguments with which a compiler in a process of its own compiles the same. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(places());
    arguments.addAll(List.of("-processorpath", processorPath()));
    files().forEach(file -> arguments.add(file.toString()));
    return arguments;
  }

  /** Returns everything that the compilation wrote as text, by path. */
  Map<String, String> output() {
    Map<String, String> output = new TreeMap<>();
    for (Path folder : List.of(generated(), classes())) {
      for (Path file : list(folder, "")) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.endsWith(".class")) {
          output.put(name, read(file));
        }
      }
    }
    return output;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result compile(JavaCompiler compiler, List<Path> files, List<Processor> with) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter log = new StringWriter();
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(places());
    if (with.isEmpty()) {
      arguments.add("-proc:none");
    }
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              log,
              manager,
              diagnostics,
              arguments,
              null,
              manager.getJavaFileObjectsFromPaths(files));
      if (!with.isEmpty()) {
        task.setProcessors(with);
      }
      boolean success = task.call();
      return new Result(success, List.copyOf(diagnostics.getDiagnostics()), log.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> places() {
    try {
      Files.createDirectories(classes());
      Files.createDirectories(generated());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String path =
        classPath.stream()
            .map(Path::toString)
            .collect(Collectors.joining(java.io.File.pathSeparator));
    String kind = onModulePath ? "--module-path" : "-classpath";
    return List.of(
        "-d", classes().toString(), "-s", generated().toString(), kind, path, "-encoding", "UTF-8");
  }

  private static List<Path> list(Path folder, String suffix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(suffix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a compiler said.
   *
   * @param success whether it succeeded
   * @param diagnostics what it reported, in its order
   * @param log what it printed besides
   */
  record Result(
      boolean success, List<Diagnostic<? extends JavaFileObject>> diagnostics, String log) {

    /** Returns {@code ERROR Ops.java:3:11 text} a diagnostic. */
    List<String> lines() {
      return diagnostics.stream().map(Result::line).toList();
    }

    List<String> lines(Diagnostic.Kind kind) {
      return diagnostics.stream().filter(d -> d.getKind() == kind).map(Result::line).toList();
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
      JavaFileObject source = diagnostic.getSource();
      String place =
          source == null
              ? ""
              : source.getName().replaceAll(".*[/\\\\]", "")
                  + ":"
                  + diagnostic.getLineNumber()
                  + ":"
                  + diagnostic.getColumnNumber()
                  + " ";
      return diagnostic.getKind() + " " + place + diagnostic.getMessage(Locale.ROOT);
    }
  }
}
