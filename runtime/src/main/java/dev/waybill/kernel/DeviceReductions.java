package dev.waybill.kernel;

import dev.waybill.internal.device.Machines;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Functions of many numbers applied along axes of a tensor on a device. The order in which numbers
/// are taken together depends on their count alone, so that results do not change from run to run.
public final class DeviceReductions {
  /// Of a long row each group takes a part, and another run takes the parts together.
  private static final long PART = 1 << 15;

  /// Of a long column each item takes such a part, unless there are columns enough for all items.
  private static final long COLUMN_PART = 64;

  private static final long ENOUGH_COLUMNS = 1 << 16;

  private static final String ROWS =
      """
      DEVICE ACC combine(ACC a, ACC b) { return COMBINE; }

      KERNEL void rows(long all, long count, long part, long parts,
          GLOBAL const T* x, long x_0, GLOBAL R* y, long y_0, SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        for (long row = GROUP(0); row < all; row += GROUPS(0)) {
          long first = row % parts * part;
          long last = first + part < count ? first + part : count;
          GLOBAL const T* from = x + x_0 + row / parts * count;
          ACC sum = INIT;
          for (long i = first + ITEM(0); i < last; i += ITEMS(0)) {
            sum = combine(sum, LOAD(from[i]));
          }
          found[ITEM(0)] = sum;
          BARRIER;
          for (int step = ITEMS(0) / 2; step > 0; step /= 2) {
            if (ITEM(0) < step) {
              found[ITEM(0)] = combine(found[ITEM(0)], found[ITEM(0) + step]);
            }
            BARRIER;
          }
          if (ITEM(0) == 0) {
            y[y_0 + row] = STORE(found[0]);
          }
          BARRIER;
        }
      }

      KERNEL void columns(long all, long count, long part, long parts, long inner,
          GLOBAL const T* x, long x_0, GLOBAL R* y, long y_0) {
        for (long at = GID(0); at < all; at += (long) GROUPS(0) * ITEMS(0)) {
          long block = at / inner;
          long first = block % parts * part;
          long last = first + part < count ? first + part : count;
          GLOBAL const T* from = x + x_0 + block / parts * count * inner + at % inner;
          ACC sum = INIT;
          for (long i = first; i < last; i++) {
            sum = combine(sum, LOAD(from[i * inner]));
          }
          y[y_0 + at] = STORE(sum);
        }
      }
      """;

  /// What a program is written for.
  private record Kind(Rule rule, DType from, DType into, DType wide) {}

  private static final Map<Kind, String> SOURCES = new ConcurrentHashMap<>();

  private DeviceReductions() {}

  /// How numbers are taken together.
  ///
  /// @param init what none give, in C
  /// @param combine what two give, `a` and `b`, in C; associative but for rounding
  public record Rule(String init, String combine) {
    /// Adds up.
    public static final Rule SUM = new Rule("0", "a + b");
  }

  /// Reduces.
  ///
  /// @param op the op's name
  /// @param rule how numbers are taken together
  /// @param x the tensor
  /// @param dims the axes, as [Reductions#dims] returns them
  /// @param keepDim whether they stay with length 1
  /// @param dtype of the result
  /// @return a new tensor
  public static Tensor along(
      String op, Rule rule, Tensor x, int[] dims, boolean keepDim, DType dtype) {
    int axes = dims.length;
    boolean side = axes == 0 || dims[axes - 1] - dims[0] == axes - 1;
    Tensor from = side ? x : Tensor.of(x.storage(), lastly(x, dims), x.dtype());
    int first = side && axes > 0 ? dims[0] : x.rank() - axes;
    Tensor dense = from.layout().isDense() ? from : Copies.dense(from);
    long outer = 1;
    long count = 1;
    long inner = 1;
    for (int axis = 0; axis < x.rank(); axis++) {
      long length = dense.layout().shape(axis);
      outer *= axis < first ? length : 1;
      count *= axis >= first && axis < first + axes ? length : 1;
      inner *= axis >= first + axes ? length : 1;
    }
    Tensor y = Results.empty(x, dtype, Reductions.shape(x, dims, keepDim));
    if (inner > 1) {
      columns(op, rule, dense, new Extent(outer, count, inner), y);
    } else {
      rows(op, rule, dense, outer, count, y);
    }
    return y;
  }

