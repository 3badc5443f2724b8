package dev.waybill.plugin.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compiles the libraries of all cases for Java 17, with the compiler of the JDK that runs this:
 * arguments are the folder of the cases and the one for the classes. A library that needs a later
 * Java leaves a file {@code errors.txt} beside it.
 */
final class CompiledCases {

  private static final List<String> OPTIONS = List.of("--release", "17");

  private CompiledCases() {}

  public static void main(String[] args) throws IOException {
    List<Map<String, String>> libraries = new ArrayList<>();
    List<List<String>> options = new ArrayList<>();
    for (ChangeCase each : ChangeCase.readAll(Path.of(args[0]))) {
      libraries.addAll(List.of(each.before(), each.after()));
      List<String> own = new ArrayList<>(each.options());
      own.addAll(OPTIONS);
      options.addAll(List.of(own, own));
    }
    for (int i = 0; i < libraries.size(); i++) {
      Path into = Path.of(args[1], Integer.toString(i), "classes");
      List<String> errors = SourceFiles.compile(libraries.get(i), options.get(i), into);
      if (!errors.isEmpty()) {
        Files.write(into.resolveSibling("errors.txt"), errors);
      }
    }
  }
}
