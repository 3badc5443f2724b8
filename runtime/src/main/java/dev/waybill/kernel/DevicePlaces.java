package dev.waybill.kernel;

import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/// Elements of a tensor on a device at the places that index tensors name. An index that is none is
/// not followed: whoever next waits for the device is told.
///
/// ```java
/// DevicePlaces.along(NAME, index, x.layout(), axis).take(x, y);
/// ```
public final class DevicePlaces {
  private static final Map<Kind, String> SOURCES = new ConcurrentHashMap<>();

  private final String op;
  private final long[] shape;
  private final Layout across;
  private final List<Pick> picks = new ArrayList<>();

  /// Begins with a shape of places that all stand at the same element.
  ///
  /// @param op the op's name, for messages
  /// @param shape of the places
  /// @param across how the indexed tensor steps along that shape: 0 where it is indexed
  public DevicePlaces(String op, long[] shape, Layout across) {
    this.op = op;
    this.shape = shape;
    this.across = across;
  }

  /// One index tensor.
  private record Pick(
      Tensor index, long lowest, long size, long step, LongFunction<OpException> refusal) {}

  private enum Action {
    TAKE,
    CLAIM,
    PUT,
    ADD
  }

  /// What a program is written for.
  private record Kind(
      Action action,
      String element,
      String base,
      DType from,
      DType sum,
      List<DType> picks,
      int axes) {}

  /// Finds the places that an index tensor means, as [Indexes#places].
  ///
  /// @param op the op's name, for messages
  /// @param index of as many axes as `x`, and no longer than it along others than `dim`
  /// @param x the layout that is looked into
  /// @param dim the axis, from 0
  /// @return a place for each element of `index`
  public static DevicePlaces along(String op, Tensor index, Layout x, int dim) {
    long[] strides = x.rank() == index.rank() ? x.strides() : new long[index.rank()];
    if (x.rank() > 0 && index.rank() > 0) {
      strides[dim] = 0;
    }
    long size = x.rank() == 0 ? 1 : x.shape(dim);
    long step = x.rank() == 0 ? 0 : x.stride(dim);
    return new DevicePlaces(op, index.shape(), Layout.strided(0, index.shape(), strides))
        .pick(index, 0, size, step, found -> Indexes.outside(op, "index", found, dim, size, false));
  }

  /// Adds an index tensor.
  ///
  /// @param index `i32` or `i64`; is broadcast to the shape
  /// @param lowest the least index; negative ones count from the end
  /// @param size what an index is less than
  /// @param step how far the elements of two neighbouring indexes are apart
  /// @param refusal what is said of an index that is none
  /// @return this
  public DevicePlaces pick(
      Tensor index, long lowest, long size, long step, LongFunction<OpException> refusal) {
    picks.add(new Pick(index, lowest, size, step, refusal));
    return this;
  }

  /// Copies the elements at the places; 0 where an index is none.
  ///
  /// @param x the indexed tensor
  /// @param y of the shape and the dtype of `x`; written
  public void take(Tensor x, Tensor y) {
    launch(Action.TAKE, y, x, x.dtype(), List.of(), 1);
  }

  /// Writes elements to the places; the last of several for one place stays.
  ///
  /// @param source is broadcast to the shape
  /// @param y the indexed tensor, dense and new, of the dtype of `source`; written
  public void put(Tensor source, Tensor y) {
    if (source.size() == 1) {
      launch(Action.PUT, source, y, y.dtype(), List.of(), 1);
      return;
    }
    // Who comes last is found out first, because the items of a device come in any order.
    Tensor last = Results.zeros(y, DType.I32, y.size());
    launch(Action.CLAIM, source, y, y.dtype(), List.of(last), 1);
    launch(Action.PUT, source, y, y.dtype(), List.of(last), 1);
  }

  /// Adds elements to those at the places, in any order.
  ///
  /// @param source is broadcast to the shape
  /// @param x the indexed tensor, of the dtype of `source`
  /// @param y of the shape and dtype of `x`, dense; written
  /// @param alpha a factor; for whole numbers its fraction is cut off
  public void add(Tensor source, Tensor x, Tensor y, double alpha) {
    DType sum =
        switch (y.dtype()) {
          case F32, F64, I64 -> y.dtype();
          case F16, BF16 -> DType.F32;
          case I8, I16, I32, U8, BOOL -> DType.I32;
        };
    Tensor total = sum == y.dtype() ? y : Results.empty(y, sum, y.shape());
    Copies.copy(x, total);
    launch(Action.ADD, source, total, sum, List.of(), alpha);
    if (total != y) {
      Copies.copy(total, y);
    }
  }

  private void launch(
      Action action, Tensor element, Tensor base, DType sum, List<Tensor> last, double alpha) {
    Layout[] layouts = new Layout[2 + picks.size()];
    layouts[0] = element.layout();
    layouts[1] = across;
    for (int i = 0; i < picks.size(); i++) {
      layouts[2 + i] = picks.get(i).index.layout();
    }
    Walk walk = Walk.over(shape, layouts);
    if (walk.isEmpty()) {
      return;
    }
    int axes = walk.shape().length;
    boolean adds = action == Action.ADD;
    boolean claims = !last.isEmpty();
    Kind kind =
        new Kind(
            action == Action.PUT && claims ? Action.CLAIM : action,
            adds ? DeviceTypes.of(element.dtype()) : bits(element.dtype()),
            adds ? DeviceTypes.of(sum) : bits(base.dtype()),
            adds ? element.dtype() : DType.I8,
            adds ? sum : DType.I8,
            picks.stream().map(pick -> pick.index.dtype()).toList(),
            axes);
    long n = 1;
    for (long length : walk.shape()) {
      n *= length;
    }
    String source = SOURCES.computeIfAbsent(kind, DevicePlaces::source);
    Launch launch = Launch.of(op, base, source, action == Action.CLAIM ? "claim" : "run").number(n);
    for (int axis = 1; axis < axes; axis++) {
      launch.number(walk.shape()[axis]);
    }
    steps(launch.tensor(element), walk, 0);
    steps(launch.tensor(base), walk, 1);
    if (claims) {
      checkCount(n);
      launch.tensor(last.getFirst());
    }
    if (adds) {
      factor(launch, sum, alpha);
    }
    for (int i = 0; i < picks.size(); i++) {
      Pick pick = picks.get(i);
      steps(launch.tensor(pick.index), walk, 2 + i);
      launch
          .number(pick.lowest)
          .number(pick.size)
          .number(pick.step)
          .finding(found -> String.valueOf(pick.refusal.apply(found).getMessage()));
    }
    launch.over(n);
  }

