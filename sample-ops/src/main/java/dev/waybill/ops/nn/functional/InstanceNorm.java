package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.instanceNorm`.
public final class InstanceNorm {
  private static final String NAME = "nn.functional.instanceNorm";

  private InstanceNorm() {}

  /// Normalises each channel of each item by itself: by its mean and biased variance, or by running
  /// statistics.
  ///
  /// The input's statistics move the running ones, in place: `new = (1 - momentum) · old + momentum
  /// · input`, with the means over the batch of means and unbiased variances. Source: Ulyanov et
  /// al., "Instance Normalization", equation 2; PyTorch, `torch.nn.functional.instance_norm`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 3, 10, 30}, 1, 2, 2);
  /// Functional.instanceNorm(x); // ==> tensor([[[-1.0000, 1.0000], [-1.0000, 1.0000]]])
  /// ```
  ///
  /// @param x `[batch, channels, *spatial]`, f32, f64, f16 or bf16
  /// @param runningMean one a channel, or `null`
  /// @param runningVar one a channel, or `null`
  /// @param weight a factor for each channel, or `null`
  /// @param bias a summand for each channel, or `null`
  /// @param useInputStats whether the statistics are those of `x`; else the running ones
  /// @param momentum the part of the input in the running statistics
  /// @param eps keeps constant channels finite
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit, statistics are missing, or
  ///   there is one value a channel where statistics are taken of
  @Export(NAME)
  public static Tensor instanceNorm(
      Tensor x,
      @Default("null") @Nullable Tensor runningMean,
      @Default("null") @Nullable Tensor runningVar,
      @Default("null") @Nullable Tensor weight,
      @Default("null") @Nullable Tensor bias,
      @Default("true") boolean useInputStats,
      @Default("0.1") double momentum,
      @Default("1e-5") double eps) {
    check(x, useInputStats);
    Channels.check(NAME, "runningMean", x, runningMean);
    Channels.check(NAME, "runningVar", x, runningVar);
    Channels.check(NAME, "weight", x, weight);
    Channels.check(NAME, "bias", x, bias);
    Tensor normal =
        useInputStats
            ? byInput(x, runningMean, runningVar, momentum, eps)
            : BatchNorm.byStatistics(NAME, x, runningMean, runningVar, eps);
    return Channels.affine(normal, weight, bias);
  }

  private static void check(Tensor x, boolean useInputStats) {
    Losses.checkFloating(NAME, "x", x);
    if (x.rank() < 3) {
      throw new ShapeException(
          NAME,
          "x must have at least 3 dimensions, found "
              + x.layout().shapeText()
              + ", expected [batch, channels, *spatial].");
    }
    if (useInputStats && spatial(x) == 1) {
      throw new ShapeException(
          NAME,
          "expected more than 1 spatial element when training, found x: "
              + x.layout().shapeText()
              + ".");
    }
  }

  private static long spatial(Tensor x) {
    return Spatial.product(Spatial.last(x, x.rank() - 2));
  }

  private static Tensor byInput(
      Tensor x,
      @Nullable Tensor runningMean,
      @Nullable Tensor runningVar,
      double momentum,
      double eps) {
    long[] shape = {x.layout().shape(0), x.layout().shape(1), spatial(x)};
    Tensor flat = TensorOps.reshape(x, shape);
    if (x.size() > 0) {
      Tensor wide = TensorOps.to(flat.detach(), DType.F64);
      if (runningMean != null) {
        BatchNorm.move(runningMean, MathOps.mean(wide, new int[] {0, 2}, false, null), momentum);
      }
      if (runningVar != null) {
        Tensor each = MathOps.var(wide, new int[] {2}, false, 1);
        BatchNorm.move(runningVar, MathOps.mean(each, new int[] {0}, false, null), momentum);
      }
    }
    Tensor normal = Functional.layerNorm(flat, new long[] {shape[2]}, null, null, eps);
    return TensorOps.reshape(normal, x.shape());
  }
}
