package dev.waybill.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of the source clash with none that generated code has. */
class NamesInKernelsTest {
  /** Further ones, which a parser or a pattern may take for something else. */
  private static final List<String> AWKWARD =
      List.of("x$", "x$1", "é", "ß", "ss", "aB", "ab", "a_b", "a__b", "v_", "v0_", "var", "record");

  /**
   * In these P, Q and L are names, and the parts with exponentials are computed in stages. Each has
   * a slope of each form.
   */
  private static final List<String> FORMS =
      List.of(
          "static double NAME(double P, @Attribute double Q) {"
              + " double L = P * Q; return L * Math.exp(L) + (P > Q ? P : L); }",
          "static double NAME(double P, double Q) {"
              + " double L = P * Math.exp(Q); return L * P + (P > Q ? P : Q * L); }",
          "static double NAME(double P, double Q, @Attribute double R) {"
              + " double L = Math.exp(P) * R; return L * Math.exp(Q * L) + P; }",
          "static double NAME(double P, double Q, double R, @Attribute long N) {"
              + " double L = Math.exp(P * Math.tanh(Q)); return L * Math.exp(R) * L + N; }");

  private static final Map<String, String> RUNTIME =
      Map.of(
          "dev/waybill/kernel/Pointwise.java",
          """
          package dev.waybill.kernel;
          import dev.waybill.tensor.*;
          import java.util.function.*;
          public class Pointwise {
            public interface DoubleMany { double apply(double[] x); }
            public interface LongMany { long apply(long[] x); }
            public static Tensor floating(Tensor x, DoubleUnaryOperator f) { return x; }
            public static Tensor binary(
                String op, Tensor a, Tensor b, DoubleBinaryOperator f, LongBinaryOperator g) {
              return a;
            }
            public static Tensor many(
                String op, DType dtype, DType compute, DoubleMany f, LongMany g, Tensor... x) {
              return x[0];
            }
            public static DType fractions(Tensor... tensors) { return DType.F32; }
            public static boolean isRecorded() { return false; }
            public static RuntimeException notRecorded(String op, String of, String why) {
              return new RuntimeException(why);
            }
          }
          """,
          "dev/waybill/tensor/Tensor.java",
          """
          package dev.waybill.tensor;
          public record Tensor(int keys, DType dtype)
              implements dev.waybill.dispatch.Dispatchable {
            public static Tensor scalar(double x) { return null; }
            public static Tensor scalar(long x) { return null; }
          }
          """,
          "dev/waybill/tensor/TensorOps.java",
          """
          package dev.waybill.tensor;
          public class TensorOps {
            public static Tensor add(Tensor a, Tensor b) { return a; }
            public static Tensor sub(Tensor a, Tensor b) { return a; }
            public static Tensor mul(Tensor a, Tensor b) { return a; }
            public static Tensor fill(Tensor a, Tensor b) { return a; }
            public static Tensor where(Tensor c, Tensor a, Tensor b) { return a; }
          }
          """,
          "dev/waybill/kernel/FloatLoops.java",
          """
          package dev.waybill.kernel;
          import dev.waybill.tensor.Tensor;
          import java.util.function.BinaryOperator;
          public class FloatLoops {
            public interface Unary { void run(float[] x, int xAt, float[] y, int yAt, int n); }
            public interface Binary {
              void run(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int n);
            }
            public interface Many { void run(float[][] x, int[] at, float[] y, int yAt, int n); }
            public static boolean fit(Tensor... x) { return true; }
            public static Tensor unary(Tensor x, Unary loop) { return x; }
            public static Tensor binary(String op, Tensor a, Tensor b, Binary loop) { return a; }
            public static Tensor many(String op, Many loop, Tensor... x) { return x[0]; }
          }
          """,
          "dev/waybill/kernel/VectorMath.java",
          """
          package dev.waybill.kernel;
          import jdk.incubator.vector.FloatVector;
          public class VectorMath {
            public static FloatVector exp(FloatVector x) { return x; }
            public static FloatVector tanh(FloatVector x) { return x; }
          }
          """,
          "jdk/incubator/vector/VectorSpecies.java",
          """
          package jdk.incubator.vector;
          public class VectorSpecies<E> {
            public int loopBound(int n) { return n; }
            public int length() { return 1; }
            public VectorMask<E> indexInRange(int at, int n) { return null; }
          }
          """,
          "jdk/incubator/vector/VectorMask.java",
          """
          package jdk.incubator.vector;
          public class VectorMask<E> {
            public VectorMask<E> not() { return this; }
          }
          """,
          "jdk/incubator/vector/VectorOperators.java",
          """
          package jdk.incubator.vector;
          public class VectorOperators {
            public enum Comparison { GT, LT, EQ, NE, GE, LE }
            public static final Comparison GT = Comparison.GT;
          }
          """,
          "jdk/incubator/vector/FloatVector.java",
          """
          package jdk.incubator.vector;
          public class FloatVector {
            public static final VectorSpecies<Float> SPECIES_PREFERRED = new VectorSpecies<>();
            public static FloatVector broadcast(VectorSpecies<Float> s, float x) { return null; }
            public static FloatVector fromArray(VectorSpecies<Float> s, float[] x, int at) {
              return null;
            }
            public static FloatVector fromArray(
                VectorSpecies<Float> s, float[] x, int at, VectorMask<Float> m) {
              return null;
            }
            public void intoArray(float[] x, int at) {}
            public void intoArray(float[] x, int at, VectorMask<Float> m) {}
            public FloatVector add(FloatVector x) { return x; }
            public FloatVector add(float x) { return this; }
            public FloatVector sub(FloatVector x) { return x; }
            public FloatVector sub(float x) { return this; }
            public FloatVector mul(FloatVector x) { return x; }
            public FloatVector mul(float x) { return this; }
            public FloatVector neg() { return this; }
            public FloatVector blend(FloatVector x, VectorMask<Float> m) { return x; }
            public FloatVector blend(float x, VectorMask<Float> m) { return this; }
            public VectorMask<Float> compare(VectorOperators.Comparison o, FloatVector x) {
              return null;
            }
            public VectorMask<Float> compare(VectorOperators.Comparison o, float x) {
              return null;
            }
          }
          """);

