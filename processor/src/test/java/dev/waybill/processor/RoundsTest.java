package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.processor.Build.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other processors beside ours, and compilations of a part of a library. */
class RoundsTest {

  private static final String EXPORT =
      """
      package org.example;
      /** Texts. */
      public final class %1$s {
        private %1$s() {}
        /**
         * Returns the argument of %1$s.
         *
         * @param text any text
         * @return the text
         */
        @dev.waybill.annotations.Export(value = "same%1$s", since = "0.1")
        public static String same(String text) {
          return text;
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void readsExportsThatAnotherProcessorWroteBeforeAnyOfOurs() {
    Build build =
        Build.in(folder)
            .source("org/example/Plain.java", "package org.example; class Plain {}")
            .processor(new Generator(1));

    Result result = build.compile();

    assertThat(result.success()).isTrue();
    assertThat(build.output()).containsKey("org/example/Late_Registrar.java");
  }

  @Test
  void reportsAnExportThatComesTooLate() {
    Build build =
        Build.in(folder)
            .source("org/example/Early.java", EXPORT.formatted("Early"))
            .processor(new Generator(1));

    Result result = build.compile();

    assertThat(result.success()).isFalse();
    assertThat(result.lines().toString()).contains("Late.java", "[LateExport]");
    assertThat(build.output())
        .containsKey("org/example/Early_Registrar.java")
        .doesNotContainKey("org/example/Late_Registrar.java");
  }

  /** Each such question walks all elements of the round. */
  @Test
  void asksForAnnotatedElementsOnceARound() {
    List<String> asked = new ArrayList<>();
    Build build =
        Build.in(folder)
            .source("org/example/Early.java", EXPORT.formatted("Early"))
            .processor(recording(asked));

    Result result = build.compile();

    assertThat(result.lines()).isEmpty();
    assertThat(build.output()).containsKey("org/example/Early_Registrar.java");
    // In the second round stand the generated classes, and in the last one nothing.
    assertThat(asked)
        .filteredOn(call -> call.startsWith("getElementsAnnotatedWith"))
        .hasSameSizeAs(asked.stream().filter("process"::equals).toList())
        .isNotEmpty();
  }

  @Test
  void refusesToShortenTheSurfaceWhenOnlyAPartIsCompiled() {
    Build build =
        Build.in(folder)
            .source("org/example/First.java", EXPORT.formatted("First"))
            .source("org/example/Second.java", EXPORT.formatted("Second"));
    build.classPath(build.classes());
    assertThat(build.compile().success()).isTrue();
    String before = build.output().get("META-INF/waybill/api.json");
    assertThat(before).contains("sameFirst", "sameSecond");

    Result part = build.compile(build.files().subList(0, 1));

    assertThat(part.success()).isFalse();
    assertThat(part.lines().toString()).contains("[PartialCompilation]", "org.example.Second");
  }

  @Test
  void aPartialCompilationSaysNothingElseAndLeavesWhatStands() {
    Build build =
        Build.in(folder)
            .source("org/example/First.java", EXPORT.formatted("First"))
            .source(
                "org/example/Second.java",
                EXPORT.formatted("Second").replace("sameSecond", "text.sameSecond"))
            .source(
                "org/example/package-info.java",
                """
                /** Texts. */
                @dev.waybill.annotations.Namespace(
                    value = "text", title = "Texts", facadePackage = "org.example.api")
                package org.example;
                """);
    build.classPath(build.classes());
    assertThat(build.compile().lines()).isEmpty();
    var before = build.output();
    List<Path> second =
        build.files().stream().filter(file -> file.endsWith("Second.java")).toList();
    String refused =
        "ERROR Second.java:12:24 [PartialCompilation] the class org.example.First has exports or"
            + " state but was not part of this compilation, so they would be lost. Build clean (mvn"
            + " clean compile), or compile all sources together.";

    // Twice, because a manifest cut short by the first would have nothing to compare the next with.
    assertThat(build.compile(second).lines()).containsExactly(refused);
    assertThat(build.compile(second).lines()).containsExactly(refused);

    assertThat(build.output()).isEqualTo(before);
  }

  @Test
  void theFileOfANamespaceIsNotForgottenEither() {
    Build build =
        Build.in(folder)
            .source(
                "org/example/First.java",
                EXPORT.formatted("First").replace("sameFirst", "text.sameFirst"))
            .source(
                "org/example/package-info.java",
                """
                /** Texts. */
                @dev.waybill.annotations.Namespace(
                    value = "text", title = "Texts", facadePackage = "org.example.api")
                package org.example;
                """);
    build.classPath(build.classes());
    assertThat(build.compile().lines()).isEmpty();
    List<Path> first = build.files().stream().filter(file -> file.endsWith("First.java")).toList();

    assertThat(build.compile(first).lines())
        .containsExactly(
            "ERROR First.java:12:24 [PartialCompilation] the class org.example.package-info"
                + " declares a namespace but was not part of this compilation, so it would be lost."
                + " Build clean (mvn clean compile), or compile all sources together.");
  }

  @Test
  void aClassThatLostItsLastExportIsNotForgotten() {
    Build build =
        withBothProcessors()
            .source("org/example/First.java", EXPORT.formatted("First"))
            .source("org/example/Second.java", EXPORT.formatted("Second"))
            .source("org/example/Third.java", "package org.example; class Third {}");
    assertThat(build.compile().lines()).isEmpty();
    List<Path> third = build.files().stream().filter(file -> file.endsWith("Third.java")).toList();
    assertThat(withBothProcessors().compile(third).lines()).isEmpty();

    build.source(
        "org/example/First.java",
        EXPORT.formatted("First").replaceAll("@dev.waybill.annotations.*", ""));
    List<Path> first = build.files().stream().filter(file -> file.endsWith("First.java")).toList();

    assertThat(withBothProcessors().compile(first).lines())
        .containsExactly(
            "ERROR First.java:3:14 [PartialCompilation] the class org.example.First has no exports"
                + " or state any more, but those of an earlier compilation are still in the output. Build"
                + " clean (mvn clean compile), or compile all sources together.");
    assertThat(withBothProcessors().compile().lines()).isEmpty();
    assertThat(build.output().get("META-INF/waybill/api.json")).doesNotContain("First");
  }

  private Build withBothProcessors() {
    Build build = Build.in(folder).processor(new OptionsProcessor());
    return build.classPath(build.classes());
  }

  @Test
  void aClassOfKernelsIsNotForgottenEither() {
    Path runtime = FakeRuntime.compileInto(folder.resolve("runtime"));
    Build build =
        Build.in(folder.resolve("library"))
            .classPath(runtime)
            .source(
                "org/example/Ops.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                import dev.waybill.tensor.Tensor;
                /** Ops. */
                public final class Ops {
                  private Ops() {}
                  /**
                   * Returns its argument.
                   *
                   * @param x any shape
                   * @return the same tensor
                   */
                  @Export("same") @Op @NotDifferentiable("an example")
                  public static Tensor same(Tensor x) { return x; }
                }
                """)
            .source(
                "org/example/Fast.java",
                """
                package org.example;
                import dev.waybill.tensor.Tensor;
                final class Fast {
                  @dev.waybill.annotations.Kernel(op = "same", priority = 5)
                  static Tensor same(Tensor x) { return x; }
                }
                """);
    build.classPath(build.classes());
    assertThat(build.compile().lines()).isEmpty();
    List<Path> ops = build.files().stream().filter(file -> file.endsWith("Ops.java")).toList();

    assertThat(build.compile(ops).lines())
        .singleElement()
        .asString()
        .contains("[PartialCompilation] the class org.example.Fast has exports");
  }

  @Test
  void findsAnAnnotationInsideAMethodWhereThereIsNoOther() {
    Build build =
        Build.in(folder)
            .source(
                "org/example/Texts.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                class Texts {
                  static final Object CUT = new Object() {
                    @Export("cut") public int cut() { return 1; }
                  };
                  @interface Op {}
                  static void others() {
                    @Deprecated class Local {}
                  }
                }
                """)
            .processor(new OptionsProcessor());

    assertThat(build.compile().lines())
        .containsExactly(
            "ERROR Texts.java:5:5 [InsideMethod] @Export stands on method cut inside the body of a"
                + " method or initializer, where nothing outside can reach. Move what it stands on into a"
                + " class of its own, or remove @Export.");
  }

  @Test
  void compilesTheWholeAgainOverThePreviousBuild() {
    Build build =
        Build.in(folder)
            .source("org/example/First.java", EXPORT.formatted("First"))
            .source("org/example/Second.java", EXPORT.formatted("Second"));
    build.classPath(build.classes());
    build.compile();
    var before = build.output();

    Result again = build.compile();

    assertThat(again.lines()).filteredOn(line -> line.startsWith("ERROR")).isEmpty();
    assertThat(build.output()).isEqualTo(before);
  }

  /** Returns our processor, which claims the annotations, and records what it asks of rounds. */
  private static Processor recording(List<String> asked) {
    ExportProcessor ours = new ExportProcessor();
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (!method.getName().equals("process") || ((Set<?>) arguments[0]).isEmpty()) {
            return method.invoke(ours, arguments);
          }
          asked.add("process");
          RoundEnvironment round = (RoundEnvironment) arguments[1];
          InvocationHandler recorder =
              (inner, question, values) -> {
                asked.add(question.getName());
                return question.invoke(round, values);
              };
          return method.invoke(ours, arguments[0], proxy(RoundEnvironment.class, recorder));
        };
    return proxy(Processor.class, handler);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Writes a class with an export in one round. */
  private static final class Generator extends AbstractProcessor {

    private final int inRound;
    private int round;

    Generator(int inRound) {
      this.inRound = inRound;
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
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      round++;
      if (round == inRound) {
        try (Writer writer =
            processingEnv.getFiler().createSourceFile("org.example.Late").openWriter()) {
          writer.write(EXPORT.formatted("Late"));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }
}
