package dev.waybill.kernel;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Sorts lines of tensors on a device: by value, then by place, so that equal elements keep their
/// order. NaN counts as larger than everything, -0 and 0 as equal.
///
/// Groups sort parts of a line in their shared memory by a bitonic network. Where few elements are
/// wanted, each part keeps as many, until one part is left; else sorted parts are merged, two at a
/// time. Of a long line only the lists are sorted whose first elements are among the wanted ones.
/// There are no atomics, so that results never change from run to run.
///
/// One class, because half of it is the program, whose functions share keys and lines.
public final class DeviceOrder {
  private static final int ITEMS = 256;

  /// Elements that a group sorts: 12 bytes each fit into the least memory that groups share.
  private static final int PART = 2048;

  /// Merged elements of an item, of which only the first is searched for.
  private static final int RUN = 8;

  /// Elements of a list, of which an item finds the first.
  private static final int LIST = 64;

  private static final int MOST_GROUPS = 1 << 14;

  private static final String SOURCE =
      """
      #define AFTER_ALL 0x7fffffff
      // The tensor whose lines are sorted, as arguments, and the key of an element.
      #define LINES long count, long inner, long sign, long infinite, int descending, \\
          GLOBAL const BITS* x, long x_0
      #define KEY_AT(line, place) \\
          key_of(x[x_0 + at_of(line, place, count, inner)], sign, infinite, descending)

      // Whole numbers that order as the elements do, from the bits of these.
      DEVICE KEY key_of(BITS element, ulong sign, ulong infinite, int descending) {
        ulong bits = element;
        if (infinite != 0) {
          ulong size = bits & (sign - 1);
          bits = size > infinite ? sign | (sign - 1)
              : size == 0 ? sign
              : (bits & sign) != 0 ? ~bits & (sign - 1)
              : bits | sign;
        } else {
          bits ^= sign;
        }
        return (KEY) (descending ? ~bits : bits);
      }

      // Where in a tensor an element of a line lies. Divisions are slow, and mostly by 1.
      DEVICE long at_of(long line, long place, long count, long inner) {
        long block = inner == 1 ? line : line / inner;
        return (block * count + place) * inner + line - block * inner;
      }

      DEVICE int is_up_to(KEY key_a, int place_a, KEY key_b, int place_b) {
        return key_a < key_b || (key_a == key_b && place_a <= place_b);
      }

      // Finds the first element of each list; neighbouring lists have neighbouring elements.
      KERNEL void leaders(long all, long lists, LINES, GLOBAL KEY* into_keys, long into_keys_0,
          GLOBAL int* into, long into_0) {
        for (long i = GID(0); i < all; i += (long) GROUPS(0) * ITEMS(0)) {
          long line = i / lists;
          long first = i - line * lists;
          KEY least = KEY_AT(line, first);
          long least_at = first;
          for (long at = first + lists; at < count; at += lists) {
            KEY key = KEY_AT(line, at);
            if (key < least) {
              least = key;
              least_at = at;
            }
          }
          into_keys[into_keys_0 + i] = least;
          into[into_0 + i] = (int) least_at;
        }
      }

      // Writes out the lists of some leaders.
      KERNEL void members(long all, long leaders, long lists, LINES,
          GLOBAL const int* first, long first_0,
          GLOBAL KEY* into_keys, long into_keys_0, GLOBAL int* into, long into_0) {
        for (long i = GID(0); i < all; i += (long) GROUPS(0) * ITEMS(0)) {
          long leader = i / LIST;
          long line = leader / leaders;
          long at = first[first_0 + leader] % lists + i % LIST * lists;
          int is_one = at < count;
          into_keys[into_keys_0 + i] = is_one ? KEY_AT(line, at) : ~(KEY) 0;
          into[into_0 + i] = is_one ? (int) at : AFTER_ALL;
        }
      }

      // Sorts `size` elements in each piece of a block, and keeps the first few of each.
      KERNEL void parts(long lines, long length, long parts, int size, int kept, int is_first,
          LINES,
          GLOBAL const KEY* from_keys, long from_keys_0, GLOBAL const int* from, long from_0,
          GLOBAL KEY* into_keys, long into_keys_0, GLOBAL int* into, long into_0) {
        LOCAL_ARRAY(KEY, keys, PART);
        LOCAL_ARRAY(int, places, PART);
        long all = lines * parts;
        int pieces = PART / size;
        long blocks = (all + pieces - 1) / pieces;
        for (long block = GROUP(0); block < blocks; block += GROUPS(0)) {
          for (int i = ITEM(0); i < PART; i += ITEMS(0)) {
            long piece = block * pieces + i / size;
            long line = parts == 1 ? piece : piece / parts;
            long at = (piece - line * parts) * size + i % size;
            KEY key = ~(KEY) 0;
            int place = AFTER_ALL;
            if (piece < all && at < length) {
              if (is_first) {
                key = KEY_AT(line, at);
                place = (int) at;
              } else {
                key = from_keys[from_keys_0 + line * length + at];
                place = from[from_0 + line * length + at];
              }
            }
            keys[i] = key;
            places[i] = place;
          }
          BARRIER;
          for (int run = 2; run <= size; run *= 2) {
            for (int step = run / 2; step > 0; step /= 2) {
              for (int i = ITEM(0); i < PART / 2; i += ITEMS(0)) {
                int a = (i & ~(step - 1)) * 2 + (i & (step - 1));
                // At first the second half of a run is turned round, so that all runs ascend.
                int b = step == run / 2 ? a ^ (run - 1) : a + step;
                KEY key_a = keys[a];
                KEY key_b = keys[b];
                int place_a = places[a];
                int place_b = places[b];
                if (!is_up_to(key_a, place_a, key_b, place_b)) {
                  keys[a] = key_b;
                  keys[b] = key_a;
                  places[a] = place_b;
                  places[b] = place_a;
                }
              }
              BARRIER;
            }
          }
          for (int i = ITEM(0); i < PART; i += ITEMS(0)) {
            long piece = block * pieces + i / size;
            if (piece < all && i % size < kept) {
              into_keys[into_keys_0 + piece * kept + i % size] = keys[i];
              into[into_0 + piece * kept + i % size] = places[i];
            }
          }
          BARRIER;
        }
      }

      // Merges sorted runs of each line, two at a time: an item finds where its elements begin in
      // both (Green, McColl and Bader, GPU merge path, 2012).
      KERNEL void merge(long all, long count, long run,
          GLOBAL const KEY* keys, long keys_0, GLOBAL const int* places, long places_0,
          GLOBAL KEY* into_keys, long into_keys_0, GLOBAL int* into, long into_0) {
        keys += keys_0;
        places += places_0;
        long step = (long) GROUPS(0) * ITEMS(0) * RUN;
        for (long at = GID(0) * RUN; at < all; at += step) {
          long line = at / count * count;
          long a = line + (at - line) / (2 * run) * (2 * run);
          long end = line + count;
          long b = a + run < end ? a + run : end;
          long a_end = b;
          long b_end = b + run < end ? b + run : end;
          long taken = at - a;
          long low = taken > b_end - b ? taken - (b_end - b) : 0;
          long high = taken < a_end - a ? taken : a_end - a;
          while (low < high) {
            long i = (low + high) / 2;
            long j = taken - 1 - i;
            if (is_up_to(keys[a + i], places[a + i], keys[b + j], places[b + j])) {
              low = i + 1;
            } else {
              high = i;
            }
          }
          a += low;
          b += taken - low;
          for (int i = 0; i < RUN; i++) {
            int takes_a = b == b_end
                || (a < a_end && is_up_to(keys[a], places[a], keys[b], places[b]));
            long from = takes_a ? a++ : b++;
            into_keys[into_keys_0 + at + i] = keys[from];
            into[into_0 + at + i] = places[from];
          }
        }
      }

      KERNEL void take(long all, long taken, long count, long inner, long sorted,
          GLOBAL const BITS* x, long x_0, GLOBAL const int* order, long order_0,
          GLOBAL BITS* values, long values_0, GLOBAL INDEX* places, long places_0) {
        for (long i = GID(0); i < all; i += (long) GROUPS(0) * ITEMS(0)) {
          long line = i / taken;
          int place = order[order_0 + line * sorted + i % taken];
          long at = at_of(line, i % taken, taken, inner);
          values[values_0 + at] = x[x_0 + at_of(line, place, count, inner)];
          places[places_0 + at] = place;
        }
      }
      """;

