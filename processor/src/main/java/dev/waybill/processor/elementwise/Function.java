package dev.waybill.processor.elementwise;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The functions of numbers that kernels can call on every device. */
public enum Function {
  ABS(1, "fabs"),
  EXP(1),
  LOG(1),
  LOG1P(1),
  EXPM1(1),
  LOG10(1),
  SQRT(1),
  CBRT(1),
  HYPOT(2),
  SIN(1),
  COS(1),
  TAN(1),
  TANH(1),
  SINH(1),
  COSH(1),
  ASIN(1),
  ACOS(1),
  ATAN(1),
  ATAN2(2),
  POW(2),
  MIN(2),
  MAX(2),
  FLOOR(1),
  CEIL(1),
  RINT(1),
  SIGNUM(1),
  COPY_SIGN(2, "copysign"),
  FMA(3),
  ERF(1),
  ERFC(1),
  /** {@code min(max(x, low), high)}, whose derivative is 1 at the bounds. */
  CLAMP(3);

  /** The runtime's class of the functions that {@code java.lang.Math} lacks. */
  static final String OWN = "dev.waybill.kernel.ScalarMath";

  private static final Map<String, Function> INTRINSICS =
      Map.of(OWN + ".erf", ERF, OWN + ".erfc", ERFC, OWN + ".clamp", CLAMP);

  private final int arity;
  private final String c;

  Function(int arity) {
    this.arity = arity;
    this.c = java();
  }

  Function(int arity, String c) {
    this.arity = arity;
    this.c = c;
  }

  /** Returns the function that a Java method computes, or {@code null}. */
  static @Nullable Function find(String owner, String method) {
    if (KnownCalls.isMath(owner)) {
      for (Function function : values()) {
        if (!function.isOwn() && function.java().equals(method)) {
          return function;
        }
      }
      return null;
    }
    return INTRINSICS.get(owner + "." + method);
  }

  /** Returns the method's name in Java. */
  String java() {
    return Pattern.compile("_(.)")
        .matcher(name().toLowerCase(Locale.ROOT))
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  /** Returns the name in OpenCL C and CUDA C, where it takes floats as well as doubles. */
  String c() {
    return c;
  }

  int arity() {
    return arity;
  }

  /** Returns whether the runtime has it, and {@code java.lang.Math} does not. */
  boolean isOwn() {
    return this == ERF || this == ERFC || this == CLAMP;
  }

  /** Returns whether Java has it for float and for long too. */
  boolean isOfAnyType() {
    return this == ABS || this == MIN || this == MAX || this == SIGNUM || this == CLAMP;
  }
}
