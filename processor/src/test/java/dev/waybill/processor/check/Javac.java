package dev.waybill.processor.check;

import dev.waybill.processor.ExportProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Real compilations in one folder, whose output stays between them. */
final class Javac {

  private final Path folder;
  private final List<Path> libraries = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();
  private boolean onModulePath;

  Javac(Path folder) {
    this.folder = folder;
    options.addAll(List.of("--release", "17", "-encoding", "UTF-8", "-Xlint:-processing"));
  }

  /** Makes another compilation into the same folder. */
  Javac(Javac other) {
    this.folder = other.folder;
    options.addAll(other.options);
    libraries.addAll(other.libraries);
  }

  static Path annotations() {
    try {
      return Path.of(
          dev.waybill.annotations.Export.class
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Javac library(Path path) {
    libraries.add(path);
    return this;
  }

  Javac options(List<String> more) {
    options.addAll(more);
    return this;
  }

  Javac processor(Processor processor) {
    processors.add(processor);
    return this;
  }

  Javac exporting() {
    return processor(new ExportProcessor());
  }

  Javac onModulePath() {
    onModulePath = true;
    return this;
  }

  Path classes() {
    return folder.resolve("classes");
  }

  /** Compiles and returns what the compiler said: {@code Relu.java:7:17: error: text} a line. */
  List<String> compile(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    StringWriter log = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<Path> paths = write(sources);
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              log, files, said, arguments(), null, files.getJavaFileObjectsFromPaths(paths));
      if (!processors.isEmpty()) {
        task.setProcessors(processors);
      }
      task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> lines = new ArrayList<>();
    said.getDiagnostics().forEach(one -> lines.add(line(one)));
    log.toString().lines().forEach(lines::add);
    return lines;
  }

  /** Returns the paths of all files that were generated or written as resources. */
  List<String> generated() {
    List<String> names = new ArrayList<>();
    for (Path root : List.of(folder.resolve("generated"), classes())) {
      for (Path file : list(root)) {
        names.add(root.relativize(file).toString().replace('\\', '/'));
      }
    }
    names.removeIf(name -> name.endsWith(".class"));
    return names;
  }

  /** Packs the classes. */
  Path jar(String name) {
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path file : list(classes())) {
        entries.putNextEntry(
            new JarEntry(classes().relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private List<String> arguments() throws IOException {
    List<String> arguments = new ArrayList<>(options);
    arguments.add("-d");
    arguments.add(Files.createDirectories(classes()).toString());
    arguments.add("-s");
    arguments.add(Files.createDirectories(folder.resolve("generated")).toString());
    arguments.add(onModulePath ? "--module-path" : "-classpath");
    arguments.add(
        Stream.concat(libraries.stream(), Stream.of(annotations()))
            .map(Path::toString)
            .collect(Collectors.joining(java.io.File.pathSeparator)));
    if (processors.isEmpty()) {
      arguments.add("-proc:none");
    }
    return arguments;
  }

  private List<Path> write(Map<String, String> sources) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path path = folder.resolve("src").resolve(source.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, source.getValue());
      paths.add(path);
    }
    return paths;
  }

  private static List<Path> list(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Diagnostic<? extends JavaFileObject> said) {
    String place = "";
    if (said.getSource() != null) {
      place =
          Path.of(said.getSource().toUri()).getFileName()
              + ":"
              + said.getLineNumber()
              + ":"
              + said.getColumnNumber()
              + ": ";
    }
    String kind = said.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    // The frames of a stack trace differ from one JDK to the next.
    String message = said.getMessage(Locale.ROOT).replaceAll("(?s)\\R\\s+at .*", " …");
    return place + kind + ": " + message;
  }
}