  /// What a program is written for: elements are no more than bits.
  private record Kind(int bytes, DType index) {}

  private static final Map<Kind, String> SOURCES = new ConcurrentHashMap<>();

  private final String op;
  private final Tensor x;
  private final String source;
  private final DType key;
  private final boolean descending;
  private final long count;
  private final long inner;
  private final long lines;

  private DeviceOrder(String op, Tensor x, int axis, boolean descending, DType index) {
    this.op = op;
    this.x = x;
    this.descending = descending;
    this.count = x.rank() == 0 ? 1 : x.layout().shape(axis);
    this.inner = x.rank() == 0 ? 1 : Layout.dense(0, x.shape()).stride(axis);
    this.lines = x.size() / count;
    this.key = x.dtype().bytes() == Long.BYTES ? DType.I64 : DType.I32;
    this.source = SOURCES.computeIfAbsent(new Kind(x.dtype().bytes(), index), DeviceOrder::source);
  }

  /// Writes the first elements of each sorted line.
  ///
  /// @param op the op's name
  /// @param x on a device
  /// @param axis along which, from 0; of a tensor without axes any
  /// @param descending whether the largest comes first
  /// @param values dense, of the shape of `x` but for the axis, which has as many elements as are
  ///     wanted; written
  /// @param places of that shape and dtype `i64` or `i32`, dense; where the values stood
  public static void first(
      String op, Tensor x, int axis, boolean descending, Tensor values, Tensor places) {
    if (values.size() > 0) {
      Tensor dense = x.layout().isDense() ? x : Copies.dense(x);
      DeviceOrder order = new DeviceOrder(op, dense, axis, descending, places.dtype());
      // Places are kept as int.
      Layout.dense(0, order.count).arrayLength(op);
      order.write(x.rank() == 0 ? 1 : values.layout().shape(axis), values, places);
    }
  }

