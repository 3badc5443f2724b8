package dev.waybill.cli;

import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ops for tests of what surrounds them.
final class Callees {

  /// Takes one argument of each kind and returns all of them.
  static final Callee ECHO =
      new Callee(
          "test.echo",
          List.of(
              parameter("text", String.class, ""),
              parameter("whole", int.class, ""),
              parameter("real", float.class, ""),
              parameter("truth", boolean.class, ""),
              parameter("unit", TimeUnit.class, ""),
              parameter("tensor", Tensor.class, "dev.waybill.tensor.Tensor"),
              parameter("points", List.class, "java.util.List<" + Point.class.getName() + ">"),
              parameter("map", Map.class, ""),
              parameter("letter", char.class, ""),
              parameter("any", Object.class, ""),
              parameter("floats", float[].class, "")),
          List.of("f32"),
          arguments -> arguments);

  /// Adds two numbers; the second has a default.
  static final Callee ADD =
      new Callee(
          "test.add",
          List.of(
              new Callee.Parameter("a", int.class, "", true),
              new Callee.Parameter("b", int.class, "", false)),
          List.of(),
          arguments -> number(arguments.get("a")) + number(arguments.get("b")));

  private Callees() {}

  /// Finds one of them.
  static Callee find(String name) {
    if (name.equals(ECHO.name())) {
      return ECHO;
    }
    if (name.equals(ADD.name())) {
      return ADD;
    }
    throw Failure.usage(name + ": no such op; nearest: test.echo, test.add.");
  }

  private static int number(@Nullable Object value) {
    if (value == null) {
      return 1;
    }
    int number = (Integer) value;
    if (number < 0) {
      throw new IllegalArgumentException("test.add: found " + number + ", expected at least 0.");
    }
    return number;
  }

  private static Callee.Parameter parameter(String name, Class<?> type, String fullType) {
    return new Callee.Parameter(name, type, fullType, false);
  }

  /// A type that a library could export.
  ///
  /// @param x a coordinate
  /// @param name a name
  record Point(double x, String name) {}
}
