package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.spi.Registrar;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported types are made by name: by the facade, by programs, and with defaults. */
class CreatorTest {

  private static final String LINEAR =
      """
      package org.example;
      import dev.waybill.annotations.*;
      /** Applies a linear map. */
      @Export(value = {"nn.Linear", "nn.Dense"}, since = "0.1")
      @DeprecatedName(name = "nn.Dense", since = "0.2", removal = "2.0", use = "nn.Linear",
          why = "It is linear.")
      public final class Linear {
        public final String made;
        /**
         * Makes one.
         *
         * @param in the features that come in
         * @param out the features that go out
         * @param bias whether something is added
         * @throws java.io.IOException if the number is odd
         */
        @Creator
        public Linear(@Range(min = 1) int in, int out, @Default("true") boolean bias)
            throws java.io.IOException {
          if (in == 13) {
            throw new java.io.IOException("odd");
          }
          made = in + " " + out + " " + bias;
        }
        /** Is another constructor, which nobody calls by name. */
        public Linear() { made = "nothing"; }
      }
      """;

  private static final String NAMESPACE =
      """
      /** Layers. */
      @dev.waybill.annotations.Namespace(
          value = "nn", title = "Layers", facadePackage = "org.example.api")
      package org.example;
      """;

  @TempDir private Path folder;
  private Path runtime;

  @BeforeEach
  void compileTheFakeRuntime() {
    runtime = FakeRuntime.compileInto(folder.resolve("runtime"));
  }

  @Test
  void theConstructorIsListedLinkedAndCalled() throws Exception {
    Build build = library().source("org/example/Linear.java", LINEAR);
    assertThat(build.compile().lines()).isEmpty();

    try (LoadedLibrary library = new LoadedLibrary(build.classes(), runtime)) {
      assertThat(library.registered())
          .contains(
              "type 0 nn.Linear Linear",
              "creator 0 Linear(int in [1..], int out, boolean bias = true) -> Linear",
              "alias 0 nn.Dense");
      Registrar registrar = library.registrar("nn.Linear");
      assertThat(registrar.link(0)).isSameAs(library.type("org.example.Linear"));
      assertThat(registrar.signature(0)).containsExactly(int.class, int.class, boolean.class);
      Object linear = registrar.invoke(0, registrar, new Object[] {7, 3, false});
      assertThat(library.fieldOf(linear, "made")).isEqualTo("7 3 false");
      assertThatThrownBy(() -> registrar.invoke(0, registrar, new Object[] {13, 3, false}))
          .isInstanceOf(java.io.IOException.class);
    }
  }

  @Test
  void theFacadeHasAMethodWithASmallFirstLetterAndTheDefaults() {
    Build build = library().source("org/example/Linear.java", LINEAR);
    assertThat(build.compile().lines()).isEmpty();

    try (LoadedLibrary library = new LoadedLibrary(build.classes(), runtime)) {
      String nn = "org.example.api.Nn";
      assertThat(made(library, library.callStatic(nn, "linear", 7, 3, false)))
          .isEqualTo("7 3 false");
      assertThat(made(library, library.callStatic(nn, "linear", 7, 3))).isEqualTo("7 3 true");
      assertThat(made(library, library.callStatic(nn, "dense", 7, 3))).isEqualTo("7 3 true");
    }
    assertThat(build.output().get("org/example/api/Nn.java"))
        .contains(
            """
              /**
               * Applies a linear map.
               *
               * @param in the features that come in
               *     (in <code>[1..]</code>)
               * @param out the features that go out
               * @param bias whether something is added
               *     (default <code>true</code>)
               * @return a new <code>Linear</code>
               * @throws java.io.IOException if the number is odd
               */
              public static Linear linear(int in, int out, boolean bias) throws IOException {
                return new Linear(in, out, bias);
              }
            """,
            "@deprecated since 0.2, to be removed in 2.0; use <code>nn.Linear</code> instead.");
  }

