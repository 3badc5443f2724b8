package dev.waybill.ops.nn.functional;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Convolutions over any number of axes as one product of matrices: the windows of `x`, a view, are
/// laid out as the rows of a matrix (im2col). All steps are ops, so gradients need no code.
final class Convolution {
  private final String op;
  private final Tensor x;
  private final Tensor weight;
  private final @Nullable Tensor bias;
  private final int axes;
  private final long groups;
  private final boolean transposed;
  private final boolean unbatched;

  /// Checks what does not depend on strides.
  ///
  /// @param op what was called, for messages
  /// @param x `[batch, channels, *spatial]`, or without the batch
  /// @param weight `[out, in / groups, *kernel]`, transposed `[in, out / groups, *kernel]`
  /// @param bias `[out]`, or `null`
  /// @param axes the number of spatial axes
  /// @param groups the number of groups
  /// @param transposed whether this is the transpose of a convolution
  Convolution(
      String op,
      Tensor x,
      Tensor weight,
      @Nullable Tensor bias,
      int axes,
      long groups,
      boolean transposed) {
    this.op = op;
    this.unbatched = x.rank() == axes + 1;
    this.x = unbatched ? TensorOps.unsqueeze(x, 0) : x;
    this.weight = weight;
    this.bias = bias;
    this.axes = axes;
    this.groups = groups;
    this.transposed = transposed;
    checkRanks(x);
    checkChannels(x);
    checkDtype("weight", weight);
    if (bias != null) {
      checkDtype("bias", bias);
    }
  }

  /// Returns the product with the windows.
  Tensor apply(
      long @Nullable [] stride,
      long @Nullable [] padding,
      @Nullable String paddingMode,
      long @Nullable [] dilation) {
    long[] steps = positive("stride", stride);
    long[] gaps = positive("dilation", dilation);
    long[] kernel = Spatial.last(weight, axes);
    long[] before = Spatial.numbers(op, "padding", padding, axes, 0);
    Spatial.checkAtLeast(op, "padding", before, 0);
    long[] after = before.clone();
    if (paddingMode != null) {
      fitPadding(paddingMode, padding, steps, gaps, before, after);
    }
    checkSize(before, after, gaps);
    Tensor padded = Spatial.pad(x, before, after, 0);
    return product(Spatial.windows(padded, kernel, steps, gaps));
  }

  private Tensor product(Tensor windows) {
    long[] kernel = Spatial.last(weight, axes);
    long[] positions = Arrays.copyOfRange(windows.shape(), 2, 2 + axes);
    long batch = windows.layout().shape(0);
    long in = windows.layout().shape(1) / groups;
    long out = weight.layout().shape(0) / groups;
    long columns = in * Spatial.product(kernel);
    // [batch, groups, in, *positions, *kernel] to [groups, batch, *positions, in, *kernel]
    Tensor parts =
        TensorOps.view(windows, Spatial.join(new long[] {batch, groups, in}, positions, kernel));
    int[] order = new int[parts.rank()];
    order[0] = 1;
    order[1] = 0;
    for (int i = 0; i < axes; i++) {
      order[2 + i] = 3 + i;
      order[3 + axes + i] = 3 + axes + i;
    }
    order[2 + axes] = 2;
    long rows = batch * Spatial.product(positions);
    Tensor matrix =
        TensorOps.reshape(TensorOps.permute(parts, order), new long[] {groups, rows, columns});
    Tensor filters = TensorOps.reshape(weight, new long[] {groups, out, columns});
    Tensor result = TensorOps.bmm(matrix, TensorOps.transpose(filters, 1, 2));
    // [groups, batch, *positions, out] to [batch, groups, out, *positions]
    Tensor apart =
        TensorOps.view(
            result, Spatial.join(new long[] {groups, batch}, positions, new long[] {out}));
    int[] back = new int[apart.rank()];
    back[0] = 1;
    back[2] = apart.rank() - 1;
    for (int i = 0; i < axes; i++) {
      back[3 + i] = 2 + i;
    }
    return finish(
        TensorOps.reshape(
            TensorOps.permute(apart, back),
            Spatial.join(new long[] {batch, groups * out}, positions)));
  }

