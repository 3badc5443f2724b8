package dev.waybill.ops.tensor;

import dev.waybill.kernel.DevicePhilox;
import dev.waybill.kernel.DeviceTypes;
import dev.waybill.kernel.Launch;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.function.LongToDoubleFunction;

/// Random numbers by position.
final class RandomKernel {
  private RandomKernel() {}

  /// Draws numbers on the processor.
  ///
  /// @param like whose shape and dtype are taken
  /// @param draw returns the number of a position
  static Tensor draw(Tensor like, LongToDoubleFunction draw) {
    Tensor y = Results.densePointwise(like);
    if (!Results.isMeta(y)) {
      for (int i = 0; i < y.size(); i++) {
        Cells.setDouble(y.array(), y.dtype(), y.arrayOffset() + i, draw.applyAsDouble(i));
      }
    }
    return y;
  }

  /// Draws numbers on a device. Two neighbouring elements share a block of random words.
  ///
  /// @param wide what is computed in, `ACC` in the source
  /// @param body two statements that set `ACC even` and `ACC odd`, from `ulong left` and `ulong
  /// right` of 53 bits and the numbers `a` and `b`
  static Tensor onDevice(
      String op, Tensor like, DType wide, String body, long seed, double a, double b) {
    Tensor y = Results.densePointwise(like);
    String source =
        "#define T "
            + DeviceTypes.of(y.dtype())
            + "\n"
            + DeviceTypes.conversions(y.dtype(), wide)
            + DevicePhilox.SOURCE
            + """
            KERNEL void draw(long n, GLOBAL T* y, long y_0, long seed, ACC a, ACC b) {
              for (long block = GID(0); 2 * block < n; block += (long) GROUPS(0) * ITEMS(0)) {
                uint words[4];
                philox(block, seed, words);
                ulong left = uniform_bits(words[0], words[1]);
                ulong right = uniform_bits(words[2], words[3]);
            """
            + body
            + """
                y[y_0 + 2 * block] = STORE(even);
                if (2 * block + 1 < n) {
                  y[y_0 + 2 * block + 1] = STORE(odd);
                }
              }
            }
            """;
    Launch launch = Launch.of(op, y, source, "draw").number(y.size()).tensor(y).number(seed);
    (wide == DType.F64 ? launch.number(a).number(b) : launch.number((float) a).number((float) b))
        .over(Math.ceilDiv(y.size(), 2L));
    return y;
  }
}
