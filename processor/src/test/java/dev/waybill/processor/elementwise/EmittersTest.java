package dev.waybill.processor.elementwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What functions look like in each language, and that C computes the same. */
class EmittersTest {
  private static final Body SOFTPLUS =
      Scalars.body(
          """
          static double softplus(double x, double Beta, double Threshold) {
            final double z = Beta * x;
            return z > Threshold ? x : (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))) / Beta;
          }
          """);
  private static final Body LEAKY =
      Scalars.body("static double f(double x, double S) { return x > 0 ? x : x * S; }");
  private static final Body ELU =
      Scalars.body("static double f(double x, double A) { return x > 0 ? x : A * Math.expm1(x); }");
  private static final Body SILU =
      Scalars.body("static double f(double x) { return x / (1 + Math.exp(-x)); }");
  private static final Body GELU =
      Scalars.body(
          "static double f(double x) { return x * 0.5 * ScalarMath.erfc(-x * Math.sqrt(0.5)); }");

  private static final double[] POINTS = {-2.25, -1, -0.25, 0, 0.5, 1, 3.5};

  @TempDir private Path folder;

  @Test
  void writesC() {
    assertThat(DeviceC.write(SOFTPLUS, Scalar.FLOAT).required())
        .isEqualTo(
            """
            float z_ = s0 * x0;
            return z_ > s1 ? x0 : ((z_ != z_ || z_ > 0.0f ? z_ : 0.0f) + log1p(exp(-fabs(z_)))) / s0;
            """);
    assertThat(DeviceC.write(gradient(LEAKY), Scalar.DOUBLE).required())
        .isEqualTo("return x1 > 0.0 ? x0 : x0 * s0;\n");
  }

  @Test
  void writesIntegersInC() {
    Body half =
        Scalars.body("static double f(double x, long N) { return N % 2 == 0 ? x * (N / 2) : x; }");
    Body quotient = Scalars.body("static long f(long x, long y) { return x / y - x % y; }");

    assertThat(DeviceC.write(half, Scalar.FLOAT).required())
        .isEqualTo("return whole_rem(s0, 2L) == 0L ? x0 * (float) whole_div(s0, 2L) : x0;\n");
    assertThat(DeviceC.write(quotient, Scalar.LONG).required())
        .isEqualTo("return whole_div(x0, x1) - whole_rem(x0, x1);\n");
  }

  /** Names are told apart from all that C has by how they are built, not by a list of its words. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "or",
        "float4",
        "generic",
        "read_only",
        "image2d_t",
        "vec_step",
        "complex",
        "linux",
        "exp",
        "dim3",
        "threadIdx",
        "asm",
        "x0",
        "v0",
        "n",
        "y"
      })
  void localsOfTheSourceEndWithAnUnderscoreInC(String name) {
    assertThat(DeviceC.write(withLocal(name), Scalar.FLOAT).required())
        .isEqualTo("float NAME_ = x0 * x0;\nreturn NAME_ * NAME_;\n".replace("NAME", name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_a", "$a", "a$", "é", "a__b", "a_", "A", "M_PI"})
  void localsThatCHasNotAreCountedThere(String name) {
    assertThat(DeviceC.write(withLocal(name), Scalar.FLOAT).required())
        .isEqualTo("float v0 = x0 * x0;\nreturn v0 * v0;\n");
  }

  private static Body withLocal(String name) {
    return Scalars.body(
        "static double f(double p) { double L = p * p; return L * L; }".replace("L", name));
  }

  @Test
  void writesJava() {
    assertThat(ScalarJava.write(SILU, Scalar.FLOAT).required())
        .isEqualTo("return x / (1.0f + (float) Math.exp(-x));\n");
    assertThat(ScalarJava.write(gradient(ELU), Scalar.DOUBLE).required())
        .isEqualTo("return x > 0.0 ? gy : gy * (A * Math.exp(x));\n");
  }

  @Test
  void writesVectors() {
    assertThat(VectorJava.write(SILU, Scalar.FLOAT).required())
        .isEqualTo("return VectorMath.silu(x);\n");
    assertThat(VectorJava.write(GELU, Scalar.FLOAT).required())
        .isEqualTo("return VectorMath.gelu(x);\n");
    assertThat(VectorJava.write(LEAKY, Scalar.DOUBLE).required())
        .isEqualTo("return x.mul(S).blend(x, x.compare(VectorOperators.GT, 0.0));\n");
    assertThat(
            VectorJava.write(
                    Scalars.body(
                        "static float f(float x, float y) { return 1 / Math.min(1, x) - y; }"),
                    Scalar.FLOAT)
                .required())
        .isEqualTo("return FloatVector.broadcast(SPECIES, 1.0f).div(x.min(1.0f)).sub(y);\n");
  }

  @Test
  void saysWhatHasNoVectorForm() {
    assertThat(VectorJava.write(SILU, Scalar.DOUBLE).reason())
        .isEqualTo("VectorMath has no exp of doubles");
    assertThat(VectorJava.write(ELU, Scalar.FLOAT).reason())
        .isEqualTo("VectorMath has no expm1 of floats");
    assertThat(
            VectorJava.write(Scalars.body("static long f(long x) { return x; }"), Scalar.FLOAT)
                .reason())
        .isEqualTo("integers have no vector form");
  }

  /** The list of docs/elementwise.md. */
  @Test
  void functionsWithoutOp() {
    assertThat(without(call -> ops(gradient(body("y * " + call, "double y, double x")))))
        .containsExactlyInAnyOrder("acos", "asin", "atan2", "cbrt", "copySign", "hypot");
  }

