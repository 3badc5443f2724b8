package dev.waybill.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.processor.ExportProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the class with the kernels of a class names, and which methods it has. */
class KernelClassTest {
  @TempDir private Path folder;

  @Test
  void classesBesideItHideNoneOfJava() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String name :
        List.of(
            "Boolean",
            "Double",
            "Float",
            "Long",
            "Math",
            "Number",
            "Object",
            "Override",
            "String",
            "SuppressWarnings")) {
      sources.put(
          "org/example/" + name + ".java",
          "package org.example; /** Hides. */ public final class " + name + " {}");
    }
    String kernels =
        kernels(
            sources,
            """
            @Elementwise
            @NotDifferentiable("It is not asked for.")
            static float f(float x, @Attribute long n) {
              return java.lang.Float.POSITIVE_INFINITY * (float) java.lang.Math.exp(x * n);
            }
            """);

    assertThat(kernels)
        .contains(
            "import java.lang.Double;",
            "import java.lang.Math;",
            "import java.lang.Number;",
            "import java.lang.SuppressWarnings;");
  }

  /** Or the library with the ops would have to be there where the class is compiled. */
  @Test
  void opsOfOtherLibrariesAreFoundByName() throws IOException {
    String kernels =
        kernels(
            Map.of(), "@Elementwise static double f(double x) { return java.lang.Math.sin(x); }");

    assertThat(kernels)
        .contains(
            "RecordedOps.need(\"Ours.f\", \"x\", \"math.cos\");",
            "TensorOps.mul(gy, RecordedOps.call(\"math.cos\", x))")
        .doesNotContain("dev.waybill.api");
  }

  @Test
  void partsWithoutDerivativeHaveNoGradient() throws IOException {
    String kernels =
        kernels(
            Map.of(),
            """
            @Elementwise
            static double f(double x) {
              return -x;
            }

            @Elementwise
            @NotDifferentiable("The op has a gradient of its own.")
            static double g(double x) {
              return -x;
            }
            """);

    assertThat(kernels).contains("static Tensor fGradientOfX(", "static Tensor g(Tensor x)");
    assertThat(kernels).doesNotContain("gGradientOfX");
  }

  @Test
  void referenceIsAsWideAsTheKernelWhereJavaRoundsToFloat() throws IOException {
    String kernels =
        kernels(
            Map.of(),
            """
            @Elementwise
            @NotDifferentiable("It is not asked for.")
            static double f(double x) {
              return scaled((float) x);
            }

            private static float scaled(float x) {
              return x * 1.1f;
            }

            @Elementwise
            @NotDifferentiable("It is not asked for.")
            static double g(double x) {
              return x * 1.1f;
            }
            """);

    assertThat(kernels)
        .contains("return x * 1.100000023841858;", "v0 -> f(v0)", "v0 -> Ours.g(v0)");
  }

  /** Callers of a part pass what its formula would need, which nobody knows then. */
  @Test
  void gradientsOfHiddenBodiesSayWhyThereAreNone() throws IOException {
    String kernels =
        kernels(
            Example.withoutTrees(),
            Map.of(),
            """
            @Elementwise
            static double f(double x, @Attribute double k) {
              return x * k;
            }

            static Object use(dev.waybill.tensor.Tensor gy) {
              return Ours_Kernels.fGradientOfX(gy, 2.0);
            }
            """);

    assertThat(kernels.replaceAll("\\s+", " "))
        .contains(
            "import java.lang.Object;",
            "static Tensor fGradientOfX(Tensor gy, Object... others) { throw Pointwise.notDerived("
                + "\"Ours.f\", \"x\", \"the compiler hid the body of f when its class was compiled (javac itself shows it)\");");
  }

  /** As {@code waybill show NAME --kernels} prints them. */
  @Test
  void whatIsShownOfAnOpIsItsOwn() throws IOException {
    String own =
        """
        /**
         * Turns.
         *
         * @param x any
         * @return turned
         */
        @dev.waybill.annotations.Export("NAME")
        @Elementwise
        public static double NAME(double x) {
          return -x;
        }
        """;
    kernels(
        Map.of(),
        own.replace("NAME", "first")
            + own.replace("NAME", "second")
            + "@Elementwise static double part(double x) { return -x; }");

    Path shown = folder.resolve("ours/classes/META-INF/waybill/kernels");
    assertThat(Files.readString(shown.resolve("org.example.Ours_Kernels/first.java")))
        .contains("Tensor first(", "Tensor firstGradientOfX(", "FIRST =")
        .doesNotContain("second", "part(");
    assertThat(Files.readString(shown.resolve("org.example.Ours_Kernels/second.java")))
        .contains("Tensor second(")
        .doesNotContain("first");
    assertThat(Files.readString(shown.resolve("org.example.Ours_Kernels.java")))
        .contains("Tensor part(")
        .doesNotContain("first", "second");
  }

  /** Both want the constant A_B: the second gets another name, and what is shown of it has it. */
  @Test
  void whatIsShownHasTheNamesThatAreCompiled() throws IOException {
    String own =
        """
        /**
         * Turns.
         *
         * @param x any
         * @return turned
         */
        @dev.waybill.annotations.Export("OP")
        @Elementwise
        @NotDifferentiable("It is not asked for.")
        public static double NAME(double x) {
          return -x;
        }
        """;
    String kernels =
        kernels(
            Map.of(),
            own.replace("OP", "first").replace("NAME", "aB")
                + own.replace("OP", "second").replace("NAME", "a_b"));

    Path shown = folder.resolve("ours/classes/META-INF/waybill/kernels/org.example.Ours_Kernels");
    assertThat(kernels).contains(" A_B =", " A_B_ =");
    assertThat(Files.readString(shown.resolve("first.java"))).contains(" A_B =");
    assertThat(Files.readString(shown.resolve("second.java")))
        .contains(" A_B_ =")
        .doesNotContain(" A_B =");
  }

  private String kernels(Map<String, String> beside, String members) throws IOException {
    return kernels(new ExportProcessor(), beside, members);
  }

  private String kernels(Processor processor, Map<String, String> beside, String members)
      throws IOException {
    Map<String, String> sources = new HashMap<>(beside);
    sources.put(
        "org/example/Ours.java",
        """
        package org.example;

        import dev.waybill.annotations.Attribute;
        import dev.waybill.annotations.Elementwise;
        import dev.waybill.annotations.NotDifferentiable;

        /** Ours. */
        public final class Ours {
          private Ours() {}
        MEMBERS
        }
        """
            .replace("MEMBERS", members));
    List<String> said =
        new Javac(folder.resolve("ours"))
            .library(Example.runtime(folder))
            .options(List.of("-Awaybill.module=org.example:ours:1.0"))
            .processor(processor)
            .compile(sources);
    assertThat(said).noneMatch(line -> line.contains("error"));
    return Files.readString(folder.resolve("ours/generated/org/example/Ours_Kernels.java"));
  }
}
