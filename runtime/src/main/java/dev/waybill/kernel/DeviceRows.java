package dev.waybill.kernel;

import dev.waybill.internal.device.Machines;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Kernels that compute with all elements along an axis together, as softmax does. Some items of a
/// group share a row, and find its sum and its largest element together.
///
/// A source has kernels `KERNEL void f(ROWS, …, SHARED(ACC, found))`, written with
///
/// - `EACH_ROW { … }` behind `SHARED_IS(ACC, found)`: what is done with each row, `row` its number
/// - `EACH(i) { … }`: a loop over this item's part of the `n` elements, which stand at `AT(i)`
/// - `SUM(v)`, `LARGEST(v)`: of what the items of a row have, in all of them; outside of `EACH`
/// - `MEAN_AND_SQUARES`: finds `mean` of a row of `x`, and `squares`, the sum of the squares of
///   what its elements differ by; in two passes, so that a large mean costs no digits
/// - `FIRST`: whether this item is the first of a row, for results of one number a row
/// - `T` and `R`, the elements of the arguments and of results; `W`, what is computed in: `long`
///   where both are whole; `ACC`, what is added up in; `LOAD(element)` and `STORE(value)` between
///   them
///
/// ```java
/// DeviceRows.along(NAME, SOURCE, "softmax", x, axis, y).tensor(x).tensor(y).run();
/// ```
public final class DeviceRows {
  private static final int ITEMS = 256;
  private static final int MOST_GROUPS = 1 << 14;

  /// So many neighbouring elements are read at once.
  private static final int LINE = 32;

  private static final int FEWEST_LANES = 8;

  /// About so many elements of a row are left to an item before others share it.
  private static final long PER_LANE = 4;

  // Items of the same lane of neighbouring rows stand side by side where rows do.
  private static final String HEADER =
      """
      #define ROWS long rows, long n, long inner, int lanes
      #define EACH_ROW \\
        int across = inner == 1 ? 1 : ITEMS(0) / lanes; \\
        int lane = ITEM(0) / across % lanes; \\
        int own = inner == 1 ? ITEM(0) / lanes : ITEM(0) % across; \\
        long row = (long) GROUP(0) * (ITEMS(0) / lanes) + own; \\
        long end = row < rows ? n : 0; \\
        long start = row / inner * n * inner + row % inner; \\
        for (; row - own < rows; row += (long) GROUPS(0) * (ITEMS(0) / lanes), \\
            end = row < rows ? n : 0, start = row / inner * n * inner + row % inner)
      #define EACH(i) for (long i = lane; i < end; i += lanes)
      #define AT(i) (start + (i) * inner)
      #define FIRST (row < rows && lane == 0)
      #define SUM(v) sum_of_row(found, v, lane, lanes, across)
      #define LARGEST(v) largest_of_row(found, v, lane, lanes, across)
      #define MEAN_AND_SQUARES \\
        ACC mean = 0; \\
        EACH(i) { \\
          mean += LOAD(x[x_0 + AT(i)]); \\
        } \\
        mean = SUM(mean) / n; \\
        ACC squares = 0; \\
        EACH(i) { \\
          ACC v = LOAD(x[x_0 + AT(i)]) - mean; \\
          squares += v * v; \\
        } \\
        squares = SUM(squares);

      DEVICE ACC sum_of_row(LOCAL ACC* found, ACC v, int lane, int lanes, int across) {
        LOCAL ACC* mine = found + ITEM(0);
        BARRIER;
        *mine = v;
        BARRIER;
        for (int step = lanes / 2; step > 0; step /= 2) {
          if (lane < step) {
            *mine += mine[step * across];
          }
          BARRIER;
        }
        return mine[-lane * across];
      }

      DEVICE ACC largest_of_row(LOCAL ACC* found, ACC v, int lane, int lanes, int across) {
        LOCAL ACC* mine = found + ITEM(0);
        BARRIER;
        *mine = v;
        BARRIER;
        for (int step = lanes / 2; step > 0; step /= 2) {
          if (lane < step && mine[step * across] > *mine) {
            *mine = mine[step * across];
          }
          BARRIER;
        }
        return mine[-lane * across];
      }

      """;

  /// What a program is written for.
  private record Kind(String source, DType from, DType into, DType wide, DType sum) {}

  private static final Map<Kind, String> SOURCES = new ConcurrentHashMap<>();

  private final Launch launch;
  private final long rows;
  private final int lanes;
  private final DType sum;

  private DeviceRows(Launch launch, long rows, int lanes, DType sum) {
    this.launch = launch;
    this.rows = rows;
    this.lanes = lanes;
    this.sum = sum;
  }