  @TempDir private Path folder;
  private Path runtime = Path.of("");
  private Path loops = Path.of("");
  private int builds;

  /** Each name that the code has where none of the source is in its way gets in its way. */
  @Test
  void namesOfTheCodeAreFreeForTheSource() throws IOException {
    runtime = Example.runtime(folder);
    Javac classes = new Javac(folder.resolve("loops")).library(runtime);
    assertThat(classes.compile(RUNTIME)).isEmpty();
    loops = classes.jar("loops.jar");
    Set<String> names = new TreeSet<>(AWKWARD);
    String code =
        kernels(List.of("p", "q", "r", "l", "m"))
            .replaceAll("(?s)/\\*.*?\\*/|\"\"\".*?\"\"\"|\"[^\"]*\"", "");
    // Not methods, which have names apart from those of variables.
    Pattern.compile("(?<![\\w$.])[a-z][\\w$]*(?![\\w$]|\\.[a-z]|\\()")
        .matcher(code)
        .results()
        .map(MatchResult::group)
        .filter(name -> !SourceVersion.isKeyword(name, SourceVersion.RELEASE_17))
        .forEach(names::add);
    names.removeAll(List.of("gy", "result"));
    assertThat(names).contains("v", "v0", "vn", "vIntoAt", "part0", "x0At", "s0", "rest", "size");

    String kernels = kernels(List.copyOf(names));

    assertThat(kernels.lines().filter(line -> line.contains("float[] part0"))).isNotEmpty();
  }

  /** Compiles the forms with each name at some places of each. */
  private String kernels(List<String> names) throws IOException {
    List<String> members = new ArrayList<>();
    for (int k = 0; k < names.size(); k += 3) {
      for (String form : FORMS) {
        String member = form.replace("NAME", "f" + members.size());
        for (int place = 0; place < 5; place++) {
          String name = names.get((k + place * Math.max(1, names.size() / 5)) % names.size());
          String letter = "PQRLN".substring(place, place + 1);
          member = member.replaceAll("\\b" + letter + "\\b", Matcher.quoteReplacement(name));
        }
        members.add("@Elementwise " + member);
      }
    }
    String source =
        """
        package org.example;
        import dev.waybill.annotations.Attribute;
        import dev.waybill.annotations.Elementwise;
        final class Ours {
        MEMBERS
        }
        """
            .replace("MEMBERS", String.join("\n", members));
    Path build = folder.resolve("build" + builds++);
    List<String> said =
        new Javac(build)
            .library(loops)
            .library(runtime)
            .options(List.of("-Awaybill.module=org.example:ours:1.0"))
            .exporting()
            .compile(new HashMap<>(Map.of("org/example/Ours.java", source)));
    assertThat(said).isEmpty();
    return Files.readString(build.resolve("generated/org/example/Ours_Kernels.java"));
  }
}
