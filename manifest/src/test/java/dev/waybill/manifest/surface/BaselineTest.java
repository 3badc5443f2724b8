package dev.waybill.manifest.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.manifest.surface.TypeUse.Form;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of a surface: every construct comes back as it went, and faults tell their place. */
class BaselineTest {

  private static final String MODULE =
      """
      # waybill api, format 1
      # Written by waybill:update. Review its changes like code.

      imports
        java.lang.annotation.ElementType
        java.util.Comparator
        java.util.List
        java.util.Map
        org.example.Colour
        org.example.Mark
        org.example.Point

      module org.example:ops
        release     17
        java-module org.example.ops
        exports     org.example
        exports     org.example.test to a.b, c.d
        opens       *
        requires    java.sql
        requires    static java.desktop
        requires    transitive java.logging
        provides    java.lang.Runnable with org.example.First, org.example.Second
        kernel-of   linalg.matmul cpu: f32, requires vector, priority 10
        gradient-of linalg.matmul a b

      class org.example.Colour
        java        @NonExhaustive public enum Colour
        implements  Comparator<Colour>
        constant    public static final Colour RED
        constant    @Deprecated public static final Colour BLUE
        field       public static final char FIRST = '\\''
        method      public int compare(Colour, Colour)

      class org.example.Mark
        java        @Repeatable(org.example.Marks.class) @Target({METHOD, TYPE}) public @interface Mark
        method      public abstract String[] of() default {"a, b", ")"}
        method      public abstract ElementType on() default METHOD

      class org.example.Point
        java        public record Point<T extends Map<String, ? super T[]>>
        component   @Nullable T x
        component   int[][] y
        constructor public Point(@Nullable T x, int[][] y)
        method      public Point.Holder<T>.Item<? extends List<@Nullable String>> item()
        method      public @Nullable T x()
        method      public int[][] y()

      class org.example.Point$Holder
        java        public static non-sealed class Point.Holder<U>
        extends     AbstractBase
        extensible
        field       protected transient volatile U @Nullable [] all
        constructor protected Holder()
        method      public final synchronized void all(U @Nullable ... all)
      """;

  private static final String SEARCH =
      """
      # waybill api, format 1
      # Written by waybill:update. Review its changes like code.

      imports
        java.io.IOException
        java.util.List
        java.util.Map
        org.example.Outer
        org.example.Search
        org.example.Tensor

      namespace search
        facade      public final class Search

      constant search.LIMIT
        status      stable
        since       1.0
        result      int
        value       10
        field       public static final int LIMIT = 10

      type search.Outer
        status      stable
        since       1.0
        java        @Deprecated(forRemoval = true, since = "2") public abstract sealed class Outer<T>
        permits     Outer.Leaf
        serial      1L a:int b:java.lang.String[]
        field       public static final String TEXT = "a \\"b\\" ); ="
        constructor protected Outer(T first, String... rest)

      class org.example.Outer$Leaf
        java        public static final class Outer.Leaf
        extends     Outer<String>
        constructor public Leaf()

      op search.topK
        status      experimental
        since       1.0
        alias       search.best
        generation-1 none
        deprecated  search.best since 1.1, removed in 2.0, use search.topK, because it is longer
        variable    T extends Comparable<T> & Runnable
        parameter   Tensor x
        parameter   int k = 10 [1..]
        parameter   double p = 0.5 [0..1]
        parameter   @Nullable String note
        result      Map<String, List<T>>
        throws      IOException
        dtypes      f32 f64
        kernel      cpu: all, requires vector, priority 10
        kernel      cpu: f32 f64, priority 0
        trait       pointwise
        gradient    x
        method      public static <T extends Comparable<T> & Runnable> Map<String, List<T>> topK(Tensor x, int k, double p) throws IOException

      class org.example.Search$TopKOptions
        java        public static final class Search.TopKOptions
        method      public Search.TopKOptions k(int k)
      """;

  @Test
  void comesBackAsItWent() {
    Map<String, String> files =
        new TreeMap<>(Map.of("module-info.api", MODULE, "search.api", SEARCH));

    Surface read = Baseline.read(files);

    assertThat(Baseline.write(read)).isEqualTo(files);
    assertThat(Baseline.read(Baseline.write(read))).isEqualTo(read);
  }

