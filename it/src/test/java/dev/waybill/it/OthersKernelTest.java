package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.registry.Registry;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A library brings a faster kernel for the op of another library, which knows nothing of it.
class OthersKernelTest {
  private static final String OP =
      """
      package org.example.ops;

      import dev.waybill.annotations.*;
      import dev.waybill.tensor.Tensor;

      /** Ops with reference kernels. */
      public final class Ops {
        private Ops() {}

        /**
         * Returns its argument.
         *
         * @param x any shape
         * @return the same tensor
         */
        @Export("ops.same")
        @Op
        @NotDifferentiable("an example")
        public static Tensor same(Tensor x) {
          return x;
        }

        /**
         * Adds a number.
         *
         * @param x any shape
         * @param number the number
         * @return the sum
         */
        @Export("ops.add")
        @Op
        @NotDifferentiable("an example")
        public static double add(Tensor x, @Default("1") double number) {
          return ((Number) x.item()).doubleValue() + number;
        }
      }
      """;
  private static final String NAMESPACE =
      """
      /** Ops of the example. */
      @dev.waybill.annotations.Namespace(
          value = "ops", title = "Ops", facadePackage = "org.example.api")
      package org.example.ops;
      """;
  private static final String KERNELS =
      """
      package org.example.fast;

      import dev.waybill.annotations.Kernel;
      import dev.waybill.tensor.Tensor;

      final class Fast {
        private Fast() {}

        @Kernel(op = "ops.same", dtypes = "f32", priority = 10)
        static Tensor same(Tensor x) {
          return Tensor.of(x.getFloat(0) + 100);
        }

        @Kernel(op = "ops.add", dtypes = "f32", priority = 10)
        static double add(Tensor x, double number) {
          return x.getFloat(0) + number + 1000;
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void isChosenForItsDtypesAndLeavesTheOthersToTheReference() throws IOException {
    Path ops = library("ops", List.of(), NAMESPACE, OP);
    Path fast = library("fast", List.of(ops), KERNELS);
    URL[] jars = {ops.toUri().toURL(), fast.toUri().toURL()};

    try (URLClassLoader loader = new URLClassLoader(jars, parent())) {
      Registry registry = Registry.load(loader);

      assertThat(registry.op("ops.same").call(Tensor.of(1f)))
          .isInstanceOfSatisfying(Tensor.class, t -> assertThat(t.item()).isEqualTo(101f));
      assertThat(registry.op("ops.same").call(Tensor.of(1d)))
          .isInstanceOfSatisfying(Tensor.class, t -> assertThat(t.item()).isEqualTo(1d));
      assertThat(registry.op("ops.add").call(Tensor.of(1f))).isEqualTo(1002d);
      assertThat(registry.op("ops.add").call(Tensor.of(1d))).isEqualTo(2d);
    }
    try (URLClassLoader alone = new URLClassLoader(new URL[] {jars[0]}, parent())) {
      assertThat(Registry.load(alone).op("ops.add").call(Tensor.of(1f))).isEqualTo(2d);
    }
  }

  private static ClassLoader parent() {
    return Registry.class.getClassLoader();
  }

  /// Compiles sources with the processor and packs the classes.
  private Path library(String name, List<Path> libraries, String... sources) throws IOException {
    Path root = Files.createDirectories(folder.resolve(name));
    Path classes = Files.createDirectories(root.resolve("classes"));
    String path = System.getProperty("java.class.path");
    for (Path library : libraries) {
      path += java.io.File.pathSeparator + library;
    }
    for (String source : sources) {
      String file = source.contains(" class ") ? className(source) : "package-info";
      Files.writeString(root.resolve(file + ".java"), source);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> written = Files.list(root)) {
      List<Path> java = written.filter(f -> f.toString().endsWith(".java")).sorted().toList();
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-classpath",
              path,
              // Else the class path is searched for sources too.
              "-sourcepath",
              classes.toString(),
              "-processorpath",
              System.getProperty("java.class.path"),
              "-Awaybill.module=org.example:" + name + ":1.0");
      compiler
          .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
          .call();
    }
    assertThat(said.toString()).isEmpty();
    return jar(root.resolve(name + ".jar"), classes);
  }

  private static String className(String source) {
    String after = source.substring(source.indexOf(" class ") + " class ".length());
    return after.substring(0, after.indexOf(' '));
  }

  private static Path jar(Path jar, Path classes) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
    return jar;
  }
}
