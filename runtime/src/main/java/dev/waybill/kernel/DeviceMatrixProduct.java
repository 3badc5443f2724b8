package dev.waybill.kernel;

import dev.waybill.device.MatrixProduct;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.internal.device.Machine;
import dev.waybill.internal.device.Machines;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.lang.ref.Reference;

/// Products of matrices on a device, in tiles that a group keeps in its shared memory.
public final class DeviceMatrixProduct {
  /// A group is 16 by 16 items, of which each computes a few rows and columns of a tile.
  private static final int SIDE = 16;

  /// From here on larger tiles, which read less, still fill a device.
  private static final long LARGE = 1 << 20;

  private static final String SOURCE =
      """
      #define BM (SIDE * PER)
      #define BN (SIDE * PER)
      #define STEPS 16
      // One more than a line, because items that write below each other would wait for one bank.
      #define LEFT (BM + 1)
      #define RIGHT (BN + 1)

      KERNEL void product(int rows, int columns, long m, long n, long k,
          GLOBAL const T* a, long a_0, long a_batch, long a_row, long a_column,
          GLOBAL const T* b, long b_0, long b_batch, long b_row, long b_column,
          GLOBAL T* c, long c_0) {
        LOCAL_ARRAY(ACC, left, STEPS * LEFT);
        LOCAL_ARRAY(ACC, right, STEPS * RIGHT);
        int item = ITEM(0);
        int tx = item % SIDE;
        int ty = item / SIDE;
        // On one axis, because CUDA allows few groups on the others.
        long row = (long) (GROUP(0) / columns % rows) * BM;
        long column = (long) (GROUP(0) % columns) * BN;
        long batch = GROUP(0) / columns / rows;
        a += a_0 + batch * a_batch;
        b += b_0 + batch * b_batch;
        c += c_0 + batch * m * n;
        ACC sum[PER][PER];
        for (int u = 0; u < PER; u++) {
          for (int v = 0; v < PER; v++) {
            sum[u][v] = 0;
          }
        }
        for (long k0 = 0; k0 < k; k0 += STEPS) {
          // Neighbouring items read neighbouring elements.
          for (int i = item; i < STEPS * BM; i += SIDE * SIDE) {
            int r = a_column == 1 ? i / STEPS : i % BM;
            int s = a_column == 1 ? i % STEPS : i / BM;
            ACC x = 0;
            if (row + r < m && k0 + s < k) {
              x = LOAD(a[(row + r) * a_row + (k0 + s) * a_column]);
            }
            left[s * LEFT + r] = x;
          }
          for (int i = item; i < STEPS * BN; i += SIDE * SIDE) {
            int r = b_column == 1 ? i % BN : i / STEPS;
            int s = b_column == 1 ? i / BN : i % STEPS;
            ACC x = 0;
            if (column + r < n && k0 + s < k) {
              x = LOAD(b[(k0 + s) * b_row + (column + r) * b_column]);
            }
            right[s * RIGHT + r] = x;
          }
          BARRIER;
          for (int s = 0; s < STEPS; s++) {
            ACC x[PER];
            ACC y[PER];
            for (int u = 0; u < PER; u++) {
              x[u] = left[s * LEFT + ty + SIDE * u];
              y[u] = right[s * RIGHT + tx + SIDE * u];
            }
            for (int u = 0; u < PER; u++) {
              for (int v = 0; v < PER; v++) {
                sum[u][v] = MULTIPLY_ADD(x[u], y[v], sum[u][v]);
              }
            }
          }
          BARRIER;
        }
        for (int u = 0; u < PER; u++) {
          for (int v = 0; v < PER; v++) {
            long i = row + ty + SIDE * u;
            long j = column + tx + SIDE * v;
            if (i < m && j < n) {
              c[i * n + j] = STORE(sum[u][v]);
            }
          }
        }
      }
      """;

  private DeviceMatrixProduct() {}

