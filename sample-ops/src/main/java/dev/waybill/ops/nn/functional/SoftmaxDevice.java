package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.DeviceRows;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The kernels of `nn.functional.softmax`, `nn.functional.logSoftmax` and their derivatives on
/// devices.
final class SoftmaxDevice {

  // Each item keeps the largest element that it has seen, and the sum of the exponentials relative
  // to it: so that the largest element and the sum take one pass together. Milakov and Gimelshein,
  // "Online normalizer calculation for softmax", algorithm 3.
  private static final String SOURCE =
      """
      #define MAX_AND_SUM \\
          W max = -INFINITY; \\
          ACC sum = 0; \\
          EACH(i) { \\
            W v = LOAD(x[x_0 + AT(i)]); \\
            if (v > max) { \\
              sum = sum * exp(max - v) + 1; \\
              max = v; \\
            } else if (v != -INFINITY) { \\
              sum += exp(v - max); \\
            } \\
          } \\
          W most = (W) LARGEST(max); \\
          /* An item may have seen nothing but -inf, of which the difference is NaN. */ \\
          sum = SUM(sum == 0 ? 0 : sum * exp(max - most)); \\
          if (most == INFINITY) { \\
            sum = NAN; \\
          }

      KERNEL void softmax(
          ROWS, GLOBAL const T* x, long x_0, GLOBAL R* y, long y_0, SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        EACH_ROW {
          MAX_AND_SUM
          ACC factor = 1 / sum;
          EACH(i) {
            y[y_0 + AT(i)] = STORE((W) (exp(LOAD(x[x_0 + AT(i)]) - most) * factor));
          }
        }
      }

      KERNEL void log_softmax(
          ROWS, GLOBAL const T* x, long x_0, GLOBAL R* y, long y_0, SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        EACH_ROW {
          MAX_AND_SUM
          W log_of_sum = (W) log(sum);
          EACH(i) {
            y[y_0 + AT(i)] = STORE(LOAD(x[x_0 + AT(i)]) - most - log_of_sum);
          }
        }
      }

      KERNEL void softmax_backward(ROWS, GLOBAL const T* gy, long gy_0, GLOBAL const T* y, long y_0,
          GLOBAL R* gx, long gx_0, SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        EACH_ROW {
          ACC sum = 0;
          EACH(i) {
            sum += (ACC) LOAD(gy[gy_0 + AT(i)]) * LOAD(y[y_0 + AT(i)]);
          }
          sum = SUM(sum);
          EACH(i) {
            ACC g = LOAD(gy[gy_0 + AT(i)]);
            gx[gx_0 + AT(i)] = STORE((W) (LOAD(y[y_0 + AT(i)]) * (g - sum)));
          }
        }
      }

      KERNEL void log_softmax_backward(ROWS, GLOBAL const T* gy, long gy_0,
          GLOBAL const T* y, long y_0, GLOBAL R* gx, long gx_0, SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        EACH_ROW {
          ACC sum = 0;
          EACH(i) {
            sum += LOAD(gy[gy_0 + AT(i)]);
          }
          sum = SUM(sum);
          EACH(i) {
            W e = exp(LOAD(y[y_0 + AT(i)]));
            gx[gx_0 + AT(i)] = STORE((W) (LOAD(gy[gy_0 + AT(i)]) - e * sum));
          }
        }
      }
      """;

  private SoftmaxDevice() {}

  @Kernel(op = Softmax.NAME, device = "gpu")
  static Tensor softmax(Tensor x, int dim, @Nullable DType dtype) {
    return rows(Softmax.NAME, "softmax", x, dim, dtype);
  }

  @Kernel(op = LogSoftmax.NAME, device = "gpu")
  static Tensor logSoftmax(Tensor x, int dim, @Nullable DType dtype) {
    return rows(LogSoftmax.NAME, "log_softmax", x, dim, dtype);
  }

  private static Tensor rows(String op, String kernel, Tensor x, int dim, @Nullable DType dtype) {
    int axis = Softmax.axis(op, x, dim);
    Tensor y = Results.empty(x, Softmax.dtype(op, x, dtype), x.shape());
    DeviceRows.along(op, SOURCE, kernel, x, axis, y).tensor(x).tensor(y).run();
    return y;
  }

  @Kernel(
      op = SoftmaxBackward.NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor softmaxBackward(Tensor gy, Tensor y, int dim) {
    return backward(SoftmaxBackward.NAME, "softmax_backward", gy, y, dim);
  }

  @Kernel(
      op = LogSoftmaxBackward.NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor logSoftmaxBackward(Tensor gy, Tensor y, int dim) {
    return backward(LogSoftmaxBackward.NAME, "log_softmax_backward", gy, y, dim);
  }

  private static Tensor backward(String op, String kernel, Tensor gy, Tensor y, int dim) {
    Softmax.checkAlike(op, gy, "y", y);
    int axis = Softmax.axis(op, y, dim);
    Tensor gx = Results.empty(gy, gy.dtype(), gy.shape());
    DeviceRows.along(op, SOURCE, kernel, gy, axis, gx).tensor(gy).tensor(y).tensor(gx).run();
    return gx;
  }
}
