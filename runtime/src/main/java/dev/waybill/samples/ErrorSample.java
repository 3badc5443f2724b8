package dev.waybill.samples;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arguments that an op refuses.
///
/// @param name what is wrong
/// @param arguments boxed, by position, passed as they are
/// @param text what the message contains
public record ErrorSample(String name, List<@Nullable Object> arguments, String text) {

  /// Copies the list.
  public ErrorSample {
    arguments = Collections.unmodifiableList(Arrays.asList(arguments.toArray()));
  }

  /// Makes a sample.
  ///
  /// @param name what is wrong
  /// @param text what the message contains
  /// @param arguments boxed, by position
  /// @return a sample
  public static ErrorSample of(String name, String text, @Nullable Object... arguments) {
    return new ErrorSample(name, Arrays.asList(arguments), text);
  }
}
