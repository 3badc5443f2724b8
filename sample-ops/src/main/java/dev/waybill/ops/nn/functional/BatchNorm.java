package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.batchNorm`.
public final class BatchNorm {
  private static final String NAME = "nn.functional.batchNorm";

  private BatchNorm() {}

  /// Normalises each channel: in training by its mean and biased variance over the batch, else by
  /// the running statistics.
  ///
  /// Training moves the running statistics, in place: `new = (1 - momentum) · old + momentum ·
  /// batch`, with the unbiased variance. Source: Ioffe and Szegedy, "Batch Normalization",
  /// algorithm 1; PyTorch, `torch.nn.functional.batch_norm`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 3}, 2, 1); // two of one channel
  /// Functional.batchNorm(x, new Functional.BatchNormOptions().training(true));
  /// // ==> tensor([[-1.0000], [1.0000]])
  /// ```
  ///
  /// @param x `[batch, channels, ...]`, f32, f64, f16 or bf16
  /// @param runningMean one a channel; `null` in training only
  /// @param runningVar one a channel; `null` in training only
  /// @param weight a factor for each channel, or `null`
  /// @param bias a summand for each channel, or `null`
  /// @param training whether the statistics of the batch are used
  /// @param momentum the part of the batch in the running statistics
  /// @param eps keeps constant channels finite
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit, statistics are missing, or
  /// there
  ///   is one value a channel in training
  @Export(NAME)
  public static Tensor batchNorm(
      Tensor x,
      @Default("null") @Nullable Tensor runningMean,
      @Default("null") @Nullable Tensor runningVar,
      @Default("null") @Nullable Tensor weight,
      @Default("null") @Nullable Tensor bias,
      @Default("false") boolean training,
      @Default("0.1") double momentum,
      @Default("1e-5") double eps) {
    check(x, training);
    Channels.check(NAME, "runningMean", x, runningMean);
    Channels.check(NAME, "runningVar", x, runningVar);
    Channels.check(NAME, "weight", x, weight);
    Channels.check(NAME, "bias", x, bias);
    Tensor normal =
        training
            ? byBatch(x, runningMean, runningVar, momentum, eps)
            : byStatistics(NAME, x, runningMean, runningVar, eps);
    return TensorOps.contiguous(Channels.affine(normal, weight, bias));
  }

  private static void check(Tensor x, boolean training) {
    if (x.rank() < 2) {
      throw new ShapeException(
          NAME, "x must have at least 2 dimensions, found " + x.layout().shapeText() + ".");
    }
    if (!x.dtype().isFloating()) {
      throw new WrongArgumentException(
          NAME, "x", "found dtype " + x.dtype() + ", expected f32, f64, f16 or bf16.");
    }
    if (training && x.size() == x.layout().shape(1) && x.size() > 0) {
      throw new ShapeException(
          NAME,
          "expected more than 1 value per channel when training, found x: "
              + x.layout().shapeText()
              + ".");
    }
  }

  private static Tensor byBatch(
      Tensor x,
      @Nullable Tensor runningMean,
      @Nullable Tensor runningVar,
      double momentum,
      double eps) {
    Tensor first = TensorOps.transpose(x, 0, 1);
    long channels = x.layout().shape(1);
    long count = x.size() / Math.max(1, channels);
    Tensor flat = TensorOps.reshape(first, new long[] {channels, count});
    if (count > 0) {
      move(flat.detach(), runningMean, runningVar, momentum);
    }
    Tensor normal = Functional.layerNorm(flat, new long[] {count}, null, null, eps);
    return TensorOps.transpose(TensorOps.reshape(normal, first.shape()), 0, 1);
  }

  private static void move(
      Tensor flat, @Nullable Tensor runningMean, @Nullable Tensor runningVar, double momentum) {
    int[] along = {1};
    Tensor wide = TensorOps.to(flat, DType.F64);
    Tensor mean = NormalizedShape.mean(wide, along);
    if (runningMean != null) {
      move(runningMean, TensorOps.squeeze(mean, along), momentum);
    }
    if (runningVar != null) {
      Tensor centred = TensorOps.sub(wide, mean);
      Tensor squares = TensorOps.sum(TensorOps.mul(centred, centred), along, false);
      double degrees = flat.layout().shape(1) - 1;
      move(runningVar, TensorOps.div(squares, Tensor.scalar(degrees)), momentum);
    }
  }

  /// Moves running statistics, in place, towards those of a batch.
  static void move(Tensor running, Tensor batch, double momentum) {
    Tensor kept = TensorOps.mul(running.detach(), Tensor.scalar(1 - momentum));
    Tensor moved = TensorOps.add(kept, TensorOps.mul(batch, Tensor.scalar(momentum)));
    TensorOps.copy_(running, moved);
  }

  /// Normalises each channel by statistics, which must be there.
  static Tensor byStatistics(
      String op, Tensor x, @Nullable Tensor runningMean, @Nullable Tensor runningVar, double eps) {
    if (runningMean == null || runningVar == null) {
      throw new WrongArgumentException(
          op,
          runningMean == null ? "runningMean" : "runningVar",
          "must be defined in evaluation mode, found null.");
    }
    Tensor variance = TensorOps.add(runningVar, Tensor.scalar(eps));
    Tensor scale = Channels.along(MathOps.rsqrt(variance), x.rank());
    return TensorOps.mul(TensorOps.sub(x, Channels.along(runningMean, x.rank())), scale);
  }
}
