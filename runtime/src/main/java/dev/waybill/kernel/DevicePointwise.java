package dev.waybill.kernel;

import dev.waybill.dispatch.Key;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Functions of single numbers applied to whole tensors on a device: the program is written for the
/// dtypes and the number of axes that are left when joined, and kept.
public final class DevicePointwise {
  private static final Map<Shape, String> SOURCES = new ConcurrentHashMap<>();

  /// No further numbers.
  public static final Number[] NONE = {};

  private DevicePointwise() {}

  /// A function of numbers.
  ///
  /// @param body C statements that end with `return`, on `x0`, `x1` and so on, and numbers `s0`,
  ///     `s1` …, which are `long` where they are whole
  /// @param compute the dtype that the arguments are converted to and the function returns;
  ///     no half and no `bool`, since those are not computed with
  public record Function(String body, DType compute) {}

  /// A function of numbers in the forms for each dtype, as it is written from a method with
  /// `@Elementwise`.
  ///
  /// @param floats C statements as of [Function], on `float`
  /// @param doubles the same on `double`
  /// @param wholes the same on `long`; empty where whole numbers become `f32`
  /// @param isTest whether it returns a condition
  /// @param conditions which arguments are conditions that stand beside numbers, bit by bit
  public record Formula(
      String floats, String doubles, String wholes, boolean isTest, int conditions) {

    /// Makes a formula of real numbers.
    ///
    /// @param floats statements on `float`
    /// @param doubles statements on `double`
    /// @return a formula
    public static Formula of(String floats, String doubles) {
      return new Formula(floats, doubles, "", false, 0);
    }

    /// Adds a form for integers.
    ///
    /// @param others statements on `long`
    /// @return a formula
    public Formula orWhole(String others) {
      return new Formula(floats, doubles, others, isTest, conditions);
    }

    /// Makes a formula that returns a condition.
    ///
    /// @return a formula
    public Formula asTest() {
      return new Formula(floats, doubles, wholes, true, conditions);
    }

    /// Says which arguments do not decide in which dtype is computed. They are 1 where an element
    /// is not 0 in its own dtype, else 0.
    ///
    /// @param places of arguments that are conditions, from 0
    /// @return a formula
    public Formula withConditions(int... places) {
      int bits = 0;
      for (int place : places) {
        bits |= 1 << place;
      }
      return new Formula(floats, doubles, wholes, isTest, bits);
    }
  }

  /// What a program is written for. Of a number there is no dtype: it is no tensor there.
  private record Shape(
      Function function,
      DType result,
      List<Optional<DType>> arguments,
      int conditions,
      int axes,
      List<String> numbers,
      boolean adds) {}

  /// Returns whether tensors lie on a device that formulas are compiled for.
  ///
  /// @param tensors the arguments, of which those without axes may lie on the processor
  /// @return false on the cpu and on the device `meta`
  public static boolean isFor(Tensor... tensors) {
    return onDevice(tensors).storage() instanceof DeviceStorage;
  }

  /// Applies a formula where the caller wants the result, or in a new tensor.
  ///
  /// @param op the op's name
  /// @param formula what is computed
  /// @param tensors the arguments, which are broadcast and promoted
  /// @return the result
  public static Tensor apply(String op, Formula formula, Tensor... tensors) {
    return apply(op, formula, NONE, tensors);
  }

  /// Applies a formula with further numbers where the caller wants the result, or in a new tensor.
  ///
  /// @param op the op's name
  /// @param formula what is computed
  /// @param numbers the formula's attributes; whole ones stay so
  /// @param tensors the arguments, which are broadcast and promoted
  /// @return the result
  public static Tensor apply(String op, Formula formula, Number[] numbers, Tensor... tensors) {
    List<Tensor> deciding = new ArrayList<>();
    for (int i = 0; i < tensors.length; i++) {
      if (!isCondition(formula.conditions, i)) {
        deciding.add(tensors[i]);
      }
    }
    DType promoted = Promotion.of(deciding);
    boolean isWhole = !promoted.isFloating() && !formula.wholes.isEmpty();
    DType dtype = isWhole || promoted.isFloating() ? promoted : DType.F32;
    DType compute = isWhole ? DType.I64 : dtype == DType.F64 ? DType.F64 : DType.F32;
    String body =
        isWhole ? formula.wholes : compute == DType.F64 ? formula.doubles : formula.floats;
    DType result = formula.isTest ? DType.BOOL : dtype;
    return apply(op, new Function(body, compute), result, numbers, formula.conditions, tensors);
  }

  private static boolean isCondition(int conditions, int place) {
    return (conditions >> place & 1) == 1;
  }

