package dev.waybill.testkit;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles classes in memory against the class path of this process.
final class ExampleCompiler {
  private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
  private final Map<String, List<String>> faults = new HashMap<>();
  private final ClassLoader loader;

  /// Compiles all that compiles: javac writes nothing where anything is wrong, so what is wrong is
  /// left out the next time.
  ///
  /// @param sources by the simple name of the class
  ExampleCompiler(Map<String, String> sources) {
    Map<String, String> left = new TreeMap<>(sources);
    while (!left.isEmpty() && !compile(left)) {
      if (!left.keySet().removeAll(faults.keySet())) {
        throw new IllegalStateException("javac compiled nothing, and did not say why.");
      }
    }
    loader = new Loader(Thread.currentThread().getContextClassLoader());
  }

  /// Returns what javac says of a class, with the line that it means.
  List<String> faults(String type) {
    return List.copyOf(faults.getOrDefault(type, List.of()));
  }

  Class<?> load(String name) throws ClassNotFoundException {
    return loader.loadClass(name);
  }

  private boolean compile(Map<String, String> sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException(
          "documentation examples: found a Java without a compiler, expected a JDK.");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<Source> units = new ArrayList<>();
    sources.forEach((type, text) -> units.add(new Source(type, text)));
    String path =
        System.getProperty("java.class.path")
            + File.pathSeparator
            + System.getProperty("jdk.module.path", "");
    StringWriter other = new StringWriter();
    boolean done;
    try (StandardJavaFileManager disk =
        javac.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      done =
          javac
              .getTask(
                  other,
                  new Memory(disk),
                  found,
                  List.of("-proc:none", "-nowarn", "-Xmaxerrs", "10000", "-classpath", path),
                  null,
                  units)
              .call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Diagnostic<? extends JavaFileObject> fault : found.getDiagnostics()) {
      if (fault.getKind() == Diagnostic.Kind.ERROR) {
        add(fault);
      }
    }
    return done;
  }

  private void add(Diagnostic<? extends JavaFileObject> fault) {
    String message = fault.getMessage(Locale.ROOT).replaceAll("\\s+", " ");
    if (!(fault.getSource() instanceof Source source)) {
      throw new IllegalStateException("documentation examples: " + message);
    }
    String line = source.text.lines().toList().get((int) fault.getLineNumber() - 1).strip();
    faults
        .computeIfAbsent(source.type, name -> new ArrayList<>())
        .add("documentation example, \"" + line + "\": does not compile: " + message);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String type;
    private final String text;

    Source(String type, String text) {
      super(URI.create("memory:///" + type + ".java"), Kind.SOURCE);
      this.type = type;
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    Memory(JavaFileManager disk) {
      super(disk);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(name, bytes);
          return bytes;
        }
      };
    }
  }

  private final class Loader extends ClassLoader {
    Loader(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }
  }
}