  /// Multiplies.
  ///
  /// @param op the op's name
  /// @param a `[m, k]`, or a batch `[l, m, k]`, of any strides
  /// @param b `[k, n]`, or a batch `[l, k, n]`, of any strides
  /// @param c `[m, n]`, or a batch `[l, m, n]`, dense; written
  public static void multiply(String op, Tensor a, Tensor b, Tensor c) {
    int rank = c.rank();
    long batch = rank == 2 ? 1 : c.layout().shape(0);
    long m = c.layout().shape(rank - 2);
    long n = c.layout().shape(rank - 1);
    if (c.size() == 0) {
      return;
    }
    boolean isFloat = c.dtype() == DType.F32 || c.dtype() == DType.F64;
    if (isFloat && byLibrary(a, b, c, new long[] {batch, m, n, a.layout().shape(rank - 1)})) {
      return;
    }
    int per = batch * m * n >= LARGE ? 8 : 4;
    int tile = SIDE * per;
    long rows = Math.ceilDiv(m, tile);
    long columns = Math.ceilDiv(n, tile);
    long tiles = batch * rows * columns;
    if (tiles > Integer.MAX_VALUE) {
      throw new ShapeException(
          op,
          "found a product of "
              + tiles
              + " tiles of "
              + tile
              + " x "
              + tile
              + " on "
              + c.device()
              + ", expected at most "
              + Integer.MAX_VALUE
              + ".");
    }
    Launch launch =
        Launch.of(op, c, source(c.dtype(), per), "product")
            .number((int) rows)
            .number((int) columns)
            .number(m)
            .number(n)
            .number(a.layout().shape(rank - 1));
    steps(launch.tensor(a), a.layout());
    steps(launch.tensor(b), b.layout());
    launch.tensor(c).run(new int[] {(int) tiles}, new int[] {SIDE * SIDE}, 0);
  }

  private static boolean byLibrary(Tensor a, Tensor b, Tensor c, long[] sizes) {
    Machine machine = Machines.of(c.device());
    try {
      return a.device().equals(c.device())
          && b.device().equals(c.device())
          && machine
              .accelerator()
              .multiply(
                  new MatrixProduct(
                      c.dtype() == DType.F64,
                      sizes[0],
                      sizes[1],
                      sizes[2],
                      sizes[3],
                      factor(a),
                      factor(b),
                      ((DeviceStorage) c.storage()).buffer(),
                      c.layout().offset()));
    } finally {
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
      Reference.reachabilityFence(c);
    }
  }

  private static MatrixProduct.Factor factor(Tensor x) {
    Layout layout = x.layout();
    int rank = layout.rank();
    return new MatrixProduct.Factor(
        ((DeviceStorage) x.storage()).buffer(),
        layout.offset(),
        rank == 2 ? 0 : layout.stride(0),
        layout.stride(rank - 2),
        layout.stride(rank - 1));
  }

  private static void steps(Launch launch, Layout layout) {
    int rank = layout.rank();
    launch.number(rank == 2 ? 0L : layout.stride(0));
    launch.number(layout.stride(rank - 2));
    launch.number(layout.stride(rank - 1));
  }

  private static String source(DType dtype, int per) {
    DType wide = DeviceTypes.computed(dtype);
    return "#define SIDE "
        + SIDE
        + "\n#define PER "
        + per
        + "\n#define T "
        + DeviceTypes.of(dtype)
        + "\n#define ACC "
        + DeviceTypes.of(wide)
        + "\n#define LOAD(v) "
        + DeviceTypes.load("v", dtype, wide)
        + "\n#define STORE(v) "
        + DeviceTypes.store("v", wide, dtype)
        + "\n#define MULTIPLY_ADD(x, y, z) "
        + (wide.isFloating() ? "fma(x, y, z)" : "(x) * (y) + (z)")
        + "\n\n"
        + SOURCE;
  }
}
