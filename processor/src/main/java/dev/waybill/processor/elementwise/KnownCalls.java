package dev.waybill.processor.elementwise;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The methods that kernels compute without reading their sources. */
final class KnownCalls {
  private static final String MATH = "java.lang.Math";
  private static final String STRICT_MATH = "java.lang.StrictMath";

  /** By which Java multiplies, so that no kernel needs a function for them. */
  static final Map<String, Double> FACTORS =
      Map.of("toDegrees", Math.toDegrees(1), "toRadians", Math.toRadians(1));

  static final List<String> TESTS = List.of("isFinite", "isInfinite", "isNaN");

  private KnownCalls() {}

  static boolean isMath(String type) {
    return type.equals(MATH) || type.equals(STRICT_MATH);
  }

  /** Returns whether a class is one of those whose methods are known or refused by name. */
  static boolean isLibrary(String type) {
    return type.startsWith("java.") || type.equals(Function.OWN);
  }

  /** Lists them, for people. */
  static String text() {
    return "of Math "
        + sorted(Stream.concat(functions(one -> !one.isOwn()), FACTORS.keySet().stream()))
        + "; of ScalarMath "
        + sorted(functions(Function::isOwn))
        + "; of Double and Float "
        + String.join(", ", TESTS)
        + "; of Long signum";
  }

  private static Stream<String> functions(Predicate<Function> which) {
    return Stream.of(Function.values()).filter(which).map(Function::java);
  }

  private static String sorted(Stream<String> names) {
    return names.sorted().collect(Collectors.joining(", "));
  }
}