  private static List<String> without(java.util.function.Function<String, Code> write) {
    List<String> none = new ArrayList<>();
    for (Function function : Function.values()) {
      String owner = function.isOwn() ? "ScalarMath." : "Math.";
      String x = String.join(", ", Collections.nCopies(function.arity(), "x"));
      if (write.apply(owner + function.java() + "(" + x + ")").text() == null) {
        none.add(function.java());
      }
    }
    return none;
  }

  /** The list of docs/elementwise.md. */
  @Test
  void functionsWithoutVectorForm() {
    assertThat(without(call -> VectorJava.write(body(call, "double x"), Scalar.FLOAT)))
        .containsExactlyInAnyOrder(
            "sin",
            "cos",
            "tan",
            "sinh",
            "cosh",
            "asin",
            "acos",
            "atan",
            "atan2",
            "pow",
            "cbrt",
            "hypot",
            "copySign",
            "expm1",
            "log10",
            "floor",
            "ceil",
            "rint");
  }

  @Test
  void writesOps() {
    assertThat(ops(gradient(LEAKY)).required())
        .isEqualTo(
            """
            RecordedOps.need("ours.f", "x", "math.gt");
            return TensorOps.where(RecordedOps.call("math.gt", x, Tensor.scalar(0.0)), gy, \
            TensorOps.mul(gy, Tensor.scalar(S)));
            """);
    assertThat(
            ops(gradient(Scalars.body("static double f(double x) { return Math.tanh(x); }")))
                .required())
        .isEqualTo(
            """
            return TensorOps.mul(gy, TensorOps.sub(Tensor.scalar(1.0), TensorOps.mul(result, result)));
            """);
  }

  @Test
  void opsComputeArmsThatAreNotTakenOfOtherNumbers() {
    assertThat(ops(gradient(ELU)).required())
        .isEqualTo(
            """
            RecordedOps.need("ours.f", "x", "math.exp", "math.gt", "math.logicalNot");
            Tensor v0 = RecordedOps.call("math.gt", x, Tensor.scalar(0.0));
            return TensorOps.where(v0, gy, TensorOps.mul(gy, TensorOps.mul(Tensor.scalar(A), \
            RecordedOps.call("math.exp", TensorOps.where(RecordedOps.call("math.logicalNot", v0), \
            x, Tensor.scalar(0.0))))));
            """);
  }

  /** By C and IEEE 754 the first two are 1, which Java calls NaN. */
  @Test
  void powersInCAreThoseOfJava() {
    Body body = Scalars.body("static double f(double x, double y) { return Math.pow(x, y); }");

    assertThat(DeviceC.write(body, Scalar.DOUBLE).required())
        .isEqualTo(
            """
            double v0 = x1 - x1;
            return fabs(x0) == 1.0 && v0 != 0.0 ? v0 : pow(x0, x1);
            """);
    assertThat(
            DeviceC.write(
                    Scalars.body("static double f(double x) { return Math.pow(x, 3); }"),
                    Scalar.DOUBLE)
                .required())
        .isEqualTo("return pow(x0, 3.0);\n");
  }

