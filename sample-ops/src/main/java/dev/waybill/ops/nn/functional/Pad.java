package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.pad`.
public final class Pad {
  private static final String NAME = "nn.functional.pad";
  private static final List<String> MODES = List.of("constant", "reflect", "replicate", "circular");

  private Pad() {}

  /// Puts a border around a tensor; negative widths crop.
  ///
  /// `constant` fills it with a value; `reflect` mirrors the tensor without repeating its edge,
  /// `replicate` repeats the edge, `circular` begins again at the other end. These three pad the
  /// last 1 to 3 axes and leave 1 or 2 in front. Source: PyTorch, `torch.nn.functional.pad`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3}, 1, 3);
  /// Functional.pad(x, new long[] {1, 0}); // ==> tensor([[0., 1., 2., 3.]])
  /// Functional.pad(x, new long[] {2, 1}, "reflect"); // ==> tensor([[3., 2., 1., 2., 3., 2.]])
  /// ```
  ///
  /// @param x the tensor
  /// @param pad widths before and after, the last axis first; axes in front may be left out
  /// @param mode one of these
  /// @param value the border with `constant`; `null` for 0
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if the mode is none of these, or the widths are too
  ///   many or too large
  @Export(NAME)
  public static Tensor pad(
      Tensor x,
      long[] pad,
      @Default("constant") String mode,
      @Default("null") @Nullable Double value) {
    if (!MODES.contains(mode)) {
      throw new WrongArgumentException(
          NAME,
          "mode",
          "unrecognised padding mode "
              + mode
              + ", expected one of "
              + String.join(", ", MODES)
              + ".");
    }
    checkLength(NAME, x, pad);
    if (mode.equals("constant")) {
      return Functional.constantPad(x, pad, value == null ? 0 : value);
    }
    if (value != null) {
      throw new WrongArgumentException(
          NAME, "value", "padding mode " + mode + " doesn't take a value, found " + value + ".");
    }
    int axes = pad.length / 2;
    if (axes == 0 || axes > 3 || x.rank() < axes + 1 || x.rank() > axes + 2) {
      throw new ShapeException(
          NAME,
          "padding size "
              + pad.length
              + " is not supported for "
              + x.rank()
              + "D input with mode "
              + mode
              + ", expected 2 for 2D or 3D, 4 for 3D or 4D, 6 for 4D or 5D.");
    }
    for (int i = 0; i < axes; i++) {
      checkWidth(x, x.rank() - 1 - i, pad[2 * i], pad[2 * i + 1], mode);
    }
    Tensor y = x;
    for (int i = axes - 1; i >= 0; i--) {
      int axis = x.rank() - 1 - i;
      long[] sources = sources(x.layout().shape(axis), pad[2 * i], pad[2 * i + 1], mode);
      y = TensorOps.indexSelect(y, axis, Tensor.of(sources).to(x.device()));
    }
    return y;
  }

  private static long[] sources(long size, long before, long after, String mode) {
    long length = length(NAME, size, before, after);
    long[] sources = new long[Layout.dense(0, length).arrayLength(NAME)];
    for (int i = 0; i < sources.length; i++) {
      long at = i - before;
      sources[i] =
          switch (mode) {
            case "reflect" -> at < 0 ? -at : at >= size ? 2 * (size - 1) - at : at;
            case "replicate" -> Math.min(Math.max(at, 0), size - 1);
            default -> Math.floorMod(at, size);
          };
    }
    return sources;
  }

  private static void checkWidth(Tensor x, int axis, long before, long after, String mode) {
    long size = x.layout().shape(axis);
    long wider = Math.max(before, after);
    boolean tooWide =
        switch (mode) {
          case "reflect" -> wider >= size;
          case "circular" -> wider > size;
          default -> size == 0;
        };
    if (tooWide || before < -size || after < -size || length(NAME, size, before, after) < 0) {
      throw new ShapeException(
          NAME,
          "argument pad: padding size does not fit the corresponding input dimension with mode "
              + mode
              + ": padding ("
              + before
              + ", "
              + after
              + ") at dimension "
              + axis
              + ", found input "
              + x.layout().shapeText()
              + ", expected "
              + (mode.equals("reflect") ? "less than" : "at most")
              + " its length.");
    }
  }

  /// Returns the length of a padded axis.
  ///
  /// @throws ShapeException if no number holds it
  static long length(String op, long size, long before, long after) {
    try {
      return Math.addExact(size, Math.addExact(before, after));
    } catch (ArithmeticException e) {
      throw new ShapeException(
          op,
          "argument pad: found widths "
              + before
              + " and "
              + after
              + " for a dimension of size "
              + size
              + ", which are too large, expected fewer than 2,147,483,640 elements.");
    }
  }

  /// Refuses widths that are not two for each of some last axes.
  static void checkLength(String op, Tensor x, long[] pad) {
    if (pad.length % 2 != 0) {
      throw new WrongArgumentException(
          op,
          "pad",
          "padding length must be divisible by 2, found "
              + pad.length
              + ", expected an even number.");
    }
    if (pad.length > 2 * x.rank()) {
      throw new ShapeException(
          op,
          "argument pad: padding length should be less than or equal to two times the input"
              + " dimension, found "
              + pad.length
              + " for input "
              + x.layout().shapeText()
              + ", expected at most "
              + 2 * x.rank()
              + ".");
    }
  }
}