  @Test
  void readsWhatTheTextSays() {
    Surface read = Baseline.read(Map.of("module-info.api", MODULE, "search.api", SEARCH));

    assertThat(read.classes().stream().map(JavaClass::name))
        .containsExactly(
            "org.example.Colour",
            "org.example.Mark",
            "org.example.Outer",
            "org.example.Outer$Leaf",
            "org.example.Point",
            "org.example.Point$Holder",
            "org.example.Search",
            "org.example.Search$TopKOptions");
    JavaClass point = read.findClass("org.example.Point").orElseThrow();
    assertThat(point.kind()).isEqualTo(ClassKind.RECORD);
    assertThat(point.isExtensible()).isFalse();
    assertThat(point.components())
        .containsExactly(
            new JavaParameter("x", TypeUse.ofVariable("T").with(Nullness.NULLABLE)),
            new JavaParameter("y", TypeUse.ofArray(TypeUse.ofArray(TypeUse.ofPrimitive("int")))));
    assertThat(point.methods().get(1).result())
        .isEqualTo(
            TypeUse.ofInner(
                TypeUse.ofClass("org.example.Point$Holder", List.of(TypeUse.ofVariable("T"))),
                "Item",
                List.of(
                    TypeUse.ofWildcard(
                        Form.EXTENDS,
                        List.of(
                            TypeUse.ofClass(
                                "java.util.List",
                                List.of(
                                    TypeUse.ofClass("java.lang.String", List.of())
                                        .with(Nullness.NULLABLE))))))));
    JavaClass holder = read.findClass("org.example.Point$Holder").orElseThrow();
    assertThat(holder.isExtensible()).isTrue();
    assertThat(holder.methods().get(1).isVarargs()).isTrue();
    assertThat(read.javaModule().isAutomatic()).isFalse();
    assertThat(read.symbols()).hasSize(3);
  }

  @Test
  void passesOverWhatIsNoBaseline() {
    assertThat(Baseline.read(Map.of("README.md", "No baseline.")).classes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "format 1 | format 2 | 1:23: The format is '2', this version reads format 1. Use the version"
            + " of waybill that wrote it.",
        "# waybill api, format 1 | # api | 1:1: The first line must be '# waybill api, format 1',"
            + " found '# api'.",
        "imports | '  alias x' | 4:1: A fact stands before the first entry.",
        "namespace search | namespace | 12:10: One name was expected behind the kind, found ''.",
        "constant search.LIMIT | thing search.LIMIT | 15:1: 'thing' is no kind of entry. Expected"
            + " op, function, type, constant, class, namespace or module.",
        "constant search.LIMIT | op search.topK | 36:1: search.topK is described twice.",
        "'  trait ' | '  treat ' | 52:3: 'treat' is no fact that is known here.",
        "sealed class Outer | sealed thing Outer | 25:82: One of class, interface, enum, record,"
            + " @interface was expected here.",
        "String... rest) | String... rest | 29:54: ')' was expected here.",
        "Outer<String> | Outer<String | 33:27: '>' was expected here.",
        "int LIMIT = 10 | int = 10 | 20:39: A name was expected here, found '='.",
        "k = 10 [1..] | k 10 [1..] | 44:29: A default or a range was expected behind the name,"
            + " found '10'.",
        "Leaf() | Leaf() x | 34:29: Nothing more was expected here, found 'x'.",
        "since = \"2\") | since = \"2\" | 25:95: ')' was expected here.",
      })
  void tellsWhereAFaultIs(String right, String wrong, String fault) {
    assertThat(SEARCH).contains(right);
    String text = SEARCH.replace(right, wrong);

    assertThatThrownBy(() -> Baseline.read(Map.of("api/current/search.api", text)))
        .isInstanceOf(TextFault.class)
        .hasMessage("api/current/search.api:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dependency foo | 'dependency geo:geo 2' or alike was expected, found 'foo'.",
        "dependency | 'dependency geo:geo 2' or alike was expected, found ''.",
        "variant 21 | 'variant 21 geo.Index - extensible' or alike was expected, found '21'.",
        "variant x lib.A - y | 'variant 21 geo.Index - extensible' or alike was expected, found"
            + " 'x lib.A - y'.",
        "variant 21 lib.A = y | 'variant 21 geo.Index - extensible' or alike was expected, found"
            + " '21 lib.A = y'.",
      })
  void tellsWhichFactOfAModuleIsMalformed(String fact, String fault) {
    String text = "# waybill api, format 1\n\nmodule lib:lib\n  " + fact + "\n";
    assertThatThrownBy(() -> Baseline.read(Map.of("module-info.api", text)))
        .isInstanceOf(TextFault.class)
        .hasMessage("module-info.api:4:3: " + fault);
  }

  @Test
  void tellsThatNothingIsThere() {
    assertThatThrownBy(() -> Baseline.read(Map.of("search.api", "")))
        .isInstanceOf(TextFault.class)
        .hasMessage("search.api:1:1: The first line must be '# waybill api, format 1', found ''.");
  }
}
