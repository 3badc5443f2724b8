package dev.waybill.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.processor.ExportProcessor;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every diagnostic has a page, and each page's example is its test: the whole list that the
 * compiler prints, with lines and columns, is asserted. {@code -Dwaybill.update=true} rewrites what
 * they say.
 */
class DiagnosticPagesTest {

  private static final Path PAGES = Path.of("..", "docs", "diagnostics");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void printsWhatItsPageSays(dev.waybill.processor.check.Diagnostic diagnostic) throws IOException {
    Page page = Page.read(PAGES.resolve(diagnostic.name() + ".md"));

    List<String> printed = compilation(page).compile(page.sources());

    if (Boolean.getBoolean("waybill.update")) {
      // The diff of the pages is then reviewed like code.
      Page.rewrite(PAGES.resolve(diagnostic.name() + ".md"), printed);
      return;
    }
    assertThat(printed).isEqualTo(page.printed());
    assertThat(printed).anyMatch(line -> line.contains("[" + diagnostic.name() + "] "));
  }

  @Test
  void noPageIsWithoutItsDiagnostic() throws IOException {
    Set<String> ids = new TreeSet<>(Options.ids());
    try (Stream<Path> pages = Files.list(PAGES)) {
      List<String> names =
          pages
              .map(page -> page.getFileName().toString())
              .filter(name -> !name.equals("README.md"))
              .map(name -> name.replace(".md", ""))
              .sorted()
              .toList();
      assertThat(names).hasSizeGreaterThan(60).containsExactlyElementsOf(ids);
    }
  }

  private Compilation compilation(Page page) {
    Compilation compilation = new Compilation(folder.resolve("own"));
    if (!page.library().isEmpty()) {
      Compilation library =
          new Compilation(folder.resolve("library")).option("-Awaybill.module=org.other:lib:1.4");
      assertThat(library.compile(page.library())).isEmpty();
      compilation.on(library.classes());
    }
    if (!page.earlier().isEmpty()) {
      Compilation earlier = new Compilation(folder.resolve("own"));
      assertThat(earlier.compile(page.earlier())).isEmpty();
    }
    compilation.option("-Awaybill.module=org.example:demo:2.0");
    for (String option : page.options()) {
      if (option.equals("(a compiler without trees)")) {
        compilation.only(new WithoutTrees(new ExportProcessor()));
      } else {
        compilation.option(option);
      }
    }
    if (!page.generated().isEmpty()) {
      compilation.with(new Generator(page.generated()));
    }
    return compilation;
  }

  /** Another processor, which generates sources in its first round. */
  private static final class Generator extends AbstractProcessor {

    private final Map<String, String> sources;
    private boolean done;

    private Generator(Map<String, String> sources) {
      this.sources = sources;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        sources.forEach(this::generate);
      }
      return false;
    }

    private void generate(String file, String source) {
      String name = file.replace(".java", "").replace('/', '.');
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(source);
      } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      }
    }
  }
}
