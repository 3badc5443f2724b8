package dev.waybill.kernel;

import dev.waybill.internal.device.Machines;
import dev.waybill.tensor.DType;
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

      KERNEL void rows(long all, long count, long part, long parts, long total,
          GLOBAL const T* x, long x_0, GLOBAL R* y, long y_0, SHARED(ACC, found)) {
        SHARED_IS(ACC, found);
        for (long row = GROUP(0); row < all; row += GROUPS(0)) {
          long first = row % parts * part;
          long last = first + part < count ? first + part : count;
          GLOBAL const T* from = x + x_0 + row / parts * count;
          ACC sum = INIT;
          for (long i = first + ITEM(0); i < last; i += ITEMS(0)) {
            ACC v = LOAD(from[i]);
            sum = combine(sum, EACH);
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
            ACC v = found[0];
            y[y_0 + row] = STORE(LAST);
          }
          BARRIER;
        }
      }

      KERNEL void columns(long all, long count, long part, long parts, long total, long inner,
          GLOBAL const T* x, long x_0, GLOBAL R* y, long y_0) {
        for (long at = GID(0); at < all; at += (long) GROUPS(0) * ITEMS(0)) {
          long block = at / inner;
          long first = block % parts * part;
          long last = first + part < count ? first + part : count;
          GLOBAL const T* from = x + x_0 + block / parts * count * inner + at % inner;
          ACC sum = INIT;
          for (long i = first; i < last; i++) {
            ACC v = LOAD(from[i * inner]);
            sum = combine(sum, EACH);
          }
          ACC v = sum;
          y[y_0 + at] = STORE(LAST);
        }
      }
      """;

  /// What a program is written for. Rows that are long are reduced in several runs.
  private record Kind(
      Rule rule, DType from, DType into, DType wide, boolean isFirst, boolean isLast) {}

  private static final Map<Kind, String> SOURCES = new ConcurrentHashMap<>();

  private DeviceReductions() {}

  /// How numbers are taken together. All is C; numbers are as wide as the device can, or `long`.
  ///
  /// @param init what none give; `LEAST` and `MOST` are the ends of all numbers
  /// @param each what is taken of each number `v`
  /// @param combine what two give, `a` and `b`; associative but for rounding
  /// @param last what becomes of the result `v` of `total` numbers
  public record Rule(String init, String each, String combine, String last) {
    /// Adds up.
    public static final Rule SUM = of("0", "a + b");

    /// Adds up and divides by how many there are.
    public static final Rule MEAN = new Rule("0", "v", "a + b", "v / total");

    /// Finds the largest; NaN wins.
    public static final Rule LARGEST = of("LEAST", "b > a || b != b ? b : a");

    /// Finds the smallest; NaN wins.
    public static final Rule SMALLEST = of("MOST", "b < a || b != b ? b : a");

    /// Makes a rule that takes numbers as they are.
    ///
    /// @param init what none give
    /// @param combine what two give
    /// @return the rule
    public static Rule of(String init, String combine) {
      return new Rule(init, "v", combine, "v");
    }
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
    Tensor from = sideBySide(x, dims);
    Tensor dense = from.layout().isDense() ? from : Copies.dense(from);
    Extent extent = Extent.of(dense.layout(), first(x, dims), dims.length);
    Tensor y = Results.empty(x, dtype, Reductions.shape(x, dims, keepDim));
    DType wide = accumulator(x, y);
    Run run = new Run(op, rule, wide, extent.count());
    if (extent.inner() > 1) {
      run.columns(dense, extent.outer(), extent.count(), extent.inner(), y);
    } else {
      run.rows(dense, extent.outer(), extent.count(), y);
    }
    return y;
  }

  /// Returns a view whose reduced axes are side by side: behind the others, unless they already
  /// are.
  static Tensor sideBySide(Tensor x, int[] dims) {
    if (areSideBySide(dims)) {
      return x;
    }
    int[] order = new int[x.rank()];
    int used = 0;
    for (int axis = 0; axis < order.length; axis++) {
      if (Arrays.binarySearch(dims, axis) < 0) {
        order[used++] = axis;
      }
    }
    System.arraycopy(dims, 0, order, used, dims.length);
    return x.alias(Layouts.permute(x.layout(), order));
  }

  /// Returns the first of the reduced axes of such a view.
  static int first(Tensor x, int[] dims) {
    return areSideBySide(dims) && dims.length > 0 ? dims[0] : x.rank() - dims.length;
  }

  private static boolean areSideBySide(int[] dims) {
    return dims.length == 0 || dims[dims.length - 1] - dims[0] == dims.length - 1;
  }

  /// One reduction, in as many runs as it takes.
  private record Run(String op, Rule rule, DType wide, long total) {

    void columns(Tensor x, long outer, long count, long inner, Tensor y) {
      long parts = y.size() < ENOUGH_COLUMNS ? Math.max(1, Math.ceilDiv(count, COLUMN_PART)) : 1;
      Tensor found = parts == 1 ? y : Results.empty(y, wide, outer, parts, inner);
      launch("columns", x, found, count, parts == 1 ? count : COLUMN_PART, parts)
          .number(inner)
          .tensor(x)
          .tensor(found)
          .over(found.size());
      if (parts > 1) {
        columns(found, outer, parts, inner, y);
      }
    }

    void rows(Tensor x, long rows, long count, Tensor y) {
      long parts = Math.max(1, Math.ceilDiv(count, PART));
      Tensor found = parts == 1 ? y : Results.empty(y, wide, rows, parts);
      launch("rows", x, found, count, parts == 1 ? count : PART, parts)
          .tensor(x)
          .tensor(found)
          .rows(rows * parts, wide.bytes());
      if (parts > 1) {
        rows(found, rows, parts, y);
      }
    }

    private Launch launch(String name, Tensor x, Tensor found, long count, long part, long parts) {
      Kind kind = new Kind(rule, x.dtype(), found.dtype(), wide, count == total, parts == 1);
      String source = SOURCES.computeIfAbsent(kind, DeviceReductions::source);
      return Launch.of(op, found, source, name)
          .number(found.size())
          .number(count)
          .number(part)
          .number(parts)
          .number(total);
    }
  }

  /// Returns what numbers are taken together in.
  private static DType accumulator(Tensor x, Tensor y) {
    if (!x.dtype().isFloating() && !y.dtype().isFloating()) {
      return DType.I64;
    }
    boolean doubles = Machines.of(y.device()).accelerator().hasDoubles();
    return doubles ? DType.F64 : DType.F32;
  }

  private static String source(Kind kind) {
    boolean isWhole = kind.wide == DType.I64;
    String text =
        "#define T "
            + DeviceTypes.of(kind.from)
            + "\n#define R "
            + DeviceTypes.of(kind.into)
            + "\n#define ACC "
            + DeviceTypes.of(kind.wide)
            + "\n#define LEAST "
            + (isWhole ? "(-0x7fffffffffffffff - 1)" : "-INFINITY")
            + "\n#define MOST "
            + (isWhole ? "0x7fffffffffffffff" : "INFINITY")
            + "\n#define INIT "
            + kind.rule.init()
            + "\n#define EACH "
            + (kind.isFirst ? kind.rule.each() : "v")
            + "\n#define COMBINE "
            + kind.rule.combine()
            + "\n#define LAST "
            + (kind.isLast ? kind.rule.last() : "v")
            + "\n#define LOAD(v) "
            + DeviceTypes.load("v", kind.from, kind.wide)
            + "\n#define STORE(v) "
            + DeviceTypes.store("v", kind.wide, kind.into)
            + "\n\n"
            + ROWS;
    return DeviceTypes.complete(text);
  }
}