  @Test
  void manyDefaultsAreSetThroughOptions() {
    Build build =
        library()
            .source(
                "org/example/Conv2d.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                /** Convolves. */
                @Export("nn.Conv2d")
                public class Conv2d {
                  public final String made;
                  /**
                   * Makes one.
                   *
                   * @param in the channels
                   * @param stride the stride
                   * @param padding the padding
                   * @param mode the mode
                   */
                  @Creator
                  public Conv2d(int in, @Default("1") int stride, @Default("0") int padding,
                      @Default("zeros") String mode) {
                    made = in + " " + stride + " " + padding + " " + mode;
                  }
                }
                """)
            .source(
                "org/example/Use.java",
                """
                package org.example;
                import org.example.api.Nn;
                /** Uses the facade as a user would. */
                public class Use {
                  public static String all() {
                    return Nn.conv2d(3, new Nn.Conv2dOptions().padding(2)).made
                        + ", " + Nn.conv2d(4).made;
                  }
                }
                """);
    assertThat(build.compile().lines()).isEmpty();

    try (LoadedLibrary library = new LoadedLibrary(build.classes(), runtime)) {
      assertThat(library.callStatic("org.example.Use", "all"))
          .isEqualTo("3 1 2 zeros, 4 1 0 zeros");
    }
  }

  @Test
  void genericTypesNestedOnesRecordsAndVariableArgumentsAreMade() throws Exception {
    Build build =
        library()
            .source(
                "org/example/Box.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                /**
                 * Holds things.
                 *
                 * @param <T> what it holds
                 */
                @Export("nn.Box")
                public class Box<T extends Comparable<T>> {
                  public final java.util.List<T> held;
                  /**
                   * Makes one.
                   *
                   * @param first the first thing
                   * @param more further things
                   */
                  @Creator
                  @SafeVarargs
                  public Box(T first, T... more) {
                    held = new java.util.ArrayList<>();
                    held.add(first);
                    for (T each : more) held.add(each);
                  }
                  /**
                   * Is a pair.
                   *
                   * @param left the left one
                   * @param right the right one, or nothing
                   */
                  @Export("nn.Pair")
                  public record Pair(String left, @Default("null") String right) {
                    /** Makes one. */
                    @Creator
                    public Pair {}
                  }
                }
                """)
            .source(
                "org/example/Use.java",
                """
                package org.example;
                import org.example.api.Nn;
                /** Uses the facade as a user would. */
                public class Use {
                  public static String all() {
                    Box<String> box = Nn.box("a", "b", "c");
                    return box.held + " " + Nn.pair("x");
                  }
                }
                """);
    assertThat(build.compile().lines()).isEmpty();

    try (LoadedLibrary library = new LoadedLibrary(build.classes(), runtime)) {
      assertThat(library.callStatic("org.example.Use", "all"))
          .isEqualTo("[a, b, c] Pair[left=x, right=null]");
      Registrar registrar = library.registrar("nn.Box");
      Object box =
          registrar.invoke(
              library.id("nn.Box"), registrar, new Object[] {"a", new Comparable<?>[] {"b"}});
      assertThat(library.fieldOf(box, "held")).isEqualTo(List.of("a", "b"));
    }
  }

  @Test
  void theManifestHasTheConstructor() {
    Build build = library().source("org/example/Linear.java", LINEAR);
    assertThat(build.compile().lines()).isEmpty();

    String json = build.output().get("META-INF/waybill/api.json");
    ApiSymbol linear = ManifestJson.read(json, "api.json").symbols().get(0);

    assertThat(linear.hasCreator()).isTrue();
    assertThat(linear.parameters())
        .extracting("name", "type", "defaultValue", "doc")
        .containsExactly(
            tuple("in", "int", null, "the features that come in"),
            tuple("out", "int", null, "the features that go out"),
            tuple("bias", "boolean", "true", "whether something is added"));
    assertThat(linear.result()).isEqualTo("org.example.Linear");
    assertThat(linear.thrown()).containsExactly("java.io.IOException");
    assertThat(build.output().get("META-INF/waybill/docs/nn.md"))
        .contains(
            """
            ```java
            Linear(int in [1..], int out, boolean bias = true) -> Linear
            ```
            """,
            "| `bias` | `boolean` | `true` |  | whether something is added |");
  }

