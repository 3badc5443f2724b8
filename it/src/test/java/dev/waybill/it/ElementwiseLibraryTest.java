package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.annotations.Elementwise;
import dev.waybill.registry.Registry;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A library with elementwise ops is compiled with the runtime alone, and derived again where the
/// library with the ops of derivatives is there. Expected are the derivatives of the schoolbook.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElementwiseLibraryTest {
  private static final String NAMESPACE =
      """
      /** Numbers. */
      @dev.waybill.annotations.Namespace(
          value = "num", title = "Numbers", facadePackage = "org.example.api")
      package org.example.num;
      """;

  private static final String MODULE =
      """
      /** Numbers. */
      module org.example.num {
        requires transitive dev.waybill.runtime;
        requires static jdk.incubator.vector;
        exports org.example.num;
        exports org.example.api;
        provides dev.waybill.spi.ExportModule with org.example.num.waybill.org_example__num;
      }
      """;

  /// What the methods compute, a line each: name, parameters, value.
  private static final String METHODS =
      """
      powerOfTwo | double x | Math.pow(2, x)
      power | double x, @Attribute double k | Math.pow(x, k)
      toThe | double x, @Attribute double k | Math.pow(k, x)
      branch | double x, @Attribute boolean up | up ? x * x * x : 1
      both | double x, @Attribute double k | x > k && k > 0 ? x * x * x : -x * x
      gate | boolean m, double x | m ? x * x * x : x * x
      rest | double x, double y | x % y * y * y
      arc | double x | x * Math.atan(x)
      general | double x, double y | Math.pow(x, y)
      step | double x, double y | (x > 0 ? 0.1 : 0.3) * Math.sin(y)
      count | double x, double y | Math.exp(x > 0 ? 1 : 2) * y * y
      single | double x | (float) (x * 0.1) + (double) (float) x
      """;

  private static final String CLASS =
      """
      package org.example.num;

      import dev.waybill.annotations.*;
      import dev.waybill.autograd.Autograd;
      import dev.waybill.device.Device;
      import dev.waybill.registry.Registry;
      import dev.waybill.tensor.Tensor;
      import java.util.List;

      /** Numbers. */
      public final class Numbers {
        private Numbers() {}
      METHODS
        /**
         * Tells which numbers are more than 0.
         *
         * @param x a number
         * @return a new tensor
         */
        @Export("num.isPositive")
        @Elementwise
        public static boolean isPositive(double x) {
          return x > 0;
        }

        /**
         * Multiplies by what no float holds.
         *
         * @param x a number
         * @return a new tensor
         */
        @Export("num.large")
        @Elementwise(dtypes = "f64")
        public static double large(double x) {
          return x * 1e300;
        }

        /**
         * Multiplies by one of two numbers, of which no float holds one.
         *
         * @param x a number
         * @param y a number
         * @return a new tensor
         */
        @Export("num.largeStep")
        @Elementwise(dtypes = "f64")
        public static double largeStep(double x, double y) {
          return (x > 0 ? 1e300 : 1e-300) * y * y;
        }

        /**
         * Adds numbers up, which has no formula.
         *
         * @param x a number
         * @return a new tensor
         */
        @Export("num.loop")
        @Elementwise
        @SuppressExport(id = "NotElementwise", reason = "It is an example.")
        public static double loop(double x) {
          double sum = 0;
          for (int i = 0; i < 3; i++) {
            sum += x;
          }
          return sum;
        }

        /** Returns the devices that are there. */
        public static List<String> devices() {
          return Device.all().stream().map(Device::toString).toList();
        }

        /** Returns the elements of a result. */
        public static double[] value(String device, String op, Object... arguments) {
          return ((Tensor) Registry.global().op(op).call(on(device, arguments))).toDoubleArray();
        }

        /** Returns the gradient by a tensor, and that of its sum. */
        public static double[][] derived(
            String device, boolean again, int by, String op, Object... given) {
          Object[] arguments = on(device, given);
          Tensor x = ((Tensor) arguments[by]).detach().requiresGrad(true);
          arguments[by] = x;
          Tensor sum = ((Tensor) Registry.global().op(op).call(arguments)).sum();
          if (!again) {
            return new double[][] {Autograd.grad(sum, List.of(x)).get(0).toDoubleArray()};
          }
          Tensor first = Autograd.gradWithGraph(sum, List.of(x)).get(0);
          double[] second =
              first.requiresGrad()
                  ? Autograd.grad(first.sum(), List.of(x)).get(0).toDoubleArray()
                  : new double[0];
          return new double[][] {first.toDoubleArray(), second};
        }

        private static Object[] on(String device, Object[] arguments) {
          Object[] all = arguments.clone();
          for (int i = 0; i < all.length; i++) {
            all[i] = all[i] instanceof Tensor x ? x.to(Device.parse(device)) : all[i];
          }
          return all;
        }

        /** Makes a tensor of numbers, answers or whole numbers. */
        public static Object of(Object x) {
          return x instanceof double[] reals
              ? Tensor.of(reals)
              : x instanceof boolean[] truths ? Tensor.of(truths) : Tensor.of((int[]) x);
        }
      }
      """;

  private static final double[] X = {-1.5, 0.5, 2};

  private Path folder;
  private Path classes;

  @BeforeAll
  void compile(@TempDir Path shared) throws IOException {
    folder = shared;
    classes = compile("plain", List.of("-classpath", runtime()), false);
  }

  @Test
  void needsNoOtherLibraryToCompileAndDeriveOnce() throws Exception {
    try (Library library = new Library(runtime())) {
      assertThat(library.value("cpu", "num.powerOfTwo", X))
          .containsExactly(map(x -> Math.pow(2, x)));
      near(
          library.derived("cpu", false, 0, "num.powerOfTwo", X)[0],
          map(x -> Math.log(2) * Math.pow(2, x)));
      assertThatThrownBy(() -> library.derived("cpu", true, 0, "num.arc", X))
          .hasMessage(
              "num.arc: its gradient by x cannot be derived again, because it is made of"
                  + " math.atan there, which no library that is loaded has. Add"
                  + " dev.waybill:waybill-sample-ops. Leave createGraph away, or write that"
                  + " gradient with @Gradient.");
    }
  }

  @Test
  void namedModulesNeedTheRuntimeOnly() throws IOException {
    compile("named", List.of("--module-path", runtime()), true);
  }

  @Test
  void derivesAgainWithTheOpsOfAnother() throws Exception {
    try (Library library = new Library(System.getProperty("java.class.path"))) {
      double log2 = Math.log(2);
      twice(library, "num.powerOfTwo", x -> log2 * Math.pow(2, x), log2, X);
      check(library, map(x -> 3 * x * x), map(x -> 6 * x), 0, "num.power", X, 3.0);
      check(library, map(x -> 0), map(), 0, "num.power", X, 0.0);
      check(
          library,
          map(x -> log2 * Math.pow(2, x)),
          map(x -> log2 * log2 * Math.pow(2, x)),
          0,
          "num.toThe",
          X,
          2.0);
      check(library, map(x -> 3 * x * x), map(x -> 6 * x), 0, "num.branch", X, true);
      check(library, map(x -> 0), map(), 0, "num.branch", X, false);
      check(
          library,
          map(x -> x > 1 ? 3 * x * x : -2 * x),
          map(x -> x > 1 ? 6 * x : -2),
          0,
          "num.both",
          X,
          1.0);
      check(library, map(x -> -2 * x), map(x -> -2), 0, "num.both", X, -9.0);
      double[] arc = map(x -> Math.atan(x) + x / (1 + x * x));
      check(library, arc, map(x -> 2 / Math.pow(1 + x * x, 2)), 0, "num.arc", X);
    }
  }

  /// Ops make f32 of two numbers and of integers, which have no dtype of their own.
  @Test
  void choicesOfNumbersAreDerivedInDouble() throws Exception {
    try (Library library = new Library(System.getProperty("java.class.path"))) {
      double[] y = {0.5, -1, 2};
      double[] step = map(X, y, (x, v) -> (x > 0 ? 0.1 : 0.3) * Math.cos(v));
      double[] turn = map(X, y, (x, v) -> -(x > 0 ? 0.1 : 0.3) * Math.sin(v));
      check(library, step, turn, 1, "num.step", X, y);
      double[] bend = map(x -> 2 * Math.exp(x > 0 ? 1 : 2));
      check(library, map(bend, y, (b, v) -> b * v), bend, 1, "num.count", X, y);
      double[] large = map(x -> 2 * (x > 0 ? 1e300 : 1e-300));
      check(library, map(large, y, (b, v) -> b * v), large, 1, "num.largeStep", X, y);
    }
  }

  /// Elements of any dtype are true where they are not 0.
  @Test
  void conditionsMayBeNumbers() throws Exception {
    try (Library library = new Library(System.getProperty("java.class.path"))) {
      double[] first = {3 * 2.25, 1, 12};
      double[] second = {-9, 2, 12};
      for (Object condition :
          new Object[] {
            new boolean[] {true, false, true}, new double[] {0.5, 0, 2}, new int[] {1, 0, 2}
          }) {
        check(library, first, second, 1, "num.gate", condition, X);
      }
    }
  }

  /// x % y is x - n · y, where n is the quotient that is cut: here -1, 0 and 1.
  @Test
  void remaindersAreDerivedByBoth() throws Exception {
    try (Library library = new Library(System.getProperty("java.class.path"))) {
      double[] y = {1.25, 4, 1.5};
      double[] n = {-1, 0, 1};
      double[] first = new double[3];
      double[] second = new double[3];
      for (int i = 0; i < 3; i++) { // of (x - n y) y²
        first[i] = 2 * X[i] * y[i] - 3 * n[i] * y[i] * y[i];
        second[i] = 2 * X[i] - 6 * n[i] * y[i];
      }
      check(library, first, second, 1, "num.rest", X, y);
      check(library, map(y, v -> v * v), map(), 0, "num.rest", X, y);
    }
  }

  /// Java gives NaN for the first three, IEEE 754 gives 1.
  @Test
  void powersAreThoseOfJavaHoweverTheyAreDerived() throws Exception {
    try (Library library = new Library(System.getProperty("java.class.path"))) {
      double[] base = {1, 1, -1, 1, 0, 2};
      double[] exponent = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2, 0, 3};
      double log2 = Math.log(2);
      double[] byBase = {2, 0, 12};
      double[] byExponent = {0, 0, 8 * log2 * log2};
      for (String device : library.devices()) {
        double[] value = library.value(device, "num.general", base, exponent);
        near(value, new double[] {Double.NaN, Double.NaN, Double.NaN, 1, 1, 8});
        for (int by = 0; by < 2; by++) {
          double[] fused = library.derived("cpu", false, by, "num.general", base, exponent)[0];
          near(library.derived(device, false, by, "num.general", base, exponent)[0], fused);
          double[][] again = library.derived(device, true, by, "num.general", base, exponent);
          near(again[0], fused);
          // y (y - 1) x^(y - 2) and x^y ln²(x), but for the slope that does not bend in 0. Where
          // the
          // power is NaN, ops tell no bend.
          near(Arrays.copyOfRange(again[1], 3, 6), by == 0 ? byBase : byExponent);
        }
      }
    }
  }

  @Test
  void nothingIsRoundedToFloatInDouble() throws Exception {
    try (Library library = new Library(runtime())) {
      for (String device : library.devices()) {
        assertThat(library.value(device, "num.single", X)).containsExactly(map(x -> x * 0.1 + x));
        assertThat(library.value(device, "num.large", X)).containsExactly(map(x -> x * 1e300));
      }
    }
  }

  @Test
  void saysWhyThereIsNoGradient() throws Exception {
    try (Library library = new Library(runtime())) {
      assertThat(library.value("cpu", "num.loop", X)).containsExactly(map(x -> 3 * x));
      assertThatThrownBy(() -> library.derived("cpu", false, 0, "num.loop", X))
          .hasMessage(
              "num.loop: it has no gradient by x, because the body of loop has no formula and"
                  + " NotElementwise is suppressed. Write that gradient with @Gradient.");
    }
  }

  /// The example of the docs, as it stands there.
  @Test
  void partsOfAnOpAreWrittenAsTheDocsSay() throws Exception {
    String page = Files.readString(Path.of("../docs/elementwise.md"));
    int start =
        page.indexOf("```java\n", page.indexOf("## A part of an op")) + "```java\n".length();
    Path source = folder.resolve("part/src/org/example/num/Gelu.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, page.substring(start, page.indexOf("```", start)));
    try (Library library =
        new Library(compile("part", List.of("-classpath", runtime()), false), runtime())) {
      double[] sigmoid = map(x -> 1 / (1 + Math.exp(-1.702 * x)));
      near(library.value("cpu", "num.gelu", X, true), map(sigmoid, X, (s, x) -> s * x));
      near(
          library.derived("cpu", false, 0, "num.gelu", X, true)[0],
          map(sigmoid, X, (s, x) -> s + 1.702 * x * s * (1 - s)));
    }
  }

  private static double[] map(double[] x, double[] y, DoubleBinaryOperator f) {
    return IntStream.range(0, x.length).mapToDouble(i -> f.applyAsDouble(x[i], y[i])).toArray();
  }

  private static void twice(
      Library library, String op, DoubleUnaryOperator slope, double bend, double[] x)
      throws Exception {
    check(library, map(x, slope), map(x, v -> bend * slope.applyAsDouble(v)), 0, op, x);
  }

  private static void check(
      Library library, double[] first, double[] second, int by, String op, Object... arguments)
      throws Exception {
    for (String device : library.devices()) {
      double[][] found = library.derived(device, true, by, op, arguments);
      near(library.derived(device, false, by, op, arguments)[0], first);
      near(found[0], first);
      near(found[1], second);
    }
  }

  private static void near(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      boolean isFinite = Double.isFinite(expected[i]);
      double error = isFinite ? 1e-12 * (1 + Math.abs(expected[i])) : 0;
      assertThat(found[i]).isCloseTo(expected[i], within(error));
    }
  }

  private static double[] map(DoubleUnaryOperator f) {
    return map(X, f);
  }

  private static double[] map(double[] x, DoubleUnaryOperator f) {
    return DoubleStream.of(x).map(f).toArray();
  }

  private static double[] map() {
    return new double[0];
  }

  /// What somebody has who builds with the runtime and nothing else.
  private static String runtime() {
    return Stream.of(Registry.class, Elementwise.class)
        .map(ElementwiseLibraryTest::home)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path compile(String name, List<String> path, boolean isModule) throws IOException {
    Path root = folder.resolve(name);
    Path source = Files.createDirectories(root.resolve("src/org/example/num"));
    Path out = Files.createDirectories(root.resolve("classes"));
    Files.writeString(source.resolve("package-info.java"), NAMESPACE);
    Files.writeString(source.resolve("Numbers.java"), CLASS.replace("METHODS", methods()));
    if (isModule) {
      Files.writeString(root.resolve("src/module-info.java"), MODULE);
    }
    List<String> options = new ArrayList<>(path);
    options.addAll(
        List.of(
            "-d",
            out.toString(),
            "-proc:full",
            "-processorpath",
            System.getProperty("java.class.path"),
            "--add-modules",
            "jdk.incubator.vector",
            "-Awaybill.module=org.example:num:1.0"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> written = Files.walk(root.resolve("src"))) {
      List<Path> java = written.filter(f -> f.toString().endsWith(".java")).sorted().toList();
      Iterable<? extends JavaFileObject> sources = files.getJavaFileObjectsFromPaths(java);
      boolean compiles = compiler.getTask(said, files, null, options, null, sources).call();
      assertThat(compiles).as("compiles: %s", said).isTrue();
      assertThat(said.toString()).doesNotContain("[GradientMissing]");
    }
    return out;
  }

  private static String methods() {
    StringBuilder text = new StringBuilder();
    for (String line : METHODS.lines().toList()) {
      String[] part = line.split(" \\| ", -1);
      text.append("\n/**\n * Computes ").append(part[0]).append(".\n *\n");
      for (String parameter : part[1].split(", ", -1)) {
        String name = parameter.substring(parameter.lastIndexOf(' ') + 1);
        text.append(" * @param ").append(name).append(" a number\n");
      }
      text.append(" * @return a new tensor\n */\n@Export(\"num.").append(part[0]);
      text.append("\")\n@Elementwise\npublic static double ").append(part[0]).append("(");
      text.append(part[1]).append(") {\n  return ").append(part[2]).append(";\n}\n");
    }
    return text.toString();
  }

  /// The library, loaded with a runtime of its own, whose registry knows what stands beside it.
  private final class Library implements AutoCloseable {
    private final URLClassLoader loader;
    private final Class<?> numbers;

    Library(String beside) throws Exception {
      this(classes, beside);
    }

    Library(Path classes, String beside) throws Exception {
      List<URL> path = new ArrayList<>(List.of(classes.toUri().toURL()));
      for (String one : beside.split(File.pathSeparator, -1)) {
        path.add(Path.of(one).toUri().toURL());
      }
      loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
      numbers = loader.loadClass("org.example.num.Numbers");
    }

    @SuppressWarnings("unchecked") // as the method is declared
    List<String> devices() throws Exception {
      return (List<String>) call(numbers.getMethod("devices"));
    }

    double[] value(String device, String op, Object... arguments) throws Exception {
      Method method = numbers.getMethod("value", String.class, String.class, Object[].class);
      return (double[]) call(method, device, op, tensors(arguments));
    }

    double[][] derived(String device, boolean again, int by, String op, Object... arguments)
        throws Exception {
      Method method =
          numbers.getMethod(
              "derived", String.class, boolean.class, int.class, String.class, Object[].class);
      return (double[][]) call(method, device, again, by, op, tensors(arguments));
    }

    private Object[] tensors(Object[] arguments) throws Exception {
      Method of = numbers.getMethod("of", Object.class);
      Object[] tensors = arguments.clone();
      for (int i = 0; i < tensors.length; i++) {
        if (tensors[i].getClass().isArray()) {
          tensors[i] = call(of, tensors[i]);
        }
      }
      return tensors;
    }

    private Object call(Method method, Object... arguments) throws Exception {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        return method.invoke(null, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      } finally {
        thread.setContextClassLoader(before);
      }
    }

    @Override
    public void close() throws IOException {
      loader.close();
    }
  }
}
