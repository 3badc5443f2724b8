package dev.waybill.ops.nn.functional;

import dev.waybill.api.MathOps;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.DeviceTypes;
import dev.waybill.kernel.Launch;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The targets of classification losses: class numbers beside scores of shape `[batch, classes,
/// ...]` or `[classes]`.
final class ClassTargets {
  private static final String CHECK =
      """

      KERNEL void check(long n, long classes, long ignored, GLOBAL const T* x, long x_0,
          GLOBAL long* wrong, long wrong_0) {
        for (long i = GID(0); i < n; i += (long) GROUPS(0) * ITEMS(0)) {
          long found = x[x_0 + i];
          if (found != ignored && (found < 0 || found >= classes)) {
            REFUSE(wrong + wrong_0, found);
          }
        }
      }
      """;

  private final Tensor counts;
  private final Tensor classes;
  private final @Nullable Tensor weights;
  private final int dim;

  private ClassTargets(Tensor counts, Tensor classes, @Nullable Tensor weights, int dim) {
    this.counts = counts;
    this.classes = classes;
    this.weights = weights;
    this.dim = dim;
  }

  /// Checks targets.
  ///
  /// @param op what was called, for messages
  /// @param x the scores
  /// @param target the class numbers
  /// @param weight one an class, or `null`
  /// @param ignoreIndex the class number of targets that do not count
  static ClassTargets of(
      String op, Tensor x, Tensor target, @Nullable Tensor weight, long ignoreIndex) {
    if (target.dtype() != DType.I64 && target.dtype() != DType.U8) {
      throw new WrongArgumentException(
          op, "target", "found dtype " + target.dtype() + ", expected i64 or u8.");
    }
    int dim = classDim(op, x);
    checkShape(op, x, target, dim);
    long count = x.layout().shape(dim);
    checkWeight(op, x, weight, count);
    checkRange(op, target, count, ignoreIndex);
    Tensor counts = MathOps.ne(target, Tensor.scalar(ignoreIndex));
    Tensor classes = TensorOps.where(counts, TensorOps.to(target, DType.I64), Tensor.scalar(0L));
    Tensor weights = weight == null ? null : pickWeights(weight, classes);
    return new ClassTargets(counts, classes, weights, dim);
  }

  /// Returns the axis of the classes.
  static int classDim(String op, Tensor x) {
    if (x.rank() == 0) {
      throw new ShapeException(op, "x must have 1 or more dimensions, found [].");
    }
    return x.rank() == 1 ? 0 : 1;
  }

  private static void checkShape(String op, Tensor x, Tensor target, int dim) {
    long[] scores = x.shape();
    long[] expected = new long[scores.length - 1];
    System.arraycopy(scores, 0, expected, 0, dim);
    System.arraycopy(scores, dim + 1, expected, dim, expected.length - dim);
    long[] found = target.shape();
    if (Arrays.equals(expected, found)) {
      return;
    }
    boolean batches = expected.length == found.length && dim == 1 && expected[0] != found[0];
    throw new ShapeException(
        op,
        batches
            ? "expected input batch_size ("
                + expected[0]
                + ") to match target batch_size ("
                + found[0]
                + ")."
            : "expected target size "
                + Arrays.toString(expected)
                + " beside input size "
                + x.layout().shapeText()
                + ", found "
                + target.layout().shapeText()
                + ".");
  }

  /// Refuses weights that are not one a class.
  static void checkWeight(String op, Tensor x, @Nullable Tensor weight, long classes) {
    if (weight == null) {
      return;
    }
    if (weight.rank() != 1 || weight.size() != classes) {
      throw new ShapeException(
          op,
          "weight tensor should be defined either for all "
              + classes
              + " classes or no classes, found weight of shape "
              + weight.layout().shapeText()
              + ".");
    }
    if (weight.dtype() != x.dtype()) {
      throw new WrongArgumentException(
          op,
          "weight",
          "found dtype " + weight.dtype() + ", expected that of x, " + x.dtype() + ".");
    }
  }

  private static void checkRange(String op, Tensor target, long classes, long ignoreIndex) {
    if (Results.isMeta(target)) {
      return;
    }
    Tensor dense = TensorOps.contiguous(target);
    if (dense.storage() instanceof DeviceStorage) {
      checkOnDevice(op, dense, classes, ignoreIndex);
      return;
    }
    for (int i = 0; i < dense.size(); i++) {
      long found = Cells.getLong(dense.array(), dense.dtype(), dense.arrayOffset() + i);
      if (found != ignoreIndex && (found < 0 || found >= classes)) {
        throw outside(op, found, classes);
      }
    }
  }

  private static void checkOnDevice(String op, Tensor target, long classes, long ignoreIndex) {
    Launch.of(op, target, "#define T " + DeviceTypes.of(target.dtype()) + CHECK, "check")
        .number(target.size())
        .number(classes)
        .number(ignoreIndex)
        .tensor(target)
        .finding(found -> String.valueOf(outside(op, found, classes).getMessage()))
        .over(target.size());
  }

  private static WrongArgumentException outside(String op, long found, long classes) {
    return new WrongArgumentException(
        op,
        "target",
        "Target " + found + " is out of bounds, expected 0 to " + (classes - 1) + ".");
  }

  private static Tensor pickWeights(Tensor weight, Tensor classes) {
    Tensor flat = TensorOps.reshape(classes, new long[] {classes.size()});
    return TensorOps.reshape(TensorOps.indexSelect(weight, 0, flat), classes.shape());
  }

  /// Returns the negated score of each target, times its weight; 0 for those that do not count.
  Tensor negated(Tensor scores) {
    Tensor index = TensorOps.unsqueeze(classes, dim);
    Tensor picked = TensorOps.squeeze(TensorOps.gather(scores, dim, index), new int[] {dim});
    Tensor negated = TensorOps.neg(picked);
    return onlyCounting(weights == null ? negated : TensorOps.mul(negated, weights));
  }

  /// Replaces the terms of targets that do not count by 0, also where they are NaN.
  Tensor onlyCounting(Tensor terms) {
    return TensorOps.where(counts, terms, Tensor.scalar(0.0));
  }

  /// Returns the mean by weight, the sum, or the terms themselves.
  Tensor reduce(Tensor terms, String reduction) {
    return switch (reduction) {
      case "mean" -> TensorOps.div(TensorOps.sum(terms), totalWeight(terms));
      case "sum" -> TensorOps.sum(terms);
      default -> terms;
    };
  }

  private Tensor totalWeight(Tensor terms) {
    return TensorOps.sum(
        weights == null ? TensorOps.to(counts, terms.dtype()) : onlyCounting(weights));
  }
}