  @Test
  void parametersAreJudgedAsThoseOfFunctions() {
    Build build =
        library()
            .source(
                "org/example/Scale.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                /** Scales. */
                @Export("nn.Scale")
                public class Scale {
                  /**
                   * Makes one.
                   *
                   * @param factor the factor
                   */
                  @Creator
                  public Scale(@Default("x") int factor, int rest, @Mutates int[] into) {}
                }
                """);

    assertThat(build.compile().lines())
        .containsExactly(
            "ERROR Scale.java:12:25 [DefaultNotOfType] the default 'x' of the parameter factor is"
                + " no int. Write a value that the type has.",
            "ERROR Scale.java:12:46 [RequiredAfterOptional] the parameter rest has no default, but"
                + " factor before it has one. Move it forward, or give it a default.",
            "ERROR Scale.java:12:67 [RequiredAfterOptional] the parameter into has no default, but"
                + " factor before it has one. Move it forward, or give it a default.",
            "ERROR Scale.java:12:52 [MisplacedTrait] @Mutates stands on the parameter into of"
                + " Scale, which is no op. Remove the annotation.");
  }

  @Test
  void parametersAreDocumentedAsThoseOfFunctions() {
    Build build =
        library()
            .source(
                "org/example/Scale.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                /** Scales. */
                @Export("nn.Scale")
                public class Scale {
                  /**
                   * Makes one.
                   *
                   * @param factr the factor
                   */
                  @Creator
                  public Scale(int factor) throws java.io.IOException {}
                }
                """);

    assertThat(build.compile().lines())
        .containsExactly(
            "WARNING Scale.java:5:8 [MissingThrowsDoc] the checked exception IOException of Scale"
                + " is undocumented. Add `@throws IOException` to the Javadoc.",
            "WARNING Scale.java:12:10 [UnknownParameterDoc] the Javadoc of Scale names a parameter"
                + " 'factr' that it does not have. Did you mean 'factor'? Correct the `@param`.",
            "WARNING Scale.java:12:20 [MissingParameterDoc] the parameter factor of Scale is"
                + " undocumented. Add `@param factor` to the Javadoc.");
  }

  @Test
  void whatIsSuppressedOnTheConstructorIsSilent() {
    Build build =
        library()
            .source(
                "org/example/Scale.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                /** Scales. */
                @Export("nn.Scale")
                public class Scale {
                  /** Makes one. */
                  @Creator
                  @SuppressExport(id = "MissingParameterDoc", reason = "Its name says it.")
                  public Scale(int factor) {}
                }
                """);

    assertThat(build.compile().lines()).isEmpty();
  }

  @Test
  void aCreatorOfATypeThatIsNotExportedIsRefused() {
    Build build =
        library()
            .source("org/example/Linear.java", LINEAR)
            .source(
                "org/example/Scale.java",
                """
                package org.example;
                import dev.waybill.annotations.*;
                class Scale {
                  @Creator
                  public Scale(@Default("1") int factor) {}
                }
                """);

    assertThat(build.compile().lines())
        .containsExactly(
            "ERROR Scale.java:4:3 [StrayAnnotation] @Creator stands on a constructor of class"
                + " Scale, which is not exported. Add @Export, or remove @Creator.");
  }

  @Test
  void namesThatMakeNoFacadeMethodAreRefused() {
    Build build =
        library()
            .source("org/example/Linear.java", LINEAR)
            .source("org/example/Switch.java", empty("Switch", "\"nn.Switch\""))
            .source("org/example/Wait.java", empty("Wait", "\"nn.Wait\""))
            .source("org/example/Unnamed.java", empty("Unnamed", "\"Switch\""))
            .source("org/example/Twice.java", empty("Twice", "{\"nn.Twice\", \"nn.twice\"}"));

    assertThat(build.compile().lines())
        .containsExactlyInAnyOrder(
            "ERROR Switch.java:3:33 [KeywordInName] 'switch' in the name 'nn.switch' is a reserved"
                + " word of Java. Choose another word: the facade would not compile.",
            "ERROR Twice.java:3:46 [FacadeMethodTaken] the facade method 'nn.twice' of the type"
                + " 'nn.twice' is taken by another name of it. Give one of the two another name.",
            "ERROR Wait.java:3:33 [ObjectMethodClash] the name 'nn.Wait' would make a facade method"
                + " 'wait', which java.lang.Object has. Choose another name.");
  }

  @Test
  void theFacadeOfGeneration1HasItToo() {
    Build build =
        library()
            .source(
                "org/example/Linear.java",
                LINEAR.replace("since = \"0.1\"", "v1 = \"nn.Affine\", since = \"0.1\""));
    assertThat(build.compile().lines()).isEmpty();

    try (LoadedLibrary library = new LoadedLibrary(build.classes(), runtime)) {
      Object made = library.callStatic("org.example.api.compat.v1.Nn", "affine", 7, 3);
      assertThat(made(library, made)).isEqualTo("7 3 true");
    }
  }

  private static String empty(String type, String names) {
    return """
    package org.example;
    /** Is %1$s. */
    @dev.waybill.annotations.Export(%2$s)
    public class %1$s {
      /** Makes one. */
      @dev.waybill.annotations.Creator
      public %1$s() {}
    }
    """
        .formatted(type, names);
  }

  private static String made(LoadedLibrary library, Object made) {
    return String.valueOf(library.fieldOf(made, "made"));
  }

  private Build library() {
    return Build.in(folder.resolve("library"))
        .classPath(runtime)
        .options("-Awaybill.module=org.example:library:1.0", "-Xlint:all,-processing")
        .source("org/example/package-info.java", NAMESPACE);
  }
}