  /// Begins a run over the rows along one axis.
  ///
  /// @param op the op's name
  /// @param source the program
  /// @param name the kernel
  /// @param x the tensor whose rows are meant
  /// @param axis the axis, from 0; a tensor without axes is one row of one element
  /// @param y the result, or one of them
  /// @return a run without arguments
  public static DeviceRows along(
      String op, String source, String name, Tensor x, int axis, Tensor y) {
    return along(op, source, name, x, axis, x.rank() == 0 ? 0 : 1, y);
  }

  /// Begins a run over the rows that several axes side by side make.
  ///
  /// @param op the op's name
  /// @param source the program
  /// @param name the kernel
  /// @param x the tensor whose rows are meant
  /// @param first the first of the axes, from 0
  /// @param axes how many there are
  /// @param y the result, or one of them
  /// @return a run without arguments
  public static DeviceRows along(
      String op, String source, String name, Tensor x, int first, int axes, Tensor y) {
    Extent extent = Extent.of(x.layout(), first, axes);
    long rows = extent.outer() * extent.inner();
    boolean doubles = Machines.of(y.device()).accelerator().hasDoubles();
    DType wide = wide(x.dtype(), y.dtype());
    DType sum = wide.isFloating() && doubles ? DType.F64 : wide;
    Kind kind = new Kind(source, x.dtype(), y.dtype(), wide, sum);
    int lanes = extent.inner() == 1 ? lanes(extent.count()) : ITEMS / LINE;
    Launch launch =
        Launch.of(op, y, SOURCES.computeIfAbsent(kind, DeviceRows::source), name)
            .number(rows)
            .number(extent.count())
            .number(extent.inner())
            .number(lanes);
    return new DeviceRows(launch, rows, lanes, sum);
  }

  /// Begins a run that makes one number of each row, with the tensor as its first argument.
  ///
  /// @param op the op's name
  /// @param source the program
  /// @param name the kernel
  /// @param x the tensor
  /// @param dims the axes of a row, as [Reductions#dims] returns them
  /// @param y a result, whose elements are in the order of the rows
  /// @return a run with one argument
  public static DeviceRows reducing(
      String op, String source, String name, Tensor x, int[] dims, Tensor y) {
    Tensor from = DeviceReductions.sideBySide(x, dims);
    int first = DeviceReductions.first(x, dims);
    return along(op, source, name, from, first, dims.length, y).tensor(from);
  }

  private static DType wide(DType from, DType into) {
    if (from == DType.F64 || into == DType.F64) {
      return DType.F64;
    }
    return from.isFloating() || into.isFloating() ? DType.F32 : DType.I64;
  }

  private static int lanes(long n) {
    return Math.clamp(Long.highestOneBit(n / PER_LANE), FEWEST_LANES, ITEMS);
  }

  /// Adds a tensor, as `GLOBAL T* x, long x_0`.
  ///
  /// @param tensor of any strides where it is read; dense where it is written
  /// @return this
  public DeviceRows tensor(Tensor tensor) {
    launch.tensor(tensor.layout().isDense() ? tensor : Copies.dense(tensor));
    return this;
  }

  /// Adds a tensor that may be missing, as `int has_x, GLOBAL T* x, long x_0`.
  ///
  /// @param tensor the tensor, or `null`
  /// @param instead of the same dtype, which is passed and not read where there is none
  /// @return this
  public DeviceRows optional(@Nullable Tensor tensor, Tensor instead) {
    launch.number(tensor == null ? 0 : 1);
    return tensor(tensor == null ? instead : tensor);
  }

  /// Adds a number, as `ACC x`.
  ///
  /// @param value the number
  /// @return this
  public DeviceRows number(double value) {
    if (sum == DType.F32) {
      launch.number((float) value);
    } else {
      launch.number(value);
    }
    return this;
  }

  /// Runs.
  public void run() {
    if (rows > 0) {
      long groups = Math.ceilDiv(rows, (long) (ITEMS / lanes));
      launch.run(
          new int[] {(int) Math.min(groups, MOST_GROUPS)}, new int[] {ITEMS}, ITEMS * sum.bytes());
    }
  }

  private static String source(Kind kind) {
    String text =
        "#define T "
            + DeviceTypes.of(kind.from)
            + "\n#define R "
            + DeviceTypes.of(kind.into)
            + "\n#define W "
            + DeviceTypes.of(kind.wide)
            + "\n#define ACC "
            + DeviceTypes.of(kind.sum)
            + "\n#define LOAD(v) "
            + DeviceTypes.load("v", kind.from, kind.wide)
            + "\n#define STORE(v) "
            + DeviceTypes.store("v", kind.wide, kind.into)
            + "\n\n"
            + HEADER
            + kind.source;
    return DeviceTypes.complete(text);
  }
}