  /// The axes that are reduced behind the others.
  private static Layout lastly(Tensor x, int[] dims) {
    int[] order = new int[x.rank()];
    int used = 0;
    for (int axis = 0; axis < order.length; axis++) {
      if (Arrays.binarySearch(dims, axis) < 0) {
        order[used++] = axis;
      }
    }
    System.arraycopy(dims, 0, order, used, dims.length);
    return Layouts.permute(x.layout(), order);
  }

  /// The axes before, among and behind those that are reduced.
  private record Extent(long outer, long count, long inner) {}

  private static void columns(String op, Rule rule, Tensor x, Extent extent, Tensor y) {
    DType wide = accumulator(y);
    long parts =
        y.size() < ENOUGH_COLUMNS ? Math.max(1, Math.ceilDiv(extent.count, COLUMN_PART)) : 1;
    Tensor found = parts == 1 ? y : Results.empty(y, wide, extent.outer, parts, extent.inner);
    Launch.of(op, y, source(rule, x.dtype(), found.dtype(), wide), "columns")
        .number(found.size())
        .number(extent.count)
        .number(parts == 1 ? extent.count : COLUMN_PART)
        .number(parts)
        .number(extent.inner)
        .tensor(x)
        .tensor(found)
        .over(found.size());
    if (parts > 1) {
      columns(op, rule, found, new Extent(extent.outer, parts, extent.inner), y);
    }
  }

  private static void rows(String op, Rule rule, Tensor x, long rows, long count, Tensor y) {
    DType wide = accumulator(y);
    long parts = Math.max(1, (count + PART - 1) / PART);
    if (parts == 1) {
      run(op, source(rule, x.dtype(), y.dtype(), wide), wide, x, rows, count, 1, y);
      return;
    }
    Tensor found = Results.empty(y, wide, rows, parts);
    run(op, source(rule, x.dtype(), wide, wide), wide, x, rows, count, parts, found);
    rows(op, rule, found, rows, parts, y);
  }

  private static void run(
      String op, String source, DType wide, Tensor x, long rows, long count, long parts, Tensor y) {
    Launch.of(op, y, source, "rows")
        .number(rows * parts)
        .number(count)
        .number(parts == 1 ? count : PART)
        .number(parts)
        .tensor(x)
        .tensor(y)
        .rows(rows * parts, wide.bytes());
  }

  /// Returns what numbers are taken together in.
  private static DType accumulator(Tensor y) {
    if (!y.dtype().isFloating()) {
      return DType.I64;
    }
    boolean doubles = Machines.of(y.device()).accelerator().hasDoubles();
    return doubles ? DType.F64 : DType.F32;
  }

  private static String source(Rule rule, DType from, DType into, DType wide) {
    return SOURCES.computeIfAbsent(new Kind(rule, from, into, wide), DeviceReductions::source);
  }

  private static String source(Kind kind) {
    String text =
        "#define T "
            + DeviceTypes.of(kind.from)
            + "\n#define R "
            + DeviceTypes.of(kind.into)
            + "\n#define ACC "
            + DeviceTypes.of(kind.wide)
            + "\n#define INIT "
            + kind.rule.init()
            + "\n#define COMBINE "
            + kind.rule.combine()
            + "\n#define LOAD(v) "
            + DeviceTypes.load("v", kind.from, kind.wide)
            + "\n#define STORE(v) "
            + DeviceTypes.store("v", kind.wide, kind.into)
            + "\n\n"
            + ROWS;
    return DeviceTypes.complete(text);
  }
}
