package dev.waybill.samples;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arguments that an op takes. A tensor of dtype `f64` stands for one of each dtype that the op
/// declares, and is converted: to whole numbers by rounding. Tensors of other dtypes, such as
/// indices and masks, are passed as they are.
///
/// @param name what it shows
/// @param arguments boxed, by position
/// @param isSmooth whether the op has derivatives here; false at a kink
public record Sample(String name, List<@Nullable Object> arguments, boolean isSmooth) {

  /// Copies the list.
  public Sample {
    arguments = Collections.unmodifiableList(Arrays.asList(arguments.toArray()));
  }

  /// Makes a sample where the op, if it has a gradient, is smooth.
  ///
  /// @param name what it shows
  /// @param arguments boxed, by position
  /// @return a sample
  public static Sample of(String name, @Nullable Object... arguments) {
    return new Sample(name, Arrays.asList(arguments), true);
  }

  /// Makes a tensor for a sample: of both signs, up to 3 in size, distinct up to 300 elements, and
  /// never a whole number or half of one.
  ///
  /// @param shape its shape
  /// @return a new `f64` tensor
  public static Tensor values(long... shape) {
    return spread(-3, 6, shape);
  }

  /// Makes a tensor for a sample, as [#values(long...)] from 0.3 to 3.3.
  ///
  /// @param shape its shape
  /// @return a new `f64` tensor
  public static Tensor positive(long... shape) {
    return spread(0.3, 3, shape);
  }

  private static Tensor spread(double from, double width, long... shape) {
    Tensor tensor = Tensor.empty(DType.F64, shape);
    double[] elements = tensor.doubleArray();
    for (int i = 0; i < tensor.size(); i++) {
      // Multiples of the golden ratio spread evenly and do not repeat.
      double part = (i + 1) * 0.6180339887498949 + shape.length * 0.27;
      elements[i] = from + width * (part - Math.floor(part));
    }
    return tensor;
  }
}