  /// Places are claimed by numbers of 32 bits, because not all devices have atomic ones of 64.
  private void checkCount(long n) {
    if (n > Integer.MAX_VALUE) {
      throw new WrongArgumentException(
          op, "index", "found " + n + " places, expected at most " + Integer.MAX_VALUE + ".");
    }
  }

  private static void steps(Launch launch, Walk walk, int operand) {
    for (long step : walk.strides(operand)) {
      launch.number(step);
    }
  }

  private static void factor(Launch launch, DType sum, double alpha) {
    switch (sum) {
      case F64 -> launch.number(alpha);
      case F32 -> launch.number((float) alpha);
      case I64 -> launch.number((long) alpha);
      default -> launch.number((int) (long) alpha);
    }
  }

  /// What is only moved is moved by its bits.
  private static String bits(DType dtype) {
    return switch (dtype.bytes()) {
      case 1 -> "uchar";
      case 2 -> "ushort";
      case 4 -> "uint";
      default -> "ulong";
    };
  }

  private static String source(Kind kind) {
    StringBuilder text = new StringBuilder();
    if (kind.action == Action.CLAIM) {
      kernel(text, kind, "claim", "ATOMIC_MAX(&last[last_0 + place], (int) at + 1);");
      kernel(
          text, kind, "run", "if (last[last_0 + place] == at + 1) b[b_0 + place] = e[e_0 + own];");
    } else {
      kernel(
          text,
          kind,
          "run",
          switch (kind.action) {
            case TAKE -> "e[e_0 + own] = b[b_0 + place];";
            case ADD ->
                "ATOMIC_ADD(&b[b_0 + place], alpha * ("
                    + DeviceTypes.load("e[e_0 + own]", kind.from, kind.sum)
                    + "));";
            default -> "b[b_0 + place] = e[e_0 + own];";
          });
    }
    return DeviceTypes.complete(text.toString());
  }

  private static void kernel(StringBuilder text, Kind kind, String name, String move) {
    text.append("KERNEL void ").append(name).append("(long n");
    for (int axis = 1; axis < kind.axes; axis++) {
      text.append(", long n").append(axis);
    }
    tensor(text, kind.element, "e", kind.axes);
    tensor(text, kind.base, "b", kind.axes);
    if (kind.action == Action.CLAIM) {
      tensor(text, "int", "last", 0);
    }
    if (kind.action == Action.ADD) {
      text.append(", ").append(kind.base).append(" alpha");
    }
    for (int i = 0; i < kind.picks.size(); i++) {
      tensor(text, "const " + DeviceTypes.of(kind.picks.get(i)), "p" + i, kind.axes);
      text.append(", long lowest").append(i).append(", long size").append(i);
      text.append(", long step").append(i);
      tensor(text, "long", "wrong" + i, 0);
    }
    text.append(") {\n  long all = (long) GROUPS(0) * ITEMS(0);\n");
    text.append("  for (long at = GID(0); at < n; at += all) {\n    long rest = at;\n");
    for (int axis = kind.axes - 1; axis > 0; axis--) {
      text.append("    long i").append(axis).append(" = rest % n").append(axis);
      text.append(";\n    rest /= n").append(axis).append(";\n");
    }
    text.append("    long i0 = rest;\n    long own = ").append(place("e", kind.axes));
    text.append(";\n    long place = ").append(place("b", kind.axes));
    text.append(";\n    int fits = 1;\n");
    for (int i = 0; i < kind.picks.size(); i++) {
      text.append(
          """
              {
                long found = pN[pN_0 + PLACE];
                if (found < lowestN || found >= sizeN) {
                  REFUSE(wrongN + wrongN_0, found);
                  fits = 0;
                } else {
                  place += (found < 0 ? found + sizeN : found) * stepN;
                }
              }
          """
              .replace("PLACE", place("p" + i, kind.axes))
              .replace("N", String.valueOf(i)));
    }
    text.append("    if (fits) {\n      ").append(move).append("\n    }");
    if (kind.action == Action.TAKE) {
      text.append(" else {\n      e[e_0 + own] = 0;\n    }");
    }
    text.append("\n  }\n}\n\n");
  }

  private static void tensor(StringBuilder text, String type, String name, int axes) {
    text.append(",\n    GLOBAL ").append(type).append("* ").append(name).append(", long ");
    text.append(name).append("_0");
    for (int axis = 0; axis < axes; axis++) {
      text.append(", long ").append(name).append("_s").append(axis);
    }
  }

  private static String place(String name, int axes) {
    StringBuilder text = new StringBuilder();
    for (int axis = 0; axis < axes; axis++) {
      text.append(axis == 0 ? "" : " + ").append('i').append(axis).append(" * ");
      text.append(name).append("_s").append(axis);
    }
    return text.toString();
  }
}
