package dev.waybill.ops.math;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.DeviceRows;
import dev.waybill.kernel.Reductions;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The kernels of `math.var`, `math.std` and `math.logSumExp` on devices.
final class MomentsDevice {

  // Exponentials are of nothing above 0.
  private static final String SOURCE =
      """
      #define VARIANCE (squares / (n > correction ? n - correction : 0))

      KERNEL void variance(ROWS, GLOBAL const T* x, long x_0, GLOBAL R* y, long y_0, ACC correction,
          SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        EACH_ROW {
          MEAN_AND_SQUARES
          if (FIRST) {
            y[y_0 + row] = STORE((W) VARIANCE);
          }
        }
      }

      KERNEL void deviation(ROWS, GLOBAL const T* x, long x_0, GLOBAL R* y, long y_0, ACC correction,
          SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        EACH_ROW {
          MEAN_AND_SQUARES
          if (FIRST) {
            y[y_0 + row] = STORE((W) sqrt(VARIANCE));
          }
        }
      }

      KERNEL void log_sum_exp(
          ROWS, GLOBAL const T* x, long x_0, GLOBAL R* y, long y_0, SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        EACH_ROW {
          ACC most = -INFINITY;
          EACH(i) {
            ACC v = LOAD(x[x_0 + AT(i)]);
            most = v > most ? v : most;
          }
          most = LARGEST(most);
          ACC shift = fabs(most) == INFINITY ? 0 : most;
          ACC sum = 0;
          EACH(i) {
            sum += exp((W) (LOAD(x[x_0 + AT(i)]) - shift));
          }
          sum = SUM(sum);
          if (FIRST) {
            y[y_0 + row] = STORE((W) (log(sum) + shift));
          }
        }
      }
      """;

  private MomentsDevice() {}

  @Kernel(
      op = Var.NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor var(Tensor x, int @Nullable [] dim, boolean keepDim, double correction) {
    return moment(Var.NAME, "variance", x, dim, keepDim, correction);
  }

  @Kernel(
      op = Std.NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor std(Tensor x, int @Nullable [] dim, boolean keepDim, double correction) {
    return moment(Std.NAME, "deviation", x, dim, keepDim, correction);
  }

  private static Tensor moment(
      String op,
      String kernel,
      Tensor x,
      int @Nullable [] dim,
      boolean keepDim,
      double correction) {
    Moments.refuseWhole(op, x);
    int[] dims = Reductions.dims(op, x.rank(), dim);
    Tensor y = Results.empty(x, x.dtype(), Reductions.shape(x, dims, keepDim));
    DeviceRows.reducing(op, SOURCE, kernel, x, dims, y).tensor(y).number(correction).run();
    return y;
  }

  @Kernel(op = LogSumExp.NAME, device = "gpu")
  static Tensor logSumExp(Tensor x, int[] dim, boolean keepDim) {
    String op = LogSumExp.NAME;
    DType dtype = x.dtype().isFloating() ? x.dtype() : DType.F32;
    int[] dims = Reductions.dims(op, x.rank(), dim);
    Tensor y = Results.empty(x, dtype, Reductions.shape(x, dims, keepDim));
    DeviceRows.reducing(op, SOURCE, "log_sum_exp", x, dims, y).tensor(y).run();
    return y;
  }
}
