package dev.waybill.plugin.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:@\\w+(?:\\([^)]*\\))? )*(?:public |abstract |final |sealed |non-sealed )*"
              + "(?:class|interface|enum|record|@interface) (\\w+)");

  private SourceFiles() {}

  /** The path of a source file, which its package and first type tell. */
  static String path(String source) {
    Matcher type = TYPE.matcher(source);
    String name = type.find() ? type.group(1) : "module-info";
    Matcher inPackage = PACKAGE.matcher(source);
    return (inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "") + name + ".java";
  }

  /** Compiles sources; returns the errors. */
  static List<String> compile(Map<String, String> sources, List<Path> classPath, Path into)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    Path folder = into.resolveSibling(into.getFileName() + "-src");
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> each : sources.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, each.getValue()));
    }
    Files.createDirectories(into);
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(found, null, null)) {
      String path =
          String.join(java.io.File.pathSeparator, classPath.stream().map(Path::toString).toList());
      compiler
          .getTask(
              null,
              manager,
              found,
              List.of("-d", into.toString(), "-cp", path, "-parameters", "-proc:none"),
              null,
              manager.getJavaFileObjectsFromPaths(files))
          .call();
    }
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getMessage(java.util.Locale.ROOT))
        .toList();
  }
}
