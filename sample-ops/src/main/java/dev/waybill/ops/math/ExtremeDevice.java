package dev.waybill.ops.math;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.DeviceRows;
import dev.waybill.kernel.Reductions;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The kernels on devices that find where the largest and the smallest elements are.
final class ExtremeDevice {

  // NaN beats all numbers. Of those that do not beat each other the first one stays.
  private static final String SOURCE =
      """
      #define BEATS(a, b) ((a) ORDER (b) || ((a) != (a) && (b) == (b)))

      KERNEL void extreme(
          ROWS, GLOBAL const T* x, long x_0, int has_values, GLOBAL T* values, long values_0,
          GLOBAL R* y, long y_0, SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        LOCAL_ARRAY(long, places, 256);
        EACH_ROW {
          ACC best = 0;
          long place = -1;
          EACH(i) {
            ACC v = LOAD(x[x_0 + AT(i)]);
            if (place < 0 || BEATS(v, best)) {
              best = v;
              place = i;
            }
          }
          BARRIER;
          int item = ITEM(0);
          found[item] = best;
          places[item] = place;
          BARRIER;
          for (int step = lanes / 2; step > 0; step /= 2) {
            int other = item + step * across;
            if (lane < step && places[other] >= 0
                && (places[item] < 0 || BEATS(found[other], found[item])
                    || (!BEATS(found[item], found[other]) && places[other] < places[item]))) {
              found[item] = found[other];
              places[item] = places[other];
            }
            BARRIER;
          }
          if (FIRST) {
            y[y_0 + row] = places[item];
            if (has_values) {
              values[values_0 + row] = x[x_0 + AT(places[item])];
            }
          }
        }
      }
      """;

  private ExtremeDevice() {}

  @Kernel(op = Max.NAME, device = "gpu")
  static ValuesAndIndices max(Tensor x, int dim, boolean keepDim) {
    return both(Max.NAME, ">", x, dim, keepDim);
  }

  @Kernel(op = Min.NAME, device = "gpu")
  static ValuesAndIndices min(Tensor x, int dim, boolean keepDim) {
    return both(Min.NAME, "<", x, dim, keepDim);
  }

  @Kernel(op = Argmax.NAME, device = "gpu")
  static Tensor argmax(Tensor x, @Nullable Integer dim, boolean keepDim) {
    int[] dims = Extreme.dims(Argmax.NAME, x, dim);
    return places(Argmax.NAME, ">", x, dims, keepDim, null);
  }

  @Kernel(op = Argmin.NAME, device = "gpu")
  static Tensor argmin(Tensor x, @Nullable Integer dim, boolean keepDim) {
    int[] dims = Extreme.dims(Argmin.NAME, x, dim);
    return places(Argmin.NAME, "<", x, dims, keepDim, null);
  }

  private static ValuesAndIndices both(
      String op, String order, Tensor x, int dim, boolean keepDim) {
    int[] dims = Extreme.dims(op, x, dim);
    Tensor values = Results.empty(x, x.dtype(), Reductions.shape(x, dims, keepDim));
    return new ValuesAndIndices(values, places(op, order, x, dims, keepDim, values));
  }

  private static Tensor places(
      String op, String order, Tensor x, int[] dims, boolean keepDim, @Nullable Tensor values) {
    Tensor y = Results.empty(x, DType.I64, Reductions.shape(x, dims, keepDim));
    String source = "#define ORDER " + order + "\n" + SOURCE;
    DeviceRows.reducing(op, source, "extreme", x, dims, y).optional(values, x).tensor(y).run();
    return y;
  }
}
