package dev.waybill.kernel;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Adds up along an axis of a tensor on a device: each element becomes the sum of those up to it.
/// Of a long line each item takes a part, begins with the sum of the parts before, and these sums
/// are found likewise. The order depends on lengths alone, so that results do not change from run
/// to run.
public final class DeviceScan {
  private static final long PART = 64;

  /// With so many lines all items have work without parts.
  private static final long ENOUGH_LINES = 1 << 16;

  private static final String SOURCE =
      """
      #define PARTS long all, long count, long part, long parts, long inner, \\
          GLOBAL const T* x, long x_0
      #define EACH_PART \\
        for (long at = GID(0); at < all; at += (long) GROUPS(0) * ITEMS(0))
      // The number of a part in its line, and its elements from `x[start]` on.
      #define PART_OF(at) \\
        long place = at / inner % parts; \\
        long start = (at / inner / parts * count + place * part) * inner + at % inner; \\
        long n = place + 1 < parts ? part : count - place * part;

      KERNEL void sums(PARTS, GLOBAL ACC* sums, long sums_0) {
        EACH_PART {
          PART_OF(at)
          ACC sum = 0;
          for (long i = 0; i < n; i++) {
            sum += LOAD(x[x_0 + start + i * inner]);
          }
          sums[sums_0 + at] = sum;
        }
      }

      KERNEL void scan(PARTS, GLOBAL const ACC* before, long before_0, GLOBAL R* y, long y_0) {
        EACH_PART {
          PART_OF(at)
          ACC sum = 0;
          if (place > 0) {
            sum = before[before_0 + at - inner];
          }
          for (long i = 0; i < n; i++) {
            sum += LOAD(x[x_0 + start + i * inner]);
            y[y_0 + start + i * inner] = STORE(sum);
          }
        }
      }
      """;

  /// What a program is written for.
  private record Kind(DType from, DType into, DType wide) {}

  private static final Map<Kind, String> SOURCES = new ConcurrentHashMap<>();

  private DeviceScan() {}

  /// Adds up: in the widest numbers that the device has, or in `long` where the result is whole.
  ///
  /// @param op the op's name
  /// @param x the tensor
  /// @param axis the axis, from 0; of a tensor without axes any
  /// @param y of the shape of `x`, dense; written
  public static void sums(String op, Tensor x, int axis, Tensor y) {
    if (y.size() == 0) {
      return;
    }
    Tensor dense = x.layout().isDense() ? x : Copies.dense(x);
    Extent lines = Extent.of(dense.layout(), axis, Math.min(1, x.rank()));
    scan(op, dense, lines, y.dtype().isFloating() ? DeviceTypes.widest(y) : DType.I64, y);
  }

  private static void scan(String op, Tensor x, Extent lines, DType wide, Tensor y) {
    boolean inParts = lines.outer() * lines.inner() < ENOUGH_LINES;
    long part = inParts ? PART : lines.count();
    long parts = Math.ceilDiv(lines.count(), part);
    long all = lines.outer() * parts * lines.inner();
    String source =
        SOURCES.computeIfAbsent(new Kind(x.dtype(), y.dtype(), wide), DeviceScan::source);
    Tensor before = y; // is not read where there is one part
    if (parts > 1) {
      Tensor sums = Results.empty(y, wide, all);
      launch(op, source, "sums", x, lines, part).tensor(sums).over(all);
      before = Results.empty(y, wide, all);
      scan(op, sums, new Extent(lines.outer(), parts, lines.inner()), wide, before);
    }
    launch(op, source, "scan", x, lines, part).tensor(before).tensor(y).over(all);
  }

  private static Launch launch(
      String op, String source, String name, Tensor x, Extent lines, long part) {
    long parts = Math.ceilDiv(lines.count(), part);
    return Launch.of(op, x, source, name)
        .number(lines.outer() * parts * lines.inner())
        .number(lines.count())
        .number(part)
        .number(parts)
        .number(lines.inner())
        .tensor(x);
  }

  private static String source(Kind kind) {
    String text =
        "#define T "
            + DeviceTypes.of(kind.from)
            + "\n#define R "
            + DeviceTypes.of(kind.into)
            + "\n#define ACC "
            + DeviceTypes.of(kind.wide)
            + "\n#define LOAD(v) "
            + DeviceTypes.load("v", kind.from, kind.wide)
            + "\n#define STORE(v) "
            + DeviceTypes.store("v", kind.wide, kind.into)
            + "\n\n"
            + SOURCE;
    return DeviceTypes.complete(text);
  }
}