  /// Returns the transpose of a convolution: each element of `x` times the kernel is added to the
  /// result where the window of the convolution stood.
  Tensor applyTransposed(
      long @Nullable [] stride,
      long @Nullable [] padding,
      long @Nullable [] outputPadding,
      long @Nullable [] dilation) {
    long[] steps = positive("stride", stride);
    long[] gaps = positive("dilation", dilation);
    long[] cropped = Spatial.numbers(op, "padding", padding, axes, 0);
    long[] extra = Spatial.numbers(op, "outputPadding", outputPadding, axes, 0);
    Spatial.checkAtLeast(op, "padding", cropped, 0);
    Spatial.checkAtLeast(op, "outputPadding", extra, 0);
    long[] kernel = Spatial.last(weight, axes);
    long[] positions = Spatial.last(x, axes);
    long[] whole = new long[axes];
    long[] crop = new long[axes];
    for (int i = 0; i < axes; i++) {
      if (extra[i] >= steps[i] && extra[i] >= gaps[i]) {
        throw new WrongArgumentException(
            op,
            "outputPadding",
            "must be smaller than either stride or dilation, found outputPadding "
                + Arrays.toString(extra)
                + ", stride "
                + Arrays.toString(steps)
                + ", dilation "
                + Arrays.toString(gaps)
                + ".");
      }
      whole[i] = (positions[i] - 1) * steps[i] + gaps[i] * (kernel[i] - 1) + 1 + extra[i];
      crop[i] = -cropped[i];
      if (whole[i] + 2 * crop[i] < 1) {
        throw new ShapeException(
            op,
            "output size is too small: given input size per channel "
                + Arrays.toString(positions)
                + ", kernel "
                + Arrays.toString(kernel)
                + " and padding "
                + Arrays.toString(cropped)
                + ", at least one element must be left.");
      }
    }
    return finish(Spatial.pad(scatter(kernel, positions, whole, steps, gaps), crop, crop, 0));
  }

  private Tensor scatter(long[] kernel, long[] positions, long[] whole, long[] steps, long[] gaps) {
    long batch = x.layout().shape(0);
    long in = weight.layout().shape(0) / groups;
    long out = weight.layout().shape(1);
    long columns = out * Spatial.product(kernel);
    long places = Spatial.product(positions);
    Tensor parts = TensorOps.reshape(x, new long[] {batch, groups, in, places});
    Tensor matrix =
        TensorOps.reshape(
            TensorOps.permute(parts, new int[] {1, 2, 0, 3}),
            new long[] {groups, in, batch * places});
    Tensor filters = TensorOps.reshape(weight, new long[] {groups, in, columns});
    Tensor product = TensorOps.bmm(TensorOps.transpose(filters, 1, 2), matrix);
    Tensor apart =
        TensorOps.view(
            product, Spatial.join(new long[] {groups, out}, kernel, new long[] {batch}, positions));
    // To [batch, groups, out, *positions, *kernel], which is a view of the result with overlaps.
    int[] order = new int[apart.rank()];
    long[] strides = new long[apart.rank()];
    order[0] = 2 + axes;
    order[1] = 0;
    order[2] = 1;
    strides[2] = Spatial.product(whole);
    strides[1] = strides[2] * out;
    strides[0] = strides[1] * groups;
    long stride = 1;
    for (int i = axes - 1; i >= 0; i--) {
      order[3 + i] = 3 + axes + i;
      order[3 + axes + i] = 2 + i;
      strides[3 + i] = stride * steps[i];
      strides[3 + axes + i] = stride * gaps[i];
      stride *= whole[i];
    }
    return TensorOps.asStridedBackward(
        TensorOps.permute(apart, order),
        Spatial.join(new long[] {batch, groups * out}, whole),
        strides,
        0);
  }

  private Tensor finish(Tensor y) {
    Tensor shifted = bias == null ? y : TensorOps.add(y, Channels.along(bias, y.rank()));
    return unbatched ? TensorOps.select(shifted, 0, 0) : shifted;
  }

