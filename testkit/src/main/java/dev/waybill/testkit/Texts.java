package dev.waybill.testkit;

import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arguments as messages show them.
final class Texts {
  private Texts() {}

  static String of(List<@Nullable Object> arguments) {
    StringBuilder text = new StringBuilder("(");
    for (Object argument : arguments) {
      text.append(text.length() > 1 ? ", " : "").append(of(argument));
    }
    return text.append(')').toString();
  }

  private static String of(@Nullable Object argument) {
    return switch (argument) {
      case Tensor x -> x.dtype() + x.layout().shapeText();
      case List<?> list -> list.stream().map(Texts::of).toList().toString();
      case int[] numbers -> Arrays.toString(numbers);
      case long[] numbers -> Arrays.toString(numbers);
      case null -> "null";
      default -> argument.toString();
    };
  }
}
