package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.interpolate`.
public final class Interpolate {
  private static final String NAME = "nn.functional.interpolate";

  private Interpolate() {}

  /// Resizes images by repeating or leaving out elements: element `i` of the result is element
  /// `⌊i · scale⌋` of `x`, with `scale` the old size by the new, or `1 / scaleFactor`, in f32.
  ///
  /// Source: PyTorch, `torch.nn.functional.interpolate` with mode `nearest`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2}, 1, 1, 2);
  /// Functional.interpolate(x, new long[] {4}, null, "nearest");
  /// // ==> tensor([[[1., 1., 2., 2.]]])
  /// ```
  ///
  /// @param x `[batch, channels, *spatial]` with 1 to 3 spatial axes
  /// @param size the new sizes, one number for all axes or one for each; or `null`
  /// @param scaleFactor what sizes are multiplied with, likewise; or `null`
  /// @param mode `nearest`
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if the shape does not fit, both or none of size and
  ///   factor are given, or the mode is another
  @Export(NAME)
  public static Tensor interpolate(
      Tensor x,
      @Default("null") long @Nullable [] size,
      @Default("null") double @Nullable [] scaleFactor,
      @Default("nearest") String mode) {
    check(x, mode);
    int axes = x.rank() - 2;
    if ((size == null) == (scaleFactor == null)) {
      throw new WrongArgumentException(
          NAME,
          "size",
          size == null
              ? "either size or scaleFactor should be defined, found neither."
              : "only one of size or scaleFactor should be defined, found both.");
    }
    double[] factors = scaleFactor == null ? new double[0] : factors(scaleFactor, axes);
    long[] input = Spatial.last(x, axes);
    long[] output = new long[axes];
    for (int i = 0; i < axes; i++) {
      output[i] = size == null ? (long) Math.floor(input[i] * factors[i]) : 0;
    }
    if (size != null) {
      output = Spatial.numbers(NAME, "size", size, axes, 1);
    }
    checkSizes(x, output);
    Spatial.checkHeld(NAME, x, output);
    Tensor y = x;
    for (int i = 0; i < axes; i++) {
      float scale = size == null ? (float) (1 / factors[i]) : (float) input[i] / output[i];
      Tensor sources = Tensor.of(sources(input[i], output[i], scale)).to(x.device());
      y = TensorOps.indexSelect(y, 2 + i, sources);
    }
    return y;
  }

  private static long[] sources(long input, long output, float scale) {
    long[] sources = new long[(int) output];
    for (int i = 0; i < output; i++) {
      sources[i] = Math.min((long) Math.floor(i * scale), input - 1);
    }
    return sources;
  }

  private static double[] factors(double[] given, int axes) {
    if (given.length != 1 && given.length != axes) {
      throw new WrongArgumentException(
          NAME,
          "scaleFactor",
          "found "
              + Arrays.toString(given)
              + ", expected one number or one for each of the "
              + axes
              + " spatial dimensions.");
    }
    double[] factors = new double[axes];
    for (int i = 0; i < axes; i++) {
      factors[i] = given[given.length == 1 ? 0 : i];
    }
    return factors;
  }

  private static void check(Tensor x, String mode) {
    if (!mode.equals("nearest")) {
      throw new WrongArgumentException(NAME, "mode", "found " + mode + ", expected nearest.");
    }
    if (x.rank() < 3 || x.rank() > 5) {
      throw new ShapeException(
          NAME,
          "only 3D, 4D and 5D input tensors are supported, found x: "
              + x.layout().shapeText()
              + ".");
    }
    if (x.layout().shape(1) == 0) {
      throw new ShapeException(
          NAME, "expected a tensor with channels, found x: " + x.layout().shapeText() + ".");
    }
  }

  private static void checkSizes(Tensor x, long[] output) {
    for (int i = 0; i < output.length; i++) {
      if (output[i] < 1 || x.layout().shape(2 + i) < 1) {
        throw new ShapeException(
            NAME,
            "input and output sizes should be greater than 0, found x: "
                + x.layout().shapeText()
                + " and output "
                + Arrays.toString(output)
                + ".");
      }
    }
  }
}
