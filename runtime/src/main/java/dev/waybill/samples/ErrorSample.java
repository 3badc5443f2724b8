package dev.waybill.samples;

import dev.waybill.tensor.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
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

  /// Makes a sample of each dtype that an op refuses although its kernels take it as that of a
  /// further argument, say.
  ///
  /// @param text what each message contains
  /// @param arguments makes the arguments
  /// @param dtypes the dtypes
  /// @return samples
  public static List<ErrorSample> ofDtypes(
      String text, Function<DType, List<@Nullable Object>> arguments, DType... dtypes) {
    List<ErrorSample> samples = new ArrayList<>();
    for (DType dtype : dtypes) {
      samples.add(new ErrorSample(dtype.toString(), arguments.apply(dtype), text));
    }
    return samples;
  }
}