  /// Applies a function to tensors in the dtype that they are promoted to, which is the result's.
  ///
  /// @param op the op's name
  /// @param body C statements as of [Function]
  /// @param tensors the arguments, which are broadcast
  /// @return the result
  public static Tensor promoted(String op, String body, Tensor... tensors) {
    DType dtype = Promotion.of(tensors);
    return apply(op, new Function(body, DeviceTypes.computed(dtype)), dtype, NONE, tensors);
  }

  /// Applies a function where the caller wants the result, or in a new tensor.
  ///
  /// @param op the op's name
  /// @param function what is computed
  /// @param result the dtype of the result
  /// @param numbers further numbers of the function
  /// @param tensors the arguments, which are broadcast
  /// @return the result
  public static Tensor apply(
      String op, Function function, DType result, Number[] numbers, Tensor... tensors) {
    return apply(op, function, result, numbers, 0, tensors);
  }

  private static Tensor apply(
      String op,
      Function function,
      DType result,
      Number[] numbers,
      int conditions,
      Tensor... tensors) {
    Layout[] layouts = new Layout[tensors.length];
    for (int i = 0; i < layouts.length; i++) {
      layouts[i] = tensors[i].layout();
    }
    Tensor y = Results.pointwise(onDevice(tensors), result, Broadcast.of(op, layouts).shape());
    run(op, function, numbers, conditions, false, y, tensors);
    return y;
  }

  /// Numbers may stand in front.
  private static Tensor onDevice(Tensor[] tensors) {
    for (Tensor tensor : tensors) {
      if (tensor.storage() instanceof DeviceStorage) {
        return tensor;
      }
    }
    return tensors[0];
  }

  /// What the processor holds without axes is read now and handed over as a number.
  static boolean isNumber(Tensor tensor) {
    return tensor.rank() == 0 && tensor.storage().device() == Key.CPU;
  }

  /// Applies a function and writes the result.
  ///
  /// @param op the op's name
  /// @param function what is computed
  /// @param numbers further numbers of the function
  /// @param y written; the arguments are broadcast to its shape
  /// @param tensors the arguments
  public static void into(
      String op, Function function, Number[] numbers, Tensor y, Tensor... tensors) {
    run(op, function, numbers, 0, false, y, tensors);
  }

  /// Adds a tensor to another one, of which several elements may lie at one place: in which order
  /// these are added is open.
  ///
  /// @param op the op's name
  /// @param x of the other's shape and dtype
  /// @param y added to, of dtype `f32`, `f64` or `i32`
  public static void add(String op, Tensor x, Tensor y) {
    run(op, new Function("return x0;", y.dtype()), NONE, 0, true, y, x);
  }

  private static void run(
      String op,
      Function function,
      Number[] numbers,
      int conditions,
      boolean adds,
      Tensor y,
      Tensor... tensors) {
    Layout[] layouts = new Layout[tensors.length + 1];
    List<Optional<DType>> dtypes = new ArrayList<>();
    for (int i = 0; i < tensors.length; i++) {
      layouts[i] = tensors[i].layout();
      dtypes.add(isNumber(tensors[i]) ? Optional.empty() : Optional.of(tensors[i].dtype()));
    }
    layouts[tensors.length] = y.layout();
    Walk walk = Walk.over(y.shape(), layouts);
    if (walk.isEmpty()) {
      return;
    }
    int axes = walk.shape().length;
    List<String> types = Stream.of(numbers).map(one -> numberType(one, function.compute)).toList();
    Shape shape = new Shape(function, y.dtype(), dtypes, conditions, axes, types, adds);
    Launch launch =
        Launch.of(op, y, SOURCES.computeIfAbsent(shape, DevicePointwise::source), "run");
    launch.number(y.size());
    for (int axis = 1; axis < axes; axis++) {
      launch.number(walk.shape()[axis]);
    }
    for (int i = 0; i <= tensors.length; i++) {
      if (i < tensors.length && isNumber(tensors[i])) {
        Number number = number(tensors[i]);
        boolean isCondition = isCondition(conditions, i);
        number(launch, function.compute, isCondition ? truth(number) : number);
        continue;
      }
      launch.tensor(i < tensors.length ? tensors[i] : y);
      for (int axis = 0; axis < axes; axis++) {
        launch.number(walk.strides(i)[axis]);
      }
    }
    for (int i = 0; i < numbers.length; i++) {
      boolean isWhole = types.get(i).equals(DeviceTypes.of(DType.I64));
      number(launch, isWhole ? DType.I64 : function.compute, numbers[i]);
    }
    launch.over(y.size());
  }

  private static Number number(Tensor number) {
    return number.dtype().isFloating() ? (Number) number.getDouble() : (Number) number.getLong();
  }

