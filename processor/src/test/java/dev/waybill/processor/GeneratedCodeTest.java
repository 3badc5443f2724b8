package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.processor.Build.Result;
import dev.waybill.spi.Registrar;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What generated code does when it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedCodeTest {

  private static final String FACADE = "org.example.api.nn.Functional";

  private LoadedLibrary library;

  @BeforeAll
  void compile(@TempDir Path folder) {
    Path runtime = FakeRuntime.compileInto(folder.resolve("runtime"));
    Build build =
        SampleLibrary.into(Build.in(folder.resolve("library")))
            .classPath(runtime)
            .options("-Awaybill.module=org.example:sample:1.0", "--release", "17");
    Result result = build.compile();
    assertThat(result.lines()).isEmpty();
    library = new LoadedLibrary(build.classes(), runtime);
  }

  @AfterAll
  void close() {
    library.close();
  }

  @Test
  void registersNamesWithoutLoadingAnExportedClass(@TempDir Path folder) {
    Path runtime = FakeRuntime.compileInto(folder.resolve("runtime"));
    Build build =
        SampleLibrary.into(Build.in(folder.resolve("library")))
            .classPath(runtime)
            .options("-Awaybill.module=org.example:sample:1.0");
    build.compile();
    try (LoadedLibrary fresh = new LoadedLibrary(build.classes(), runtime)) {
      assertThat(fresh.registered())
          .containsExactlyInAnyOrder(
              "module org.example:sample:1.0 format 1",
              "op 0 nn.functional.clip clip(Tensor x, float low = -1.5 [-10..], float high = 1.5,"
                  + " boolean strict = false) -> Tensor []",
              "traits 0 not-differentiable",
              "op 1 nn.functional.relu relu(Tensor x) -> Tensor [f32 f64]",
              "traits 1 not-differentiable",
              "alias 1 relu",
              "alias 1 nn.functional.rectify",
              "deprecated 1 nn.functional.rectify|0.1|2.0|nn.functional.relu|Shorter.",
              "generation1 1 nn.functional.rect",
              "kernel 2 nn.functional.relu|cpu|f32|vector|10",
              "constant 0 nn.functional.DEFAULT_TIMES DEFAULT_TIMES: int",
              "generation1 0 ",
              "function 1 nn.functional.repeat repeat(T text, int times = 3 [0..9]) -> List<T>",
              "alias 1 repeatText",
              "type 0 nn.functional.Side Side");
      assertThat(fresh.isLoaded("dev.waybill.index.org_example__sample")).isTrue();
      assertThat(fresh.isLoaded("org.example.ops.Relu_Registrar")).isFalse();
      assertThat(fresh.isLoaded("org.example.ops.Relu")).isFalse();
      assertThat(fresh.isLoaded("org.example.ops.Texts")).isFalse();
    }
  }

  @Test
  void linksKernelsTypesAndConstants() {
    assertThat(link("nn.functional.relu"))
        .isInstanceOf(library.type("dev.waybill.dispatch.UnaryOp"));
    assertThat(link("nn.functional.DEFAULT_TIMES")).isEqualTo(3);
    assertThat(link("nn.functional.Side")).isEqualTo(library.type("org.example.ops.Texts$Side"));
    assertThatThrownBy(() -> link("nn.functional.repeat"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> library.registrar("nn.functional.relu").link(99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Relu_Registrar links nothing with id 99");
  }

  @Test
  void tellsTheTypesOfParameters() {
    Registrar registrar = library.registrar("nn.functional.clip");

    assertThat(registrar.owner()).isEqualTo("org.example.ops.Relu");
    assertThat(registrar.signature(library.id("nn.functional.clip")))
        .containsExactly(
            library.type("dev.waybill.tensor.Tensor"), float.class, float.class, boolean.class);
    Registrar texts = library.registrar("nn.functional.repeat");
    assertThat(texts.signature(library.id("nn.functional.repeat")))
        .containsExactly(CharSequence.class, int.class);
  }

  @Test
  void callsByBoxedArguments() throws Exception {
    Registrar texts = library.registrar("nn.functional.repeat");
    Registrar relu = library.registrar("nn.functional.clip");
    int clip = library.id("nn.functional.clip");

    assertThat(texts.invoke(library.id("nn.functional.repeat"), "ignored", new Object[] {"ab", 2}))
        .isEqualTo(List.of("ab", "ab"));
    assertThat(relu.invoke(clip, relu.link(clip), new Object[] {library.tensor(7), -1f, 2f, true}))
        .isEqualTo(library.tensor(1002));
  }

  @Test
  void dispatchesThroughTheHandle() {
    Registrar relu = library.registrar("nn.functional.relu");
    Object handle = library.handle("nn.functional.relu");

    Object dispatcher = relu.dispatcher(library.id("nn.functional.relu"), handle);

    assertThat(
            library.callStatic("org.example.ops.Relu_Registrar", "relu", handle, library.tensor(5)))
        .isEqualTo(library.tensor(105));
    assertThat(library.type("dev.waybill.dispatch.UnaryOp"))
        .isAssignableFrom(dispatcher.getClass());
    assertThat(handle)
        .extracting("calls")
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .contains("64 F32");
  }

  @Test
  void facadeFillsDefaultsIn() {
    assertThat(library.callStatic(FACADE, "relu", library.tensor(5)))
        .isEqualTo(library.tensor(105));
    assertThat(library.callStatic(FACADE, "clip", library.tensor(9), -1f, 4f, true))
        .isEqualTo(library.tensor(1004));
    assertThat(library.callStatic(FACADE, "clip", library.tensor(9)))
        .isEqualTo(library.tensor(1.5f));
    assertThat(library.callStatic(FACADE, "repeat", "a")).isEqualTo(List.of("a", "a", "a"));
    assertThat(library.callStatic(FACADE, "repeat", "a", 1)).isEqualTo(List.of("a"));
  }

  private Object link(String name) {
    return library.registrar(name).link(library.id(name));
  }
}
