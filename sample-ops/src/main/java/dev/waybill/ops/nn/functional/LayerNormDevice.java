package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.DeviceRows;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The kernels of `nn.functional.layerNorm`, its derivative and `nn.functional.rmsNorm` on devices.
final class LayerNormDevice {
  private static final String SOURCE =
      """
      KERNEL void layer_norm(
          ROWS, GLOBAL const T* x, long x_0, GLOBAL T* y, long y_0,
          int has_weight, GLOBAL const T* weight, long weight_0,
          int has_bias, GLOBAL const T* bias, long bias_0, ACC eps, SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        EACH_ROW {
          MEAN_AND_SQUARES
          ACC scale = 1 / sqrt(squares / n + eps);
          EACH(i) {
            ACC v = (LOAD(x[x_0 + AT(i)]) - mean) * scale;
            v = has_weight ? v * LOAD(weight[weight_0 + i]) : v;
            v = has_bias ? v + LOAD(bias[bias_0 + i]) : v;
            y[y_0 + AT(i)] = STORE((W) v);
          }
        }
      }

      KERNEL void backward(
          ROWS, GLOBAL const T* x, long x_0, GLOBAL const T* gy, long gy_0, GLOBAL T* gx, long gx_0,
          int has_weight, GLOBAL const T* weight, long weight_0, ACC eps, SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        EACH_ROW {
          MEAN_AND_SQUARES
          ACC scale = 1 / sqrt(squares / n + eps);
          ACC all = 0;
          ACC along = 0;
          EACH(i) {
            ACC g = LOAD(gy[gy_0 + AT(i)]);
            g = has_weight ? g * LOAD(weight[weight_0 + i]) : g;
            all += g;
            along += g * ((LOAD(x[x_0 + AT(i)]) - mean) * scale);
          }
          all = SUM(all) / n;
          along = SUM(along) / n;
          EACH(i) {
            ACC g = LOAD(gy[gy_0 + AT(i)]);
            g = has_weight ? g * LOAD(weight[weight_0 + i]) : g;
            ACC h = (LOAD(x[x_0 + AT(i)]) - mean) * scale;
            gx[gx_0 + AT(i)] = STORE((W) ((g - all - h * along) * scale));
          }
        }
      }

      KERNEL void rms_norm(
          ROWS, GLOBAL const T* x, long x_0, GLOBAL T* y, long y_0,
          int has_weight, GLOBAL const W* weight, long weight_0, ACC eps, SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        EACH_ROW {
          ACC squares = 0;
          EACH(i) {
            ACC v = LOAD(x[x_0 + AT(i)]);
            squares += v * v;
          }
          ACC scale = 1 / sqrt(SUM(squares) / n + eps);
          EACH(i) {
            ACC v = LOAD(x[x_0 + AT(i)]) * scale;
            y[y_0 + AT(i)] = STORE((W) (has_weight ? v * weight[weight_0 + i] : v));
          }
        }
      }
      """;

  private LayerNormDevice() {}

  @Kernel(
      op = LayerNorm.NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor layerNorm(
      Tensor x,
      long[] normalizedShape,
      @Nullable Tensor weight,
      @Nullable Tensor bias,
      double eps) {
    LayerNorm.check(x, normalizedShape, weight, bias);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    rows(LayerNorm.NAME, "layer_norm", x, normalizedShape, y)
        .tensor(x)
        .tensor(y)
        .optional(weight, x)
        .optional(bias, x)
        .number(eps)
        .run();
    return y;
  }

  @Kernel(
      op = LayerNormBackward.NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor layerNormBackward(
      Tensor gy, Tensor x, long[] normalizedShape, @Nullable Tensor weight, double eps) {
    LayerNormBackward.check(gy, x, normalizedShape, weight);
    Tensor gx = Results.empty(x, x.dtype(), x.shape());
    rows(LayerNormBackward.NAME, "backward", x, normalizedShape, gx)
        .tensor(x)
        .tensor(gy)
        .tensor(gx)
        .optional(weight, x)
        .number(eps)
        .run();
    return gx;
  }

  @Kernel(
      op = RmsNorm.NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor rmsNorm(
      Tensor x, long[] normalizedShape, @Nullable Tensor weight, @Nullable Double eps) {
    NormalizedShape.check(RmsNorm.NAME, x, normalizedShape, weight, null);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    DType wide = x.dtype() == DType.F64 ? DType.F64 : DType.F32;
    rows(RmsNorm.NAME, "rms_norm", x, normalizedShape, y)
        .tensor(x)
        .tensor(y)
        .optional(weight == null ? null : TensorOps.to(weight, wide), x)
        .number(RmsNorm.eps(x, eps))
        .run();
    return y;
  }

  private static DeviceRows rows(
      String op, String kernel, Tensor x, long[] normalizedShape, Tensor y) {
    int axes = normalizedShape.length;
    return DeviceRows.along(op, SOURCE, kernel, x, x.rank() - axes, axes, y);
  }
}
