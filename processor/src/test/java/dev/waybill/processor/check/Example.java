package dev.waybill.processor.check;

import dev.waybill.processor.ExportProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Compiles the example of a page, with one healthy export beside it.
 *
 * @param said what the compiler said
 * @param generated the files it generated
 */
record Example(List<String> said, List<String> generated) {

  /** The export that no example may break. */
  static final String HEALTHY =
      """
      package org.healthy;

      import dev.waybill.annotations.Export;

      /** Healthy exports. */
      public final class Healthy {
        private Healthy() {}

        /**
         * Doubles a number.
         *
         * @param number the number
         * @return twice the number
         */
        @Export("healthy")
        public static int twice(int number) {
          return 2 * number;
        }
      }
      """;

  private static final Map<String, String> RECORDED =
      Map.of(
          "dev/waybill/kernel/RecordedOps.java",
          """
          package dev.waybill.kernel;
          import dev.waybill.tensor.Tensor;
          public class RecordedOps {
            public static void need(String op, String of, String... ops) {}
            public static Tensor call(String op, Tensor... x) { return x[0]; }
            public static Tensor pow(Tensor x, Tensor y) { return x; }
          }
          """);

  private static final Map<String, String> MODULES =
      Map.of(
          "dev/waybill/nn/Parameter.java",
          "package dev.waybill.nn; public final class Parameter {}",
          "dev/waybill/nn/Buffer.java",
          "package dev.waybill.nn; public final class Buffer {}",
          "dev/waybill/nn/Module.java",
          "package dev.waybill.nn; public abstract class Module {}");

  private static final Map<String, String> TENSORS =
      Map.of(
          "dev/waybill/tensor/TensorOps.java",
          """
          package dev.waybill.tensor;
          public class TensorOps {
            public static Tensor neg(Tensor a) { return a; }
            public static Tensor mul(Tensor a, Tensor b) { return a; }
            public static Tensor fill(Tensor a, Tensor b) { return a; }
          }
          """,
          "dev/waybill/kernel/Pointwise.java",
          """
          package dev.waybill.kernel;
          import dev.waybill.tensor.Tensor;
          public class Pointwise {
            public static Tensor floating(Tensor x, java.util.function.DoubleUnaryOperator f) {
              return x;
            }
            public static Tensor binary(
                String op,
                Tensor a,
                Tensor b,
                java.util.function.DoubleBinaryOperator f,
                java.util.function.LongBinaryOperator g) {
              return a;
            }
            public static boolean isRecorded() { return false; }
            public static RuntimeException notRecorded(String op, String of, String why) {
              return new RuntimeException(why);
            }
            public static RuntimeException notDerived(String op, String of, String why) {
              return new RuntimeException(why);
            }
          }
          """,
          "dev/waybill/kernel/DevicePointwise.java",
          """
          package dev.waybill.kernel;
          import dev.waybill.tensor.Tensor;
          public class DevicePointwise {
            public record Formula(String floats, String doubles) {
              public static Formula of(String floats, String doubles) {
                return new Formula(floats, doubles);
              }
            }
            public static boolean isFor(Tensor... x) { return false; }
            public static Tensor apply(String op, Formula formula, Tensor... x) { return x[0]; }
            public static Tensor apply(String op, Formula formula, Number[] s, Tensor... x) {
              return x[0];
            }
          }
          """,
          "dev/waybill/tensor/DType.java",
          "package dev.waybill.tensor; public enum DType { F32, F64 }",
          "dev/waybill/dispatch/Dispatchable.java",
          """
          package dev.waybill.dispatch;
          public interface Dispatchable {
            int keys();
            dev.waybill.tensor.DType dtype();
            static int keys(java.util.List<? extends Dispatchable> all) { return 0; }
            static dev.waybill.tensor.DType dtype(java.util.List<? extends Dispatchable> all) {
              return null;
            }
          }
          """,
          "dev/waybill/tensor/Tensor.java",
          """
          package dev.waybill.tensor;
          public record Tensor(int keys, DType dtype)
              implements dev.waybill.dispatch.Dispatchable {
            public static Tensor scalar(double value) { return new Tensor(0, DType.F64); }
          }
          """,
          "dev/waybill/dispatch/UnaryOp.java",
          """
          package dev.waybill.dispatch;
          import dev.waybill.tensor.Tensor;
          public interface UnaryOp { Tensor apply(Tensor a); }
          """,
          "dev/waybill/dispatch/BinaryOp.java",
          """
          package dev.waybill.dispatch;
          import dev.waybill.tensor.Tensor;
          public interface BinaryOp { Tensor apply(Tensor a, Tensor b); }
          """,
          "dev/waybill/dispatch/OpHandle.java",
          """
          package dev.waybill.dispatch;
          public interface OpHandle {
            Object kernel(int keys, dev.waybill.tensor.DType dtype);
            RuntimeException refusal(RuntimeException failure, Object... arguments);
          }
          """,
          "dev/waybill/registry/Registry.java",
          """
          package dev.waybill.registry;
          public interface Registry {
            static Registry global() { throw new IllegalStateException(); }
            dev.waybill.dispatch.OpHandle op(String name);
          }
          """);

