package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.processor.Build.Result;
import dev.waybill.spi.Registrar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of gradients, in-place forms, shape rules and lists of tensors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DerivedOpsTest {

  private static final String FACADE = "org.example.api.Tensors";
  private static final String OPS =
      """
      package org.example.ops;

      import dev.waybill.annotations.*;
      import dev.waybill.tensor.Tensor;
      import java.util.List;

      /** Ops with all that can be derived. */
      public final class Ops {
        private Ops() {}

        /**
         * Multiplies.
         *
         * @param a the first factor
         * @param b the second factor
         * @return a new tensor
         */
        @Export(value = {"tensors.mul", "tensors.times", "tensors.multiply"}, v1 = "tensors.product")
        @DeprecatedName(name = "tensors.multiply", since = "0.1", use = "tensors.mul")
        @Op(dtypes = "f32", inPlace = true, pointwise = true)
        public static Tensor mul(Tensor a, Tensor b) {
          return new Tensor(a.value() * b.value());
        }

        @Gradient(op = "tensors.mul", of = "b")
        static Tensor mulOfB(Tensor gy, Tensor a) {
          return new Tensor(gy.value() * a.value());
        }

        @Gradient(op = "tensors.times", of = "a")
        static Tensor mulOfA(Tensor gy, Tensor result, Tensor b) {
          return new Tensor(gy.value() * b.value() + result.value());
        }

        @Shape(op = "tensors.mul")
        static Tensor mulShape(Tensor a, Tensor b) {
          return a;
        }

        /**
         * Joins.
         *
         * @param parts the parts
         * @param times how often
         * @param last the last part
         * @return a new tensor
         */
        @Export("tensors.join")
        @Op(anyDevice = true)
        public static Tensor join(List<Tensor> parts, long times, @Default("null") Tensor last) {
          return new Tensor(parts.size() * times);
        }

        @Gradient(op = "tensors.join", of = "parts")
        static List<Tensor> joinOfParts(Tensor gy, long times, List<Tensor> parts) {
          return parts.subList(0, (int) times);
        }

        @Gradient(op = "tensors.join", of = "last")
        static Tensor joinOfLast(Tensor gy) {
          return gy;
        }

        /**
         * Shifts.
         *
         * @param x the tensor
         * @param by how far
         * @return a view
         */
        @Export("tensors.shift_")
        @Op
        @NotDifferentiable("An example.")
        public static Tensor shift(@Aliases @Mutates Tensor x, int by) {
          return x;
        }

        /**
         * Divides with remainder.
         *
         * @param a the dividend
         * @param b the divisor
         * @return quotient and remainder
         */
        @Export("tensors.divide")
        @Op
        public static List<Tensor> divide(Tensor a, Tensor b) {
          return List.of(a, b);
        }

        @Gradient(op = "tensors.divide")
        static Tensor[] divided(List<Tensor> gy, Tensor b) {
          return new Tensor[] {b, null};
        }
      }
      """;

  private Path classes;
  private LoadedLibrary library;

  @BeforeAll
  void compile(@TempDir Path folder) {
    Path runtime = FakeRuntime.compileInto(folder.resolve("runtime"));
    Build build =
        Build.in(folder.resolve("library"))
            .source(
                "org/example/ops/package-info.java",
                """
                /** Ops of the example. */
                @dev.waybill.annotations.Namespace(
                    value = "tensors", title = "Tensors", facadePackage = "org.example.api")
                package org.example.ops;
                """)
            .source("org/example/ops/Ops.java", OPS)
            .classPath(runtime)
            .options("-Awaybill.module=org.example:sample:1.0", "--release", "17", "-Xlint:all");
    Result result = build.compile();
    assertThat(result.lines()).isEmpty();
    classes = build.classes();
    library = new LoadedLibrary(classes, runtime);
  }

  @AfterAll
  void close() {
    library.close();
  }

  @Test
  void registersTraitsFormsAndGradients() {
    assertThat(library.registered())
        .containsExactly(
            "module org.example:sample:1.0 format 1",
            "op 0 tensors.divide divide(Tensor a, Tensor b) -> List<Tensor> []",
            "op 1 tensors.join join(List<Tensor> parts, long times, Tensor last = null) -> Tensor []",
            "traits 1 portable any-device",
            "op 2 tensors.mul mul(Tensor a, Tensor b) -> Tensor [f32]",
            "traits 2 pointwise",
            "alias 2 tensors.times",
            "alias 2 tensors.multiply",
            "deprecated 2 tensors.multiply|0.1||tensors.mul|",
            "generation1 2 tensors.product",
            "op 3 tensors.mul_ mul_(Tensor a, Tensor b) -> Tensor [f32]",
            "traits 3 in-place-of=tensors.mul",
            "alias 3 tensors.times_",
            "alias 3 tensors.multiply_",
            "deprecated 3 tensors.multiply_|0.1||tensors.mul_|",
            "generation1 3 tensors.product_",
            "op 4 tensors.shift_ shift(Tensor x, int by) -> Tensor []",
            "traits 4 not-differentiable aliases=x mutates=x",
            "kernel 5 tensors.mul|meta|||0",
            "gradient 6 tensors.divide|a b|b",
            "gradient 7 tensors.join|last|",
            "gradient 8 tensors.join|parts|times parts",
            "gradient 9 tensors.mul|a|result b",
            "gradient 10 tensors.mul|b|a");
  }

  @Test
  void callsGradientsWithWhatTheyTake() throws Exception {
    Registrar ops = library.registrar("tensors.mul");
    Object two = library.tensor(2);
    Object three = library.tensor(3);
    Object seven = library.tensor(7);

    assertThat(ops.gradient(9, two, new Object[] {null, three}, seven))
        .isEqualTo(library.tensor(13));
    assertThat(ops.gradient(10, two, new Object[] {three, null}, null))
        .isEqualTo(library.tensor(6));
    assertThat(ops.gradient(8, two, new Object[] {List.of(two, three, seven), 2L, null}, null))
        .isEqualTo(List.of(two, three));
    assertThat((Object[]) ops.gradient(6, List.of(two, two), new Object[] {null, seven}, null))
        .containsExactly(seven, null);
    assertThatThrownBy(() -> ops.gradient(5, two, new Object[2], null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Ops_Registrar derives nothing with id 5");
  }

  @Test
  void adaptsBoxedCallsToCallInterfaces() throws Exception {
    Registrar ops = library.registrar("tensors.mul");
    Object two = library.tensor(2);
    Function<Object[], Object> last = arguments -> arguments[arguments.length - 1];
    Function<Object[], Object> asList = Arrays::asList;

    Object mul = ops.adapter(2, last);
    assertThat(library.type("dev.waybill.dispatch.BinaryOp")).isAssignableFrom(mul.getClass());
    assertThat(ops.invoke(2, mul, new Object[] {library.tensor(1), two})).isEqualTo(two);
    assertThat(ops.invoke(1, ops.adapter(1, last), new Object[] {List.of(), 5L, two}))
        .isEqualTo(two);
    assertThat(ops.invoke(0, ops.adapter(0, asList), new Object[] {two, two}))
        .isEqualTo(List.of(two, two));
    Object wrong = ops.adapter(2, arguments -> "text");
    assertThatThrownBy(() -> ops.invoke(2, wrong, new Object[] {two, two}))
        .isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> ops.adapter(5, last))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Ops_Registrar adapts nothing with id 5");
  }

  @Test
  void inPlaceFormLinksToItsOpAndDispatchesByItself() throws Exception {
    Registrar ops = library.registrar("tensors.mul_");
    Object two = library.tensor(2);

    assertThat(ops.signature(3)).isEqualTo(ops.signature(2));
    assertThat(ops.invoke(3, ops.link(3), new Object[] {two, two})).isEqualTo(library.tensor(4));
    assertThat(library.callStatic(FACADE, "mul_", two, two)).isEqualTo(library.tensor(4));
    assertThat(library.callStatic(FACADE, "times_", two, two)).isEqualTo(library.tensor(4));
    assertThat(library.callStatic("org.example.api.compat.v1.Tensors", "product_", two, two))
        .isEqualTo(library.tensor(4));
    assertThat(library.handle("tensors.mul_"))
        .isNotSameAs(library.handle("tensors.mul"))
        .extracting("calls")
        .isEqualTo(List.of("64 F32", "64 F32", "64 F32"));
  }

  @Test
  void choosesKernelsByTensorsInLists() {
    Object two = library.tensor(2);

    library.callStatic(FACADE, "join", List.of(two), 1L);
    library.callStatic(FACADE, "join", List.of(), 1L, two);
    library.callStatic(FACADE, "join", List.of(), 1L);

    assertThat(library.handle("tensors.join"))
        .extracting("calls")
        .isEqualTo(List.of("64 F32", "64 F32", "0 null"));
  }

  @Test
  void writesFormsTraitsAndGradientsIntoManifestAndDocs() throws IOException {
    String manifest = Files.readString(classes.resolve("META-INF/waybill/api.json"));
    String page = Files.readString(classes.resolve("META-INF/waybill/docs/tensors.md"));

    assertThat(manifest.replaceAll("\\s+", " "))
        .contains("\"traits\": [ \"in-place-of=tensors.mul\" ]")
        .contains("\"traits\": [ \"portable\", \"any-device\" ]")
        .contains("\"of\": [ \"a\" ], \"saves\": [ \"result\", \"b\" ]")
        .contains("\"device\": \"meta\"");
    assertThat(page)
        .contains(
            """
            In-place form of `tensors.mul`: writes the result into `a` and returns it.
            """)
        .contains("- In-place form of: `tensors.mul`\n")
        .contains("- Gradient of `a`: `org.example.ops.Ops#mulOfA`\n")
        .contains("- Declared: `org.example.ops.Ops#mul` (org/example/ops/Ops.java:");
  }
}