  @Test
  void opsTakeConditionsOfAnyDtype() {
    Body body = Scalars.body("static double f(double x, boolean m) { return m ? x : 2 * x; }");

    assertThat(ops(gradient(body)).required())
        .isEqualTo(
            """
            RecordedOps.need("ours.f", "x", "math.ne");
            return TensorOps.where(RecordedOps.call("math.ne", m, Tensor.scalar(0L)), gy, \
            TensorOps.mul(Tensor.scalar(2.0), gy));
            """);
  }

  @Test
  void javaChoosesByAttributes() {
    assertThat(ops(gradient(body("up ? x : 1", "double x, boolean UP"))).required())
        .isEqualTo("return (UP ? gy : TensorOps.fill(gy, Tensor.scalar(0.0)));\n");
    assertThat(ops(gradient(body("x > K && K > 0 ? x * 2 : -x", "double x, double K"))).required())
        .isEqualTo(
            """
            RecordedOps.need("ours.f", "x", "math.gt", "math.logicalAnd");
            return TensorOps.where(RecordedOps.call("math.logicalAnd", \
            RecordedOps.call("math.gt", x, Tensor.scalar(K)), Tensor.scalar(K > 0.0)), \
            TensorOps.mul(Tensor.scalar(2.0), gy), TensorOps.neg(gy));
            """);
    assertThat(ops(gradient(body("Math.floor(x)", "double x"))).required())
        .isEqualTo("return TensorOps.fill(gy, Tensor.scalar(0.0));\n");
  }

  /** Ops make f32 of numbers and of integers alone, also where the gradient is f64. */
  @Test
  void numbersAndIntegersHaveTheDtypeOfTheGradient() {
    assertThat(
            ops(gradient(body("(x > 0 ? 0.1 : 0.3) * Math.sin(y)", "double y, double x")))
                .required())
        .isEqualTo(
            """
            RecordedOps.need("ours.f", "x", "math.cos", "math.gt");
            return TensorOps.mul(gy, TensorOps.mul(TensorOps.where(RecordedOps.call("math.gt", x, \
            Tensor.scalar(0.0)), TensorOps.fill(gy, Tensor.scalar(0.1)), Tensor.scalar(0.3)), \
            RecordedOps.call("math.cos", y)));
            """);
    assertThat(ops(gradient(body("Math.exp(x > 0 ? 7 : 9) * y", "double y, double x"))).required())
        .isEqualTo(
            """
            RecordedOps.need("ours.f", "x", "math.exp", "math.gt");
            return TensorOps.mul(gy, RecordedOps.call("math.exp", \
            TensorOps.where(RecordedOps.call("math.gt", x, Tensor.scalar(0.0)), \
            TensorOps.fill(gy, Tensor.scalar(7.0)), Tensor.scalar(9.0))));
            """);
  }

  @Test
  void conditionsOnConstantsAreKnown() {
    assertThat(ops(gradient(body("Math.pow(2, x)", "double x"))).required())
        .isEqualTo(
            "return TensorOps.mul(gy, TensorOps.mul(result, Tensor.scalar(Math.log(2.0))));\n");
  }

  /** Only what may be infinite is computed of other numbers, which doubles it. */
  @Test
  void thirtyExtremesInEachOther() {
    StringBuilder text = new StringBuilder("x");
    for (int i = 0; i < 30; i++) {
      text.insert(0, "Math.max(").append(" * 0.9, ").append(i).append(")");
    }

    assertThat(ops(gradient(body(text.toString(), "double x"))).reason()).isNull();
  }

  /** Arms that share nothing are guarded one by one, those that do double with each level. */
  @Test
  void fortyArmsAndArmsInEachOther() {
    StringBuilder arms = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      arms.append("x < ").append(i).append(" ? Math.exp(x * ").append(i + 2).append(") : ");
    }
    assertThat(ops(gradient(body(arms + "x", "double x"))).reason()).isNull();

