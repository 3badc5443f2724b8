package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.spi.Registrar;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Derived names are names like all others, within a module and between modules. */
class DerivedNamesTest {

  @TempDir private Path folder;
  private Path runtime;

  @BeforeEach
  void compileRuntime() {
    runtime = FakeRuntime.compileInto(folder.resolve("runtime"));
  }

  @Test
  void inPlaceFormClashesWithAWrittenName() {
    Build build = ops("@Export({\"neg\", \"neg_\"}) @Op(inPlace = true)");

    assertThat(build.compile().lines())
        .containsExactly(
            "WARNING Ops.java:10:48 [UselessSuppression] @SuppressExport(id = \"GradientMissing\")"
                + " hides nothing. Remove it.",
            "ERROR Ops.java:10:12 [NameTaken] the name 'neg_' is taken by org.example.Ops.neg"
                + " (Ops.java). Give one of the two another name.");
    assertThat(build.output()).isEmpty();
  }

  @Test
  void kernelsAndGradientsAreForOpsAndNotForTheirForms() {
    Build build =
        ops("@Export(\"neg\") @Op(inPlace = true)")
            .source(
                "org/example/Fast.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                import dev.waybill.tensor.Tensor;
                class Fast {
                  @Kernel(op = "neg_") static Tensor fast(Tensor x) { return x; }
                  @Gradient(op = "neg_") static Tensor back(Tensor gy) { return gy; }
                }
                """);

    assertThat(build.compile().lines())
        .containsExactly(
            "ERROR Fast.java:5:16 [NotAnOp] 'neg_' is a derived in-place form and no op. Add @Op to"
                + " it, or name an op.",
            "ERROR Fast.java:6:18 [NotAnOp] 'neg_' is a derived in-place form and no op. Add @Op to"
                + " it, or name an op.");
  }

  @Test
  void otherModulesSeeFormsAndDeriveOps() throws Exception {
    Build ops = ops("@Export(\"neg\") @Op(inPlace = true)");
    assertThat(ops.compile().lines()).isEmpty();
    Build more =
        Build.in(folder.resolve("more"))
            .classPath(runtime, ops.classes())
            .options("-Awaybill.module=org.more:more:1.0", "--release", "17")
            .source("org/more/More.java", more("neg"));

    assertThat(more.compile().lines()).isEmpty();
    try (LoadedLibrary library = new LoadedLibrary(more.classes(), ops.classes(), runtime)) {
      assertThat(library.registered()).contains("gradient 0 neg|x|result x");
      Registrar gradients = (Registrar) library.make("org.more.More_Registrar");
      assertThat(
              gradients.gradient(
                  0, library.tensor(2), new Object[] {library.tensor(5)}, library.tensor(7)))
          .isEqualTo(library.tensor(257));
    }
    Build wrong =
        Build.in(folder.resolve("wrong"))
            .classPath(runtime, ops.classes())
            .options("-Awaybill.module=org.more:more:1.0", "--release", "17")
            .source("org/more/More.java", more("neg_"));
    assertThat(wrong.compile().lines())
        .containsExactly(
            "ERROR More.java:6:18 [NotAnOp] 'neg_' is a derived in-place form and no op. Add @Op to"
                + " it, or name an op.");
  }

  private static String more(String op) {
    return """
    package org.more;
    import dev.waybill.annotations.*;
    import dev.waybill.tensor.Tensor;
    /** Derives. */
    public final class More {
      @Gradient(op = "%s")
      static Tensor back(Tensor gy, Tensor result, Tensor x) {
        return new Tensor(gy.value() * 100 + x.value() * 10 + result.value());
      }
    }
    """
        .formatted(op);
  }

  private Build ops(String annotations) {
    return Build.in(folder.resolve("ops"))
        .classPath(runtime)
        // Without names of parameters in the class files, and without lines for the processor.
        .options("-Awaybill.module=org.example:ops:1.0", "--release", "17", "-g:none")
        .source(
            "org/example/Ops.java",
            """
            package org.example;
            import dev.waybill.annotations.*;
            import dev.waybill.tensor.Tensor;
            /** Ops. */
            public final class Ops {
              /** Negates.
               * @param x the tensor
               * @return a new tensor
               */
              %s @SuppressExport(id = "GradientMissing", reason = "Elsewhere.")
              public static Tensor neg(Tensor x) { return x; }
            }
            """
                .formatted(annotations));
  }
}
