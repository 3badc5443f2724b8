package dev.waybill.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in memory as strictly as javac can, and loads the classes. */
final class Compiled extends ClassLoader {

  private final Map<String, byte[]> classes;

  private Compiled(Map<String, byte[]> classes) {
    super(Compiled.class.getClassLoader());
    this.classes = classes;
  }

  /** Compiles hand-written sources leniently, then generated ones against them strictly. */
  static Compiled of(Map<String, String> written, List<GeneratedFile> generated) {
    Map<String, String> sources = new HashMap<>();
    for (GeneratedFile file : generated) {
      if (file.kind() == GeneratedFile.Kind.SOURCE) {
        sources.put(file.name(), file.content());
      }
    }
    Map<String, byte[]> classes = new HashMap<>();
    compile(written, classes, List.of("-nowarn", "-parameters"));
    compile(sources, classes, List.of("-Xlint:all", "-Werror", "-Xdoclint:all"));
    return new Compiled(classes);
  }

  private static void compile(
      Map<String, String> sources, Map<String, byte[]> classes, List<String> strictness) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options = new ArrayList<>(List.of("--release", "17", "-proc:none"));
    options.addAll(strictness);
    var compiler = ToolProvider.getSystemJavaCompiler();
    var files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8);
    List<Source> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    boolean done =
        compiler.getTask(null, new Memory(files, classes), found, options, null, units).call();
    assertThat(found.getDiagnostics().stream().map(Compiled::describe)).isEmpty();
    assertThat(done).isTrue();
  }

  private static String describe(Diagnostic<? extends JavaFileObject> d) {
    JavaFileObject source = d.getSource();
    String line = "";
    if (source instanceof Source text) {
      line = text.text.lines().skip(Math.max(0, d.getLineNumber() - 1)).findFirst().orElse("");
    }
    return d + "\n" + line;
  }

  /** Returns the value of a text constant with a generated initializer. */
  static Object constant(CodeBlock initializer) throws ReflectiveOperationException {
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Text")
            .addJavadoc("Text.\n")
            .addModifiers(Modifier.PUBLIC)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addJavadoc("Not made.\n")
                    .addModifiers(Modifier.PRIVATE)
                    .build())
            .addField(
                FieldSpec.builder(String.class, "TEXT", Modifier.PUBLIC, Modifier.STATIC)
                    .addJavadoc("Text.\n")
                    .initializer(initializer)
                    .build());
    GeneratedFile file =
        new SourceFiles(false).plain(ClassName.get("org.example", "Text"), type, List.of());
    return of(Map.of("Unused", "class Unused {}"), List.of(file))
        .loadClass("org.example.Text")
        .getField("TEXT")
        .get(null);
  }

  Object make(String name) throws ReflectiveOperationException {
    return loadClass(name).getConstructor().newInstance();
  }

  int count() {
    return classes.size();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends SimpleJavaFileObject {
    private final String name;
    private final Map<String, byte[]> classes;

    Output(String name, Map<String, byte[]> classes) {
      super(URI.create("mem:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
      this.name = name;
      this.classes = classes;
    }

    @Override
    public OutputStream openOutputStream() {
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          classes.put(name, toByteArray());
        }
      };
    }

    @Override
    public java.io.InputStream openInputStream() {
      return new java.io.ByteArrayInputStream(classes.get(name));
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> classes;

    Memory(JavaFileManager manager, Map<String, byte[]> classes) {
      super(manager);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new Output(name, classes);
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location location, String inPackage, java.util.Set<JavaFileObject.Kind> kinds, boolean deep)
        throws java.io.IOException {
      List<JavaFileObject> all = new ArrayList<>();
      super.list(location, inPackage, kinds, deep).forEach(all::add);
      if (location == javax.tools.StandardLocation.CLASS_PATH
          && kinds.contains(JavaFileObject.Kind.CLASS)) {
        classes.keySet().stream()
            .filter(name -> packageOf(name).equals(inPackage))
            .forEach(name -> all.add(new Output(name, classes)));
      }
      return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
      return file instanceof Output output ? output.name : super.inferBinaryName(location, file);
    }

    private static String packageOf(String name) {
      return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
  }
}
