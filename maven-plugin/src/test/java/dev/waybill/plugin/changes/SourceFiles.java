package dev.waybill.plugin.changes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles small sources. */
final class SourceFiles {

  static final String MODULE = "module-info.java";

  private static final String JAVA = ".java";
  private static final Pattern PACKAGE = Pattern.compile("(?m)^(?:@\\w+ )?package ([\\w.]+);");
  private static final Pattern VERSION = Pattern.compile("(META-INF/versions/\\d+)/(.*)");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:@[\\w.]+(?:\\([^)]*\\))? )*"
              + "(?:public |abstract |final |sealed |non-sealed |strictfp )*"
              + "(?:class|interface|enum|record|@interface) (\\w+)");

  private SourceFiles() {}

  /** Adds a source; one without a package goes into the given one. */
  static void add(Map<String, String> sources, String file, String inPackage, String body) {
    boolean isJava = file.isEmpty() || file.endsWith(JAVA);
    Matcher declared = PACKAGE.matcher(body);
    boolean hasPackage = declared.find();
    Matcher type = TYPE.matcher(body);
    boolean hasType = type.find();
    if (isJava && hasType && !hasPackage) {
      sources.put(
          file.isEmpty() ? inPackage + "/" + type.group(1) + JAVA : file,
          "package " + inPackage + ";\n" + body);
    } else if (!file.isEmpty()) {
      sources.put(file, body);
    } else if (hasPackage) {
      String name = hasType ? type.group(1) : "package-info";
      sources.put(declared.group(1).replace('.', '/') + "/" + name + JAVA, body);
    } else {
      sources.put(MODULE, body);
    }
  }

  /**
   * Compiles sources and copies other files; returns the errors. Sources for certain releases of
   * Java, below {@code META-INF/versions}, are compiled after the others and see them.
   */
  static List<String> compile(Map<String, String> sources, List<String> options, Path into)
      throws IOException {
    Map<String, String> common = new LinkedHashMap<>();
    Map<String, Map<String, String>> variants = new LinkedHashMap<>();
    sources.forEach(
        (name, text) -> {
          Matcher version = VERSION.matcher(name);
          if (version.matches()) {
            variants
                .computeIfAbsent(version.group(1), each -> new LinkedHashMap<>())
                .put(version.group(2), text);
          } else {
            common.put(name, text);
          }
        });
    List<String> errors = new ArrayList<>(compileAll(common, options, into));
    for (Map.Entry<String, Map<String, String>> each : variants.entrySet()) {
      List<String> all = new ArrayList<>(options);
      all.addAll(path(false, into));
      errors.addAll(compileAll(each.getValue(), all, into.resolve(each.getKey())));
    }
    return errors;
  }

  private static List<String> compileAll(
      Map<String, String> sources, List<String> options, Path into) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    Path folder = into.resolveSibling(into.getFileName() + "-src");
    Files.createDirectories(into);
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> each : sources.entrySet()) {
      boolean isJava = each.getKey().endsWith(JAVA);
      Path file = (isJava ? folder : into).resolve(each.getKey());
      Files.createDirectories(file.getParent());
      // A manifest whose last line has no end is not read.
      Files.writeString(file, each.getValue() + "\n");
      if (isJava) {
        files.add(file);
      }
    }
    List<String> all = new ArrayList<>(List.of("-d", into.toString(), "-proc:none", "-nowarn"));
    // Whoever asks for the tables of local variables wants to see parameters named by them only.
    all.addAll(options.contains("-g") ? List.of() : List.of("-parameters"));
    all.addAll(options);
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(found, null, null)) {
      compiler
          .getTask(null, manager, found, all, null, manager.getJavaFileObjectsFromPaths(files))
          .call();
    }
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getMessage(Locale.ROOT))
        .toList();
  }

  static List<String> path(boolean isModular, Path... path) {
    List<String> all = new ArrayList<>();
    for (Path each : path) {
      all.add(each.toString());
    }
    return List.of(isModular ? "--module-path" : "-cp", String.join(File.pathSeparator, all));
  }
}