    StringBuilder levels = new StringBuilder("double v0 = x;\n");
    for (int i = 1; i <= 40; i++) {
      String before = "v" + (i - 1);
      levels.append("double v" + i + " = " + before + " > " + i + " ? Math.sin(" + before + ") : ");
      levels.append("Math.cos(" + before + ");\n");
    }
    Body deep = Scalars.body("static double f(double x) {\n" + levels + "return v40; }");
    assertThat(ops(gradient(deep)).reason())
        .isEqualTo("its formula has too many conditions in each other");
  }

  @Test
  void conditionsOnAttributesHaveAVectorForm() {
    Body body = body("x > K && K > 0 ? x * 2 : -x", "double x, double K");

    assertThat(VectorJava.write(body, Scalar.FLOAT).required())
        .isEqualTo(
            "return x.neg().blend(x.mul(2.0f), x.compare(VectorOperators.GT, K)"
                + ".and(SPECIES.maskAll(K > 0.0f)));\n");
  }

  @Test
  void saysWhatNoOpComputes() {
    Body body = body("(x > 0 ? 7 : 9) / (x > 1 ? 2 : 3) * x", "double x");

    assertThat(ops(body).reason()).isEqualTo("no op computes quotients of integers");
  }

  private static Body body(String expression, String parameters) {
    return Scalars.body(
        "static double f(" + parameters + ") { return " + expression.replace("up", "UP") + "; }");
  }

  private static Code ops(Body gradient) {
    return OpsJava.write(gradient, "ours.f", "x");
  }

  @Test
  void computesTheSameInC() throws Exception {
    Path gcc = Path.of("/usr/bin/gcc");
    assumeTrue(Files.isExecutable(gcc), "there is no gcc, which would run the C");
    List<Body> bodies = new ArrayList<>(List.of(SILU, GELU, gradient(SILU), gradient(GELU)));
    for (String text :
        List.of(
            "Math.max(x, 0.5) - Math.min(1, x)",
            "Math.signum(x) * Math.abs(x) % 0.7",
            "ScalarMath.clamp(x, -1, 1)",
            "Math.hypot(x, 2) * Math.cbrt(x + 3) + Math.atan2(x, 0.5) + Math.toRadians(x)",
            "Math.copySign(Math.asin(x / 4), x - 0.25) - Math.acos(x / 4)",
            "Math.pow(Math.cosh(x), 1.5) + Math.rint(x) + Math.floor(x) - Math.ceil(x)",
            "x > 1 || x < -1 && !(x == -2) ? Math.expm1(x) : Math.fma(x, x, 0.1)")) {
      Body body = Scalars.body("static double f(double x) { return " + text + "; }");
      bodies.add(body);
      bodies.add(gradient(body));
    }
    for (Scalar scalar : List.of(Scalar.FLOAT, Scalar.DOUBLE)) {
      List<Double> computed = run(gcc, bodies, scalar);
      int at = 0;
      for (Body body : bodies) {
        for (double x : POINTS) {
          double expected = new Functions(Map.of("x", x, "gy", 1.5)).real(body.result());
          double tolerance = scalar == Scalar.FLOAT ? 2e-5 : 1e-11;
          assertThat(computed.get(at++))
              .as("%s of %s in %s", DeviceC.write(body, scalar).text(), x, scalar)
              .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
        }
      }
      assertThat(at).isEqualTo(computed.size()).isGreaterThan(50);
    }
  }

  private List<Double> run(Path gcc, List<Body> bodies, Scalar scalar)
      throws IOException, InterruptedException {
    String type = scalar.keyword();
    StringBuilder text = new StringBuilder("#include <stdio.h>\n#include <tgmath.h>\n");
    StringBuilder main = new StringBuilder("int main(void) {\n");
    int index = 0;
    for (Body body : bodies) {
      boolean isGradient = body.parameters().size() > 1 || body.name().endsWith("Gradient");
      String x = isGradient ? "x1" : "x0";
      text.append("static ").append(type).append(" f").append(index).append("(").append(type);
      text.append(isGradient ? " x0, " + type : "").append(" ").append(x).append(") {\n");
      text.append(DeviceC.write(body, scalar).required()).append("}\n");
      for (double at : POINTS) {
        main.append("printf(\"%.17g\\n\", (double) f").append(index).append("(");
        main.append(isGradient ? "1.5, " : "").append(at).append("));\n");
      }
      index++;
    }
    Path source = folder.resolve("f.c");
    Files.writeString(source, text.append(main).append("}\n"));
    Path program = folder.resolve(type);
    String said =
        output(
            gcc.toString(),
            "-Wall",
            "-Wno-parentheses",
            "-Wno-unused",
            "-o",
            program.toString(),
            source.toString(),
            "-lm");
    assertThat(said).isEmpty();
    return output(program.toString()).lines().map(EmittersTest::number).toList();
  }

  private static double number(String text) {
    return text.endsWith("nan") ? Double.NaN : Double.parseDouble(text);
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }

  private static Body gradient(Body body) {
    return Gradients.of(body, body.parameters().get(0));
  }
}
