package dev.waybill.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every diagnostic has a page, and the example on the page is its test: all that the compiler says
 * about it stands there, place and text. {@code -Dwaybill.updatePages=true} writes what it says
 * into the pages, for review.
 */
class DiagnosticPagesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Diagnostic.class)
  void pageShowsAllThatTheCompilerSays(Diagnostic diagnostic) throws IOException {
    Page page = Page.of(diagnostic);

    Example example = Example.of(page, folder);

    if (Boolean.getBoolean("waybill.updatePages")) {
      Files.writeString(page.file(), page.withExpected(example.said()).text());
      return;
    }
    assertThat(example.said()).containsExactlyElementsOf(page.expected());
    assertThat(example.said()).anyMatch(line -> line.contains("[" + diagnostic + "]"));
    assertThat(example.said()).allMatch(line -> isOurs(line) || isOfJavac(line));
  }

  @ParameterizedTest
  @EnumSource(Diagnostic.class)
  void brokenExportIsLeftOutAndHealthyOneStays(Diagnostic diagnostic) {
    Page page = Page.of(diagnostic);

    Example example = Example.of(page, folder);

    // Nothing at all can be written where the compiler refuses to write, or by a named module's
    // example, which has a page of its own and no healthy export beside it.
    if (!page.withoutFiler() && !page.sources("java").containsKey("module-info.java")) {
      assertThat(example.generated()).contains("org/healthy/Healthy_Registrar.java");
    }
    for (String broken : brokenClasses(example)) {
      assertThat(example.generated()).noneMatch(file -> file.contains("/" + broken + "_"));
    }
  }

  @Test
  void everyPageHasItsDiagnostic() throws IOException {
    Set<String> ids =
        Arrays.stream(Diagnostic.values())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));

    try (Stream<Path> files = Files.list(Page.folder())) {
      List<String> pages =
          files
              .map(file -> file.getFileName().toString().replace(".md", ""))
              .filter(name -> !name.equals("README"))
              .sorted()
              .toList();
      assertThat(pages).containsExactlyElementsOf(ids);
    }
    assertThat(ids).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @EnumSource(Diagnostic.class)
  void pageSaysWhatItMeansAndWhatToDo(Diagnostic diagnostic) {
    assertThat(Page.of(diagnostic).text())
        .startsWith("# " + diagnostic + "\n")
        .contains("\n## Example\n", "\n## What to do\n", "\n## Suppressing\n");
  }

  /** Classes with one export each, about which an error was reported. */
  private static Set<String> brokenClasses(Example example) {
    return example.said().stream()
        .filter(line -> line.contains(".java:") && line.contains(": error: ["))
        .filter(line -> !line.contains("[PartialCompilation]") && !line.contains("-info.java"))
        // Both overloads stand in one class, and the first one keeps the name.
        .filter(line -> !line.contains("[OverloadsShareName]"))
        .map(line -> line.substring(0, line.indexOf(".java:")))
        .filter(name -> !name.equals("Healthy"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOurs(String line) {
    return line.matches("(\\S+\\.java:\\d+:\\d+: )?(error|warning|note): \\[\\w+] .*\\.");
  }

  /** What javac itself says about options that no processor claims, and under a stack trace. */
  private static boolean isOfJavac(String line) {
    return line.startsWith("warning: The following options were not recognized by any processor")
        || line.equals("note: java.lang.IllegalStateException: no filer here …");
  }
}