  private long[] positive(String argument, long @Nullable [] given) {
    long[] numbers = Spatial.numbers(op, argument, given, axes, 1);
    Spatial.checkAtLeast(op, argument, numbers, 1);
    return numbers;
  }

  private void fitPadding(
      String mode,
      long @Nullable [] padding,
      long[] steps,
      long[] gaps,
      long[] before,
      long[] after) {
    if (padding != null || !(mode.equals("same") || mode.equals("valid"))) {
      throw new WrongArgumentException(
          op,
          "paddingMode",
          padding == null
              ? "found " + mode + ", expected same or valid."
              : "found " + mode + " beside padding, expected one of both.");
    }
    for (int i = 0; i < axes && mode.equals("same"); i++) {
      if (steps[i] != 1) {
        throw new WrongArgumentException(
            op,
            "paddingMode",
            "padding same is not supported for strided convolutions, found stride "
                + Arrays.toString(steps)
                + ".");
      }
      long total = gaps[i] * (weight.layout().shape(2 + i) - 1);
      before[i] = total / 2;
      after[i] = total - before[i];
    }
  }

  private void checkSize(long[] before, long[] after, long[] gaps) {
    long[] padded = Spatial.last(x, axes);
    long[] reach = Spatial.last(weight, axes);
    boolean fits = true;
    for (int i = 0; i < axes; i++) {
      padded[i] += before[i] + after[i];
      reach[i] = gaps[i] * (reach[i] - 1) + 1;
      fits &= reach[i] >= 1 && reach[i] <= padded[i];
    }
    if (!fits) {
      throw new ShapeException(
          op,
          "argument weight: padded input size per channel: "
              + Arrays.toString(padded)
              + ", kernel size: "
              + Arrays.toString(reach)
              + "; kernel size can't be 0 or greater than actual input size, found "
              + Arrays.toString(reach)
              + ", expected 1 to "
              + Arrays.toString(padded)
              + ".");
    }
  }

  private void checkRanks(Tensor given) {
    if (weight.rank() != axes + 2) {
      throw new ShapeException(
          op,
          "argument weight: found shape "
              + weight.layout().shapeText()
              + ", expected "
              + (axes + 2)
              + " dimensions.");
    }
    if (given.rank() != axes + 1 && given.rank() != axes + 2) {
      throw new ShapeException(
          op,
          "argument x: expected "
              + (axes + 1)
              + "D (unbatched) or "
              + (axes + 2)
              + "D (batched) input, found "
              + given.layout().shapeText()
              + ".");
    }
  }

  private void checkChannels(Tensor given) {
    long first = weight.layout().shape(0);
    if (groups < 1 || first % groups != 0) {
      throw new WrongArgumentException(
          op,
          "groups",
          "found "
              + groups
              + ", expected a positive number that divides weight at dimension 0: "
              + weight.layout().shapeText()
              + ".");
    }
    long channels = transposed ? first : weight.layout().shape(1) * groups;
    if (x.layout().shape(1) != channels) {
      throw new ShapeException(
          op,
          "argument x: given groups="
              + groups
              + ", weight of size "
              + weight.layout().shapeText()
              + ", expected input "
              + given.layout().shapeText()
              + " to have "
              + channels
              + " channels, but got "
              + x.layout().shape(1)
              + " channels instead.");
    }
    long out = transposed ? weight.layout().shape(1) * groups : first;
    if (bias != null && (bias.rank() != 1 || bias.size() != out)) {
      throw new ShapeException(
          op,
          "argument bias: given weight of size "
              + weight.layout().shapeText()
              + ", expected bias to be 1-dimensional with "
              + out
              + " elements, but got bias of size "
              + bias.layout().shapeText()
              + " instead.");
    }
  }

  private void checkDtype(String argument, Tensor other) {
    if (other.dtype() != x.dtype()) {
      throw new WrongArgumentException(
          op,
          argument,
          "found dtype " + other.dtype() + ", expected that of x, " + x.dtype() + ".");
    }
  }
}