  private void write(long taken, Tensor values, Tensor places) {
    Sorted sorted = sorted(taken);
    launch("take")
        .number(values.size())
        .number(taken)
        .number(count)
        .number(inner)
        .number(sorted.length)
        .tensor(x)
        .tensor(sorted.places)
        .tensor(values)
        .tensor(places)
        .over(values.size());
  }

  /// Elements of each line, in order, or each part of them: `[lines, length]`. At the end may stand
  /// some that are none.
  private record Sorted(Tensor keys, Tensor places, long length) {}

  private Sorted sorted(long taken) {
    if (taken <= PART / 2) {
      return 4 * taken * LIST <= count ? few(members(taken), taken) : few(null, taken);
    }
    Sorted sorted = parts(null, PART);
    for (long run = PART; run < sorted.length; run *= 2) {
      sorted = merged(sorted, run);
    }
    return sorted;
  }

  /// Keeps few elements.
  ///
  /// @param before what is left of each line; `null` for the line itself
  /// @param taken how many are wanted
  private Sorted few(@Nullable Sorted before, long taken) {
    Sorted sorted = parts(before, taken);
    while (sorted.length > taken) {
      sorted = parts(sorted, taken);
    }
    return sorted;
  }

  /// Returns the lists that hold the wanted elements: those with the first leaders.
  private Sorted members(long taken) {
    long lists = Math.ceilDiv(count, (long) LIST);
    Sorted leaders = empty(lists);
    into(leaders, lines(launch("leaders").number(lines * lists).number(lists))).over(lines * lists);
    Sorted first = few(leaders, taken);
    Sorted members = empty(taken * LIST);
    long all = lines * members.length;
    Launch launch = lines(launch("members").number(all).number(taken).number(lists));
    into(members, launch.tensor(first.places)).over(all);
    return members;
  }

  /// Sorts parts.
  ///
  /// @param before what is left of each line; `null` for the line itself
  /// @param wanted how many of each part are kept
  private Sorted parts(@Nullable Sorted before, long wanted) {
    long length = before == null ? count : before.length;
    int size = (int) Math.min(PART, Math.max(2, Long.highestOneBit(2 * length - 1)));
    int kept = (int) Math.min(size, wanted);
    long parts = Math.ceilDiv(length, (long) size);
    Sorted sorted = empty(parts * kept);
    Sorted from = before == null ? sorted : before;
    long blocks = Math.ceilDiv(lines * parts, (long) (PART / size));
    Launch launch =
        launch("parts")
            .number(lines)
            .number(length)
            .number(parts)
            .number(size)
            .number(kept)
            .number(before == null ? 1 : 0);
    into(sorted, lines(launch).tensor(from.keys).tensor(from.places))
        .run(new int[] {(int) Math.min(blocks, MOST_GROUPS)}, new int[] {ITEMS}, 0);
    return sorted;
  }

  private Sorted merged(Sorted from, long run) {
    Sorted into = empty(from.length);
    Launch launch =
        launch("merge")
            .number(lines * from.length)
            .number(from.length)
            .number(run)
            .tensor(from.keys)
            .tensor(from.places);
    into(into, launch).over(lines * from.length / RUN);
    return into;
  }

  private Launch launch(String function) {
    return Launch.of(op, x, source, function);
  }

  private Launch lines(Launch launch) {
    return launch
        .number(count)
        .number(inner)
        .number(sign(x.dtype()))
        .number(infinite(x.dtype()))
        .number(descending ? 1 : 0)
        .tensor(x);
  }

  private static Launch into(Sorted into, Launch launch) {
    return launch.tensor(into.keys).tensor(into.places);
  }

  private Sorted empty(long length) {
    return new Sorted(
        Results.empty(x, key, lines, length), Results.empty(x, DType.I32, lines, length), length);
  }

  /// Returns the bit of the sign; 0 where there are no negative numbers.
  private static long sign(DType dtype) {
    return dtype == DType.U8 || dtype == DType.BOOL ? 0 : 1L << (8 * dtype.bytes() - 1);
  }

  /// Returns the bits of infinity, above which NaNs are; 0 for whole numbers.
  private static long infinite(DType dtype) {
    return switch (dtype) {
      case F64 -> Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
      case F32 -> Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
      case F16 -> 0x7c00;
      case BF16 -> 0x7f80;
      default -> 0;
    };
  }

  private static String source(Kind kind) {
    String bits =
        switch (kind.bytes) {
          case Byte.BYTES -> "uchar";
          case Short.BYTES -> "ushort";
          case Integer.BYTES -> "uint";
          default -> "ulong";
        };
    return "#define BITS "
        + bits
        + "\n#define KEY "
        + (kind.bytes == Long.BYTES ? "ulong" : "uint")
        + "\n#define INDEX "
        + DeviceTypes.of(kind.index)
        + "\n#define PART "
        + PART
        + "\n#define RUN "
        + RUN
        + "\n#define LIST "
        + LIST
        + "\n\n"
        + SOURCE;
  }
}
