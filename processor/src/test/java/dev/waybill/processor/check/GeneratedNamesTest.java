package dev.waybill.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of generated classes meet no other class or package; else javac would fail in them. */
class GeneratedNamesTest {

  @TempDir private Path folder;

  @Test
  void facadeOfANamespaceIsNoPackageOfTheFacadesInside() {
    assertThat(
            compile(
                namespace("nn", "org.example.api", "facade = \"nn\""),
                namespace("nn.inner", "org.example.api", ""),
                export("A", "nn.a"),
                export("B", "nn.inner.b")))
        .containsExactly(
            "package-info.java:3:76: error: [FacadeTaken] the facade org.example.api.nn of the"
                + " namespace 'nn' is taken by the facade org.example.api.nn.Inner of"
                + " org.example.nn.inner (package-info.java:2). Choose another facadePackage or"
                + " facade in @Namespace.");
  }

  @Test
  void facadeIsNoPackageOfThisModule() {
    assertThat(
            compile(
                namespace("text", "org", "facade = \"example\""), export("Short", "text.shorten")))
        .containsExactly(
            "package-info.java:3:66: error: [FacadeTaken] the facade org.example of the namespace"
                + " 'text' is taken by the package org.example. Choose another facadePackage or"
                + " facade in @Namespace.");
  }

  @Test
  void packageOfAFacadeIsNoClass() {
    assertThat(compile(namespace("text", "org.example.Short", ""), export("Short", "text.shorten")))
        .containsExactly(
            "package-info.java:2:1: error: [FacadeTaken] the facade org.example.Short.Text of the"
                + " namespace 'text' is taken by the class org.example.Short, which would be its"
                + " package. Choose another facadePackage or facade in @Namespace.");
  }

  @Test
  void facadeOfGenerationOneIsNoClassWrittenByHand() {
    String[] byHand = {
      "org/example/api/compat/v1/Text.java",
      "package org.example.api.compat.v1; /** Mine. */ public class Text {}"
    };
    String[] namespace = namespace("text", "org.example.api", "");

    assertThat(compile(namespace, byHand, export("Short", "text.shorten"))).isEmpty();
    assertThat(compile(namespace, byHand, export("Short", "text.shorten\", v1 = \"text.cut")))
        .containsExactly(
            "package-info.java:2:1: error: [FacadeTaken] the facade org.example.api.compat.v1.Text"
                + " of the namespace 'text' is taken by a class of this module. Choose another"
                + " facadePackage or facade in @Namespace.");
  }

  @Test
  void facadeIsInNoPackageOfTheJdk() {
    assertThat(compile(namespace("text", "java.util", ""), export("Short", "text.shorten")))
        .containsExactly(
            "package-info.java:3:50: error: [IllegalFacade] the facade java.util.Text of the"
                + " namespace 'text' is no legal class name: packages that begin with 'java' belong"
                + " to the JDK. Correct facadePackage or facade in @Namespace.");
    assertThat(compile(namespace("text", "jdk.own", ""), export("Short", "text.shorten")))
        .singleElement()
        .asString()
        .contains("[IllegalFacade] the facade jdk.own.Text");
  }

  @Test
  void nestedClassAndClassWithAnUnderscoreGetOneGeneratedClass() {
    String[] outer = export("Outer", "outer");
    outer[1] =
        outer[1].replace(
            "private Outer() {}", "/** Inner. */ public static class In { %s }".formatted(MEMBER));

    assertThat(compile(outer, export("Outer_In", "other")))
        .containsExactly(
            "Outer_In.java:12:21: error: [GeneratedClassTaken] the name of the generated class"
                + " org.example.Outer_In_Registrar of org.example.Outer_In is taken by the one for"
                + " org.example.Outer$In. Rename one of the two classes.");
  }

  @Test
  void classOfKernelsIsReportedOnceAndNotGenerated() {
    String[] outer = export("Outer", "outer");
    outer[1] =
        outer[1].replace(
            "private Outer() {}", "/** Inner. */ public static class In { %s }".formatted(MEMBER));
    String[] kernels = {
      "org/example/Outer_In.java",
      """
      package org.example;

      import dev.waybill.annotations.Kernel;

      /** Kernels. */
      public final class Outer_In {
        @Kernel(op = "twice", device = "cpu", priority = 1)
        public static int fast(int number) { return number << 1; }

        @Kernel(op = "twice", device = "cpu", priority = 2)
        public static int faster(int number) { return number + number; }
      }
      """
    };
    String[] op = {
      "org/example/Twice.java",
      """
      package org.example;

      /** Doubles. */
      public final class Twice {
        /**
         * Doubles a number.
         *
         * @param number the number
         * @return twice the number
         */
        @dev.waybill.annotations.Op
        @dev.waybill.annotations.Export("twice")
        public static int twice(int number) { return 2 * number; }
      }
      """
    };
    Javac javac = javac().library(Example.runtime(folder));

    assertThat(compile(javac, outer, op, kernels))
        .containsExactly(
            "Outer_In.java:7:3: error: [GeneratedClassTaken] the name of the generated class"
                + " org.example.Outer_In_Registrar of org.example.Outer_In is taken by the one for"
                + " org.example.Outer$In. Rename one of the two classes.");
    assertThat(javac.generated())
        .contains("org/example/Outer_In_Registrar.java", "org/example/Twice_Registrar.java");
  }

  private static final String MEMBER =
      """
      /**
       * Returns two.
       *
       * @return two
       */
      @dev.waybill.annotations.Export("inner") public static int two() { return 2; }
      """;

  private Javac javac() {
    return new Javac(folder.resolve("mine"))
        .exporting()
        .options(List.of("-Awaybill.module=org.example:mine:1.0"));
  }

  private List<String> compile(String[]... sources) {
    return compile(javac(), sources);
  }

  private static List<String> compile(Javac javac, String[]... sources) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String[] source : sources) {
      all.put(source[0], source[1]);
    }
    return javac.compile(all);
  }

  private static String[] namespace(String name, String facadePackage, String more) {
    String text =
        """
        /** Names of %1$s. */
        @dev.waybill.annotations.Namespace(
            value = "%1$s", title = "T", facadePackage = "%2$s"%3$s)
        package org.example.%1$s;
        """
            .formatted(name, facadePackage, more.isEmpty() ? "" : ", " + more);
    return new String[] {"org/example/" + name.replace('.', '/') + "/package-info.java", text};
  }

  private static String[] export(String type, String name) {
    String text =
        """
        package org.example;

        /** Exports. */
        public final class %1$s {
          private %1$s() {}
          /**
           * Returns one for %1$s.
           *
           * @return one
           */
          @dev.waybill.annotations.Export(value = "%2$s")
          public static int one() {
            return 1;
          }
        }
        """
            .formatted(type, name);
    return new String[] {"org/example/" + type + ".java", text};
  }
}