  static Example of(Page page, Path folder) {
    Path runtime = runtime(folder);
    Javac example = new Javac(folder.resolve("example"));
    if (!page.sources("java plain").isEmpty()) {
      Javac plain = new Javac(folder.resolve("plain"));
      plain.compile(page.sources("java plain"));
      example.library(plain.jar("plain.jar"));
    }
    if (!page.sources("java library").isEmpty()) {
      Javac library = new Javac(folder.resolve("library")).library(runtime).exporting();
      library.options(List.of("-Awaybill.module=org.example:other:2.1"));
      library.compile(page.sources("java library"));
      example.library(library.jar("other-2.1.jar"));
    }
    example.library(runtime);
    example.options(List.of("-Awaybill.module=org.example:mine:1.0"));
    Map<String, String> sources = new TreeMap<>(page.sources("java"));
    if (sources.containsKey("module-info.java")) {
      example.onModulePath();
    } else {
      sources.put("org/healthy/Healthy.java", HEALTHY);
    }
    earlier(page, example, sources);
    example.options(page.options());
    page.sources("java generated").forEach((path, text) -> example.processor(new Writing(text)));
    example.processor(processor(page));
    return new Example(example.compile(sources), example.generated());
  }

  /** Returns a jar with the types of the runtime that generated code names. */
  static Path runtime(Path folder) {
    Javac tensors = new Javac(folder.resolve("runtime"));
    Map<String, String> sources = new TreeMap<>(TENSORS);
    sources.putAll(RECORDED);
    sources.putAll(MODULES);
    tensors.compile(sources);
    return tensors.jar("runtime.jar");
  }

  private static void earlier(Page page, Javac example, Map<String, String> sources) {
    if (!page.sources("java earlier").isEmpty()) {
      Map<String, String> before = new TreeMap<>(sources);
      before.putAll(page.sources("java earlier"));
      // As build tools do it: the output of the build before is on the path of the next one.
      new Javac(example).exporting().compile(before);
      example.library(example.classes());
    }
  }

  private static Processor processor(Page page) {
    return page.withoutTrees() || page.withoutFiler()
        ? wrapped(page.withoutFiler())
        : new ExportProcessor();
  }

  /** Returns a processor that sees no trees, as under Gradle. */
  static Processor withoutTrees() {
    return wrapped(false);
  }

  private static Processor wrapped(boolean withoutFiler) {
    ExportProcessor ours = new ExportProcessor();
    return (Processor)
        Proxy.newProxyInstance(
            Example.class.getClassLoader(),
            new Class<?>[] {Processor.class},
            (proxy, method, arguments) ->
                method.getName().equals("init")
                    ? method.invoke(ours, wrap((ProcessingEnvironment) arguments[0], withoutFiler))
                    : method.invoke(ours, arguments));
  }

  /** Wraps as Gradle does: no cast to the compiler's own environment succeeds. */
  private static ProcessingEnvironment wrap(ProcessingEnvironment inner, boolean withoutFiler) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            Example.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            (proxy, method, arguments) -> {
              if (withoutFiler && method.getName().equals("getFiler")) {
                throw new IllegalStateException("no filer here");
              }
              try {
                return method.invoke(inner, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Another processor, which writes one source in its first round. */
  private static final class Writing extends AbstractProcessor {
    private final String text;
    private boolean done;

    Writing(String text) {
      this.text = text;
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
        try (Writer out =
            processingEnv.getFiler().createSourceFile("org.example.Late").openWriter()) {
          out.write(text);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }
}
