package dev.waybill.benchmarks.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A made-up library: functions of three parameters with six lines of Javadoc and five lines of
/// body, every tenth with an alias, 200 exports a namespace. Plain Java 17 without ops.
///
/// @param exports the number of exported functions
/// @param perClass how many of them stand in one class
public record SyntheticLibrary(int exports, int perClass) {
  private static final int PER_NAMESPACE = 200;

  /// Checks the numbers.
  public SyntheticLibrary {
    if (exports < 1 || perClass < 1) {
      throw new IllegalArgumentException("exports and perClass must be positive");
    }
  }

  /// The canonical name of an export.
  public String name(int export) {
    return "space" + namespace(export) + ".value" + export;
  }

  /// The number of classes.
  public int classes() {
    return (exports + perClass - 1) / perClass;
  }

  /// Writes the sources below a folder and returns the files.
  public List<Path> write(Path folder) throws IOException {
    Path home = folder.resolve("synthetic");
    Files.createDirectories(home);
    List<Path> files = new ArrayList<>();
    for (int first = 0; first < exports; first += perClass) {
      int number = first / perClass;
      Path file = home.resolve("Values" + number + ".java");
      Files.writeString(file, classText(number, first));
      files.add(file);
    }
    for (int space = 0; space <= namespace(exports - 1); space++) {
      Path file = folder.resolve("synthetic/space" + space + "/package-info.java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, packageText(space));
      files.add(file);
    }
    return files;
  }

  private static int namespace(int export) {
    return export / PER_NAMESPACE;
  }

  private static String packageText(int space) {
    return """
        /** Values of space NUMBER. */
        @Namespace(value = "spaceNUMBER", title = "Space NUMBER", facadePackage = "synthetic.api")
        package synthetic.spaceNUMBER;

        import dev.waybill.annotations.Namespace;
        """
        .replace("NUMBER", String.valueOf(space));
  }

  private String classText(int number, int first) {
    StringBuilder text =
        new StringBuilder(
            """
            package synthetic;

            import dev.waybill.annotations.Export;

            /** Values of class NUMBER. */
            public final class ValuesNUMBER {
              private ValuesNUMBER() {}
            """
                .replace("NUMBER", String.valueOf(number)));
    for (int export = first; export < Math.min(exports, first + perClass); export++) {
      text.append(methodText(export));
    }
    return text.append("}\n").toString();
  }

  private String methodText(int export) {
    String names = '"' + name(export) + '"';
    if (export % 10 == 0) {
      names = "{" + names + ", \"space" + namespace(export) + ".alias" + export + "\"}";
    }
    return """

          /**
           * Computes value NUMBER of the series, which converges for every step.
           *
           * @param start the first term
           * @param step what each further term adds
           * @param count the number of terms
           * @return the sum of the terms
           */
          @Export(NAMES)
          public static double valueNUMBER(double start, double step, int count) {
            double sum = start * NUMBER;
            for (int i = 0; i < count; i++) {
              sum += step / (i + 1);
            }
            return sum;
          }
        """
        .replace("NUMBER", String.valueOf(export))
        .replace("NAMES", names);
  }
}
