package dev.waybill.internal.text;

import dev.waybill.dispatch.WrongArgumentException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Refuses `null` where no schema does, in the same words.
public final class Given {
  private Given() {}

  /// Refuses an argument that is `null`.
  ///
  /// @param op what was called
  /// @param argument its name
  /// @param expected its type
  public static void check(String op, String argument, String expected, @Nullable Object value) {
    if (value == null) {
      throw new WrongArgumentException(op, argument, "found null, expected " + expected + ".");
    }
  }

  /// Refuses a list of tensors that is `null` or holds it.
  ///
  /// @param op what was called
  /// @param argument its name
  public static void checkTensors(
      String op, String argument, List<? extends @Nullable Object> tensors) {
    String expected = "List<Tensor>";
    check(op, argument, expected, tensors);
    int position = 0;
    for (Object tensor : tensors) {
      if (tensor == null) {
        throw new WrongArgumentException(
            op, argument, "found null at position " + position + ", expected " + expected + ".");
      }
      position++;
    }
  }
}
