package dev.waybill.processor.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read, and where what cannot be read is reported: line and column in the class. */
class BodyReaderTest {
  private static final String STATEMENTS =
      " An elementwise method has final local variables, if and return.";
  private static final String EXPRESSIONS =
      " An elementwise method has arithmetic, comparisons, c ? a : b and calls.";
  private static final String CHANGES =
      "this changes a variable. Give each value a final local variable of its own.";

  // The Java that it is written as again shows what was read.
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          return x + 1;                                  | return x + 1.0;
          return -(x - 2) * 3 / x % 4;                   | return -(x - 2.0) * 3.0 / x % 4.0;
          return x - (x - 1);                            | return x - (x - 1.0);
          return x * 1 / 2;                              | return x * 1.0 / 2.0;
          return x * (1 / 2);                            | return x * 0.0;
          return x > 0 ? x : 0;                          | return x > 0.0 ? x : 0.0;
          return x > 0 && x < 1 || !(x == 3) ? 1 : x;    | return (x > 0.0 && x < 1.0) || !(x == 3.0) ? 1.0 : x;
          if (x > 0) return x; return 0;                 | return x > 0.0 ? x : 0.0;
          if (x > 0) { return x; } else { return 1f; }   | return x > 0.0 ? x : 1.0;
          if (x > 0) { if (x > 1) return 2; } return x;  | return x > 0.0 ? (x > 1.0 ? 2.0 : x) : x;
          final double z = x * x; return z + z;          | double z = x * x; return z + z;
          double z = x * x; return z;                    | return x * x;
          return (double) (float) x;                     | return x;
          return (int) 2.7 * x;                          | return 2.0 * x;
          return Math.PI * x;                            | return 3.141592653589793 * x;
          return Math.sqrt(0.25) * x;                    | return 0.5 * x;
          return HALF * x;                               | return 0.5 * x;
          return ROOT * x;                               | return 0.5 * x;
          return helper(x + 1);                          | double v0 = x + 1.0; return v0 * v0;
          return Math.max(x, 0) + Math.fma(x, x, 1);     | return Math.max(x, 0.0) + Math.fma(x, x, 1.0);
          return ScalarMath.erf(x) + erfc(x);            | return ScalarMath.erf(x) + ScalarMath.erfc(x);
          return Math.hypot(x, Math.cbrt(x));            | return Math.hypot(x, Math.cbrt(x));
          return Math.asin(x) - Math.acos(x);            | return Math.asin(x) - Math.acos(x);
          return Math.atan2(x, Math.copySign(1, x));     | return Math.atan2(x, Math.copySign(1.0, x));
          return Math.toRadians(x) + Math.toRadians(180); | return x * 0.017453292519943295 + 3.141592653589793;
          return Math.toDegrees(x);                      | return x * 57.29577951308232;
          return Double.isNaN(x) ? 0 : x;                | return x != x ? 0.0 : x;
          return x * (Float.MAX_VALUE * 10);             | return x * Double.POSITIVE_INFINITY;
          return x * (Integer.MAX_VALUE + 1);            | return x * -2.147483648E9;
          return x * (1f / 3);                           | return x * 0.3333333432674408;
          return x * Byte.MIN_VALUE;                     | return x * -128.0;
          return x * 1e3f;                               | return x * 1000.0;
          if (x > 0) { final double HALF = 3; if (x > 1) return HALF; } return x * HALF; | double v0 = x * 0.5; return x > 0.0 ? (x > 1.0 ? 3.0 : v0) : v0;
          { final double z = x * x; } final double z = x + 1; return z; | return x + 1.0;
          """)
  void reads(String body, String expected) {
    Body read =
        Scalars.body(
            "static double f(double x) { "
                + body
                + " }\nstatic double helper(double x) { return x * x; }\n"
                + "static final double HALF = 0.5; static final double ROOT = Math.sqrt(HALF / 2);");

    assertThat(ScalarJava.write(read, Scalar.DOUBLE).required().strip().replace("\n", " "))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          for (;;) { }                                   | 2:1 this is a loop.S
          while (x > 0) { }  return x;                   | 2:1 this is a loop.S
          do { } while (x > 0);  return x;               | 2:1 this is a loop.S
          for (double v : ARRAY) { }  return x;          | 2:1 this is a loop.S
          x = 1; return x;                               | 2:1 C
          x += 1; return x;                              | 2:1 C
          x++; return x;                                 | 2:1 C
          return x++;                                    | 2:8 C
          return x = 2;                                  | 2:8 this changes a variable.E
          return ARRAY[0];                               | 2:8 this is an array.E
          return x + changing;                           | 2:12 the value of changing is not known to the compiler. Use parameters, local variables and static final constants.
          return x + UNKNOWN;                            | 2:12 UNKNOWN is no constant. Initialize it with numbers, constants and calls of Math.
          java.util.function.DoubleSupplier s = () -> x; return x; | 2:1 the local variable s is no double, float, long, int or boolean.
          try { return x; } finally { }                  | 2:1 this is a try statement.S
          switch (1) { default: return x; }              | 2:1 this is a switch.S
          return switch (1) { default -> x; };           | 2:8 this is a switch.E
          String s = ""; return x;                       | 2:1 the local variable s is no double, float, long, int or boolean.
          return x + "a".length();                       | 2:12 "a".length is no static method. Call Math and static methods of scalars.
          return x + Integer.parseInt("1");              | 2:29 a string literal is no number. An elementwise method computes with numbers. ; 2:12 kernels have no Integer.parseInt. They have K.
          return x + Math.random();                      | 2:12 kernels have no Math.random. They have K.
          return Math.floorMod(3L, 2L) * x;              | 2:8 kernels have no Math.floorMod. They have K.
          return StrictMath.ulp(x);                      | 2:8 kernels have no StrictMath.ulp. They have K.
          return helperText("a") * x;                    | 2:19 a string literal is no number. An elementwise method computes with numbers. ; 2:8 F.helperText takes or returns other things than double, float, long, int and boolean. Call methods of these.
          return helperNative(x);                        | 2:8 F.helperNative has no body. Write it in Java.
          return helper(x);                              | 4:41 F.helper calls itself. An elementwise method has no recursion.
          return x * 1e300;                              | 2:12 the constant 1.0E300 is infinite in float, in which kernels of f32 compute. Choose one between 1.4e-45 and 3.4e38, or take f64 only: dtypes = "f64".
          return x * 1e-60;                              | 2:12 the constant 1.0E-60 is 0 in float, in which kernels of f32 compute. Choose one between 1.4e-45 and 3.4e38, or take f64 only: dtypes = "f64".
          return x * 1e30 * (1e30 * 1e30);               | 2:20 the constant 1.0000000000000001E60 is infinite in float, in which kernels of f32 compute. Choose one between 1.4e-45 and 3.4e38, or take f64 only: dtypes = "f64".
          return (long) x;                               | 2:8 this makes long of double, and devices differ in what is out of range. Round with Math.rint, Math.floor or Math.ceil.
          return x + Character.MAX_VALUE;                | 2:12 Character.MAX_VALUE is a char, which is no number. An elementwise method computes with numbers.
          return x + 'a';                                | 2:12 a char literal is no number. An elementwise method computes with numbers.
          return x * (1 / 0);                            | 2:13 this divides by the integer 0. Write 0.0 for a real one.
          return x * (3 & 1);                            | 2:13 this works on bits. An elementwise method has arithmetic, comparisons, &&, || and !.
          double z; z = x; return z;                     | 2:1 the local variable z gets its value later. Give it one here; for two cases write c ? a : b. ; 2:11 C
          throw new IllegalStateException();             | 2:1 this throws.S
          synchronized (F.class) { return x; }           | 2:1 this is a synchronized block.S
          assert x > 0; return x;                        | 2:1 this is an assertion.S
          Math.abs(x); return x;                         | 2:1 the result of this call is not used. Remove the call.
          class Inner { } return x;                      | 2:1 this is a local class.S
          return (short) x;                              | 2:8 this casts to short. Cast to double, float, long or int.
          return x + (char) 65;                          | 2:12 this casts to char. Cast to double, float, long or int.
          return new Object() == null ? x : 1;           | 2:8 this makes an object.E ; 2:24 null is no number. An elementwise method computes with numbers.
          return ((Object) x) instanceof Double ? x : 1; | 2:8 this asks for a class.E
          return new Object().hashCode();                | 2:8 new Object().hashCode is no static method. Call Math and static methods of scalars.
          """)
  void refuses(String body, String expected) {
    Scalars read =
        Scalars.of(
            "static double f(double x) {\n"
                + body
                + "\n}\nstatic double helper(double x) { return helper(x); }"
                + " static double helperText(String s) { return 1; }"
                + " static native double helperNative(double x);"
                + " static double changing; static final double[] ARRAY = {1};"
                + " static final double UNKNOWN = Math.random();");

    String whole =
        expected
            .replaceAll("\\.S(?=$| ; )", "." + STATEMENTS)
            .replaceAll("\\.E(?=$| ; )", "." + EXPRESSIONS)
            .replaceAll(" C(?=$| ; )", " " + CHANGES)
            .replace(" K.", " " + KnownCalls.text() + ".");
    assertThat(read.bodies()).isEmpty();
    assertThat(String.join(" ; ", read.problems())).isEqualTo(whole);
  }

  /** Scalars reads methods with such a name as those of f64. */
  @Test
  void constantsOfDoubleAreForKernelsOfDouble() {
    Scalars read = Scalars.of("static double wide(double x) { return x * 1e300 + 1e-60; }");

    assertThat(read.problems()).isEmpty();
    assertThat(
            ScalarJava.write(Objects.requireNonNull(read.bodies().get("wide")), Scalar.DOUBLE)
                .required())
        .isEqualTo("return x * 1.0E300 + 1.0E-60;\n");
  }

  /** Scalars reads methods with such a name as parts, which have no dtypes to choose from. */
  @Test
  void partsAreToldOfNoDtypes() {
    Scalars read = Scalars.of("static double part(double x) {\nreturn x * 1e300;\n}");

    assertThat(read.problems())
        .containsExactly(
            "2:12 the constant 1.0E300 is infinite in float, in which kernels of f32 compute."
                + " Choose one between 1.4e-45 and 3.4e38.");
  }

  /** Java has no such functions of float: 0.1f becomes a double first. */
  @Test
  void functionsOfFloatsAreOfDouble() {
    Scalars read = Scalars.of("static double f(double x) { return x * Math.exp(0.1f); }");

    assertThat(
            ScalarJava.write(Objects.requireNonNull(read.bodies().get("f")), Scalar.DOUBLE)
                .required())
        .isEqualTo("return x * " + StrictMath.exp(0.1f) + ";\n");
  }

  @Test
  void reportsAllProblemsOfAMethod() {
    Scalars read =
        Scalars.of(
            """
            static double f(double x, int n) {
              double a = x++;
              return a > 0 ? (new double[1])[0] : Math.random();
            }
            """);

    assertThat(read.problems().stream().map(one -> one.substring(0, one.indexOf(" "))).toList())
        .containsExactly("1:27", "2:14", "3:18", "3:39");
  }

  @Test
  void readsAttributesIntegersAndConditions() {
    Body shift = Scalars.body("static long f(long x, long S) { return Math.max(x / S, -1); }");
    Body test = Scalars.body("static boolean f(double x, boolean m) { return m && x < 1; }");

    assertThat(DeviceC.write(shift, Scalar.LONG).required())
        .isEqualTo("return whole_div(x0, s0) > -1L ? whole_div(x0, s0) : -1L;\n");
    assertThat(DeviceC.write(test, Scalar.FLOAT).required())
        .isEqualTo("return x1 != 0 && x0 < 1.0f;\n");
  }
}