  private static Number truth(Number number) {
    return number.doubleValue() != 0 ? 1 : 0;
  }

  private static void number(Launch launch, DType dtype, Number number) {
    switch (dtype) {
      case F64 -> launch.number(number.doubleValue());
      case F32 -> launch.number(number.floatValue());
      default -> launch.number(number.longValue());
    }
  }

  private static String source(Shape shape) {
    int inputs = shape.arguments.size();
    String type = DeviceTypes.of(shape.function.compute);
    StringBuilder text = new StringBuilder("DEVICE " + type + " f(");
    for (int i = 0; i < inputs; i++) {
      text.append(i == 0 ? "" : ", ").append(type).append(" x").append(i);
    }
    for (int i = 0; i < shape.numbers.size(); i++) {
      text.append(inputs + i == 0 ? "" : ", ").append(shape.numbers.get(i)).append(" s").append(i);
    }
    text.append(") {\n  ").append(shape.function.body).append("\n}\n\nKERNEL void run(long n");
    for (int axis = 1; axis < shape.axes; axis++) {
      text.append(", long n").append(axis);
    }
    for (int i = 0; i <= inputs; i++) {
      String name = i < inputs ? "a" + i : "y";
      if (i < inputs && shape.arguments.get(i).isEmpty()) {
        text.append(",\n    ").append(numberType(shape.function.compute)).append(" x").append(i);
        continue;
      }
      DType dtype = i < inputs ? shape.arguments.get(i).orElseThrow() : shape.result;
      text.append(",\n    GLOBAL ").append(i < inputs ? "const " : "");
      text.append(DeviceTypes.of(dtype)).append("* ").append(name).append(", long ");
      text.append(name).append("_0");
      for (int axis = 0; axis < shape.axes; axis++) {
        text.append(", long ").append(name).append("_s").append(axis);
      }
    }
    for (int i = 0; i < shape.numbers.size(); i++) {
      text.append(",\n    ").append(shape.numbers.get(i)).append(" s").append(i);
    }
    text.append(") {\n  long all = (long) GROUPS(0) * ITEMS(0);\n");
    text.append("  for (long at = GID(0); at < n; at += all) {\n    long rest = at;\n");
    for (int axis = shape.axes - 1; axis >= 0; axis--) {
      String place = "i" + axis;
      if (axis > 0) {
        text.append("    long ").append(place).append(" = rest % n").append(axis);
        text.append(";\n    rest /= n").append(axis).append(";\n");
      } else {
        text.append("    long i0 = rest;\n");
      }
    }
    for (int i = 0; i < inputs; i++) {
      if (shape.arguments.get(i).isEmpty()) {
        continue;
      }
      String element = "a" + i + "[" + place("a" + i, shape.axes) + "]";
      text.append("    ").append(type).append(" x").append(i).append(" = ");
      text.append(load(element, i, shape)).append(";\n");
    }
    StringBuilder call = new StringBuilder("f(");
    for (int i = 0; i < inputs; i++) {
      call.append(i == 0 ? "x" : ", x").append(i);
    }
    for (int i = 0; i < shape.numbers.size(); i++) {
      call.append(inputs + i == 0 ? "s" : ", s").append(i);
    }
    String at = "y[" + place("y", shape.axes) + "]";
    String value =
        DeviceTypes.store(call.append(')').toString(), shape.function.compute, shape.result);
    text.append("    ");
    text.append(shape.adds ? "ATOMIC_ADD(&" + at + ", " + value + ")" : at + " = " + value);
    return DeviceTypes.complete(text.append(";\n  }\n}\n").toString());
  }

  /// A condition is asked for before its element is converted, which may make 0 of it.
  private static String load(String element, int argument, Shape shape) {
    DType dtype = shape.arguments.get(argument).orElseThrow();
    return isCondition(shape.conditions, argument)
        ? DeviceTypes.load(element, dtype, dtype.isHalf() ? DType.F32 : dtype) + " != 0"
        : DeviceTypes.load(element, dtype, shape.function.compute);
  }

  private static String place(String name, int axes) {
    StringBuilder text = new StringBuilder(name + "_0");
    for (int axis = 0; axis < axes; axis++) {
      text.append(" + i").append(axis).append(" * ").append(name).append("_s").append(axis);
    }
    return text.toString();
  }

  /// Numbers of a launch are of 32 or 64 bits, or whole of 64 bits.
  private static String numberType(DType compute) {
    return compute.isFloating() ? DeviceTypes.of(compute) : DeviceTypes.of(DType.I64);
  }

  private static String numberType(Number number, DType compute) {
    boolean isReal = number instanceof Double || number instanceof Float;
    return numberType(isReal ? compute : DType.I64);
  }
}
