package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.DevicePlaces;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;

/// The op `nn.functional.oneHot`.
public final class OneHot {
  private static final String NAME = "nn.functional.oneHot";

  private OneHot() {}

  /// Writes each class number as a row with a 1 at its place and 0 elsewhere.
  ///
  /// - Shapes: `index` any, result `[..., numClasses]`.
  /// - Dtypes: i64.
  /// - Source: PyTorch, `torch.nn.functional.one_hot`.
  ///
  /// ```java
  /// Functional.oneHot(Tensor.of(0L, 2L)); // ==> tensor([[1, 0, 0], [0, 0, 1]])
  /// ```
  ///
  /// @param index class numbers from 0
  /// @param numClasses the length of the rows; -1 for the highest class number plus 1
  /// @return a new i64 tensor
  /// @throws WrongArgumentException if there is no such class, or the number of classes cannot be
  ///   worked out
  @Export(NAME)
  @Op(dtypes = "i64")
  @NotDifferentiable("Class numbers.")
  public static Tensor oneHot(Tensor index, @Default("-1") long numClasses) {
    boolean inferred = isInferred(index, numClasses);
    if (Results.isMeta(index)) {
      return Results.empty(index, DType.I64, shape(index, numClasses));
    }
    long[] classes = Rows.values(index);
    long count = numClasses;
    for (long found : classes) {
      if (found < 0 || (!inferred && found >= numClasses)) {
        throw outside(found, numClasses);
      }
      count = inferred ? Math.max(count, count(found)) : count;
    }
    Tensor y = Results.zeros(index, DType.I64, shape(index, count));
    for (int i = 0; i < classes.length; i++) {
      y.longArray()[(int) (i * count + classes[i])] = 1;
    }
    return y;
  }

  @Kernel(op = NAME, device = "gpu", dtypes = "i64")
  static Tensor oneHotOnDevice(Tensor index, long numClasses) {
    boolean inferred = isInferred(index, numClasses);
    // The result's shape, so the device is waited for.
    long count = inferred ? count(MathOps.amax(index).getLong()) : numClasses;
    Tensor y = Results.zeros(index, DType.I64, shape(index, count));
    Tensor one = Results.empty(index, DType.I64);
    Copies.copy(Tensor.scalar(1L), one);
    long[] rows = Arrays.copyOf(y.layout().strides(), index.rank());
    new DevicePlaces(NAME, index.shape(), Layout.strided(0, index.shape(), rows))
        .pick(index, 0, count, 1, found -> outside(found, count))
        .put(one, y);
    return y;
  }

  /// The largest long has no successor, and as a length is too large just as well.
  private static long count(long largest) {
    return largest == Long.MAX_VALUE ? largest : Math.max(0, largest) + 1;
  }

  private static boolean isInferred(Tensor index, long numClasses) {
    boolean inferred = numClasses == -1;
    if (inferred && (index.size() == 0 || Results.isMeta(index))) {
      throw new WrongArgumentException(
          NAME,
          "numClasses",
          "cannot infer the total number of classes from an empty tensor or one without data, found"
              + " shape "
              + index.layout().shapeText()
              + ", expected numClasses to be given.");
    }
    if (!inferred && (numClasses < 0 || (numClasses == 0 && index.size() > 0))) {
      throw new WrongArgumentException(
          NAME,
          "numClasses",
          "class values must be smaller than num_classes, found "
              + numClasses
              + " classes, expected 1 or more, or -1.");
    }
    return inferred;
  }

  private static WrongArgumentException outside(long found, long numClasses) {
    return new WrongArgumentException(
        NAME,
        "index",
        found < 0
            ? "class values must be non-negative, found " + found + ", expected 0 or more."
            : "class values must be smaller than num_classes, found "
                + found
                + ", expected 0 to "
                + (numClasses - 1)
                + ".");
  }

  private static long[] shape(Tensor index, long count) {
    long[] shape = Arrays.copyOf(index.shape(), index.rank() + 1);
    shape[index.rank()] = count;
    return shape;
  }
}
