package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.processor.Build.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the whole processor leaves behind. */
class ExportProcessorTest {

  @TempDir private Path folder;

  @Test
  void writesAllFilesOfALibrary() {
    Build build = library();

    Result result = build.compile();

    assertThat(result.lines()).isEmpty();
    assertThat(build.output().keySet())
        .containsExactly(
            "META-INF/services/dev.waybill.spi.ExportModule",
            "META-INF/waybill/api.json",
            "META-INF/waybill/docs/_overview.md",
            "META-INF/waybill/docs/nn.functional.md",
            "dev/waybill/index/org_example__sample.java",
            "org/example/api/compat/v1/nn/Functional.java",
            "org/example/api/nn/Functional.java",
            "org/example/ops/Relu_Registrar.java",
            "org/example/ops/Texts_Registrar.java",
            "org/example/ops/Texts_Side_Registrar.java");
  }

  @Test
  void generatedSourcesPassEveryWarningAndDocumentationCheck() {
    Build build = library().options("-Xlint:all,-processing", "-Xdoclint:all/protected", "-Werror");

    Result result = build.compile();

    assertThat(result.lines()).isEmpty();
    assertThat(result.success()).isTrue();
  }

  private Build library() {
    return SampleLibrary.into(Build.in(folder.resolve("library")))
        .classPath(FakeRuntime.compileInto(folder.resolve("runtime")))
        .options("-Awaybill.module=org.example:sample:1.0", "--release", "17");
  }
}
