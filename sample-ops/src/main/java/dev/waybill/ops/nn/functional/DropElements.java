package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.api.nn.Functional;
import dev.waybill.kernel.DevicePhilox;
import dev.waybill.kernel.DeviceTypes;
import dev.waybill.kernel.Launch;
import dev.waybill.kernel.Parallel;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Philox;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.dropElements`.
public final class DropElements {
  private static final String NAME = "nn.functional.dropElements";

  /// Two neighbouring elements share a block of random words.
  private static final String SOURCE =
      """
      KERNEL void drop(long n, GLOBAL const T* x, long x_0, GLOBAL T* y, long y_0,
          long seed, long least, ACC scale) {
        for (long block = GID(0); 2 * block < n; block += (long) GROUPS(0) * ITEMS(0)) {
          uint words[4];
          philox(block, seed, words);
          for (int i = 0; i < 2 && 2 * block + i < n; i++) {
            long at = 2 * block + i;
            int stays = uniform_bits(words[2 * i], words[2 * i + 1]) >= (ulong) least;
            y[y_0 + at] = STORE(stays ? LOAD(x[x_0 + at]) * scale : 0);
          }
        }
      }
      """;

  /// Below, another thread costs more than it does.
  private static final int LEAST_BLOCKS = 1 << 12;

  private DropElements() {}

  /// Replaces elements by 0 with probability `p` and scales the others by `1 / (1 - p)`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: scaled in `double`, rounded once; a dropped NaN is 0. The element at row-major
  ///   position `i` stays where number `i` of the seed's [Philox], from 0 to 1, is at least `p`.
  /// - Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", Philox-4x32-10.
  ///
  /// ```java
  /// Tensor y = Functional.dropElements(Tensor.ones(DType.F32, 1000), 7, 0.75);
  /// MathOps.amin(y); // ==> tensor(0.)
  /// MathOps.amax(y); // ==> tensor(4.)
  /// ```
  ///
  /// @param x the tensor
  /// @param seed chooses the elements
  /// @param p the probability
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if `p` is not a probability
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "f16", "bf16"})
  public static Tensor dropElements(Tensor x, long seed, double p) {
    Dropout.checkProbability(NAME, p);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    if (Results.isMeta(y)) {
      return y;
    }
    Tensor dense = TensorOps.contiguous(x);
    Philox random = new Philox(seed);
    double scale = 1 / (1 - p);
    for (int i = 0; i < y.size(); i++) {
      double value = Cells.getDouble(dense.array(), x.dtype(), dense.arrayOffset() + i);
      boolean stays = random.uniform(i) >= p;
      Cells.setDouble(y.array(), x.dtype(), i, stays ? value * scale : 0);
    }
    return y;
  }

  // Two elements a block of random words, and no `double` of them: the same are dropped.
  @Kernel(op = NAME, dtypes = "f32", priority = 10)
  static Tensor dropFloats(Tensor x, long seed, double p) {
    Dropout.checkProbability(NAME, p);
    Tensor dense = TensorOps.contiguous(x);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    float[] from = dense.floatArray();
    float[] into = y.floatArray();
    int start = dense.arrayOffset();
    int first = y.arrayOffset();
    int count = (int) y.size();
    Philox random = new Philox(seed);
    long least = (long) Math.ceil(Math.scalb(p, Philox.BITS));
    double scale = 1 / (1 - p);
    Parallel.run(
        (count + 1) / 2,
        LEAST_BLOCKS,
        (begin, end) -> {
          for (int block = begin; block < end; block++) {
            int[] words = random.block(block);
            int i = 2 * block;
            into[first + i] =
                bits(words[0], words[1]) >= least ? (float) (from[start + i] * scale) : 0;
            i++;
            if (i < count) {
              into[first + i] =
                  bits(words[2], words[3]) >= least ? (float) (from[start + i] * scale) : 0;
            }
          }
        });
    return y;
  }

  private static long bits(int high, int low) {
    return (high & 0xFFFF_FFFFL) << 21 | (low & 0xFFFF_FFFFL) >>> 11;
  }

  @Kernel(
      op = NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor dropElementsOnDevice(Tensor x, long seed, double p) {
    Dropout.checkProbability(NAME, p);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    DType wide = DeviceTypes.widest(x);
    String types =
        "#define T " + DeviceTypes.of(x.dtype()) + "\n" + DeviceTypes.conversions(x.dtype(), wide);
    Launch launch =
        Launch.of(NAME, x, types + DevicePhilox.SOURCE + SOURCE, "drop")
            .number(x.size())
            .tensor(TensorOps.contiguous(x))
            .tensor(y)
            .number(seed)
            // u ≥ p, for a u that is a whole number of 2^-53.
            .number((long) Math.ceil(p * 0x1p53));
    double scale = 1 / (1 - p);
    (wide == DType.F64 ? launch.number(scale) : launch.number((float) scale))
        .over(Math.ceilDiv(x.size(), 2L));
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, long seed, double p) {
    return Functional.dropElements(gy, seed, p);
  }
}
