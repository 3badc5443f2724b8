package dev.waybill.processor;

/** A small library that uses everything once. */
final class SampleLibrary {

  private SampleLibrary() {}

  static Build into(Build build) {
    return build
        .source(
            "org/example/ops/package-info.java",
            """
            /** Functions of the example. */
            @Namespace(value = "nn.functional", title = "Functions", facadePackage = "org.example.api")
            package org.example.ops;

            import dev.waybill.annotations.Namespace;
            """)
        .source(
            "org/example/ops/Relu.java",
            """
            package org.example.ops;

            import dev.waybill.annotations.*;
            import dev.waybill.tensor.Tensor;

            /** The rectifier and its kernels. */
            public final class Relu {
              private Relu() {}

              /**
               * Replaces negative elements by zero: {@code max(x, 0)} &amp; more.
               *
               * @param x any shape
               * @return a new tensor
               */
              @Export(value = {"nn.functional.relu", "relu", "nn.functional.rectify"}, v1 = "nn.functional.rect",
                  since = "0.1")
              @DeprecatedName(name = "nn.functional.rectify", since = "0.1", removal = "2.0",
                  use = "nn.functional.relu", why = "Shorter.")
              @Op(dtypes = {"f32", "f64"})
              @NotDifferentiable("not yet needed")
              public static Tensor relu(Tensor x) {
                return new Tensor(Math.max(x.value(), 0));
              }

              /** The fast kernel; it marks its results by adding 100. */
              @Kernel(op = "nn.functional.relu", dtypes = "f32", requires = "vector", priority = 10)
              static Tensor reluFast(Tensor x) {
                return new Tensor(100 + Math.max(x.value(), 0));
              }

              /**
               * Limits values.
               *
               * @param x any shape
               * @param low the lower bound
               * @param high the upper bound
               * @param strict whether bounds may be met
               * @return a new tensor
               */
              @Export(value = "nn.functional.clip", since = "0.1")
              @Op
              @NotDifferentiable("not yet needed")
              public static Tensor clip(Tensor x, @Default("-1.5") @Range(min = -10) float low,
                  @Default("1.5") float high, @Default("false") boolean strict) {
                return new Tensor(Math.min(Math.max(x.value(), low), high) + (strict ? 1000 : 0));
              }
            }
            """)
        .source(
            "org/example/ops/Texts.java",
            """
            package org.example.ops;

            import dev.waybill.annotations.*;
            import java.util.List;

            /** Plain functions, constants and types. */
            public final class Texts {
              private Texts() {}

              /** How often by default. */
              @Export(value = "nn.functional.DEFAULT_TIMES", v1 = {}, since = "0.1")
              public static final int DEFAULT_TIMES = 3;

              /**
               * Repeats a text.
               *
               * @param <T> the kind of text
               * @param text the text
               * @param times how often
               * @return the texts
               * @throws java.io.IOException never
               */
              @Export(value = {"nn.functional.repeat", "repeatText"}, since = "0.1")
              public static <T extends CharSequence> List<T> repeat(
                  T text, @Default("3") @Range(min = 0, max = 9) int times) throws java.io.IOException {
                return java.util.Collections.nCopies(times, text);
              }

              /** A side of the page. */
              @Export(value = "nn.functional.Side", since = "0.1")
              public enum Side {
                /** Left. */
                LEFT,
                /** Right. */
                RIGHT
              }
            }
            """);
  }
}
