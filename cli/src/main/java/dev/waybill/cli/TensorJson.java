package dev.waybill.cli;

import dev.waybill.manifest.JsonValue;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tensors as JSON: nested arrays, or an object that names the dtype too.
final class TensorJson {

  private final List<Object> elements = new ArrayList<>();
  private final List<Long> shape = new ArrayList<>();

  private TensorJson() {}

  /// Reads a tensor.
  ///
  /// @param wanted the dtypes that the op takes, which decide between several that fit; empty for
  ///     all
  /// @throws dev.waybill.manifest.JsonFault if the value is no tensor
  static Tensor read(JsonValue json, List<String> wanted) {
    JsonValue data = json;
    DType dtype = null;
    if (json.isObject()) {
      Map<String, JsonValue> fields = json.fields();
      data = fields.get("data");
      JsonValue name = fields.get("dtype");
      if (data == null || name == null || fields.size() != 2) {
        throw json.fault(
            "found an object, expected a tensor such as {\"dtype\": \"i32\", \"data\": [1, 2]}.");
      }
      dtype = dtype(name);
    }
    TensorJson reader = new TensorJson();
    reader.add(data, 0);
    return reader.build(dtype == null ? reader.choose(wanted) : dtype, data);
  }

  /// Returns the elements as nested lists; the element itself where there are no dimensions.
  static Object tree(Tensor tensor) {
    Object elements =
        switch (tensor.dtype()) {
          case F32, F16, BF16 -> tensor.toFloatArray();
          case F64 -> tensor.toDoubleArray();
          case I32 -> tensor.toIntArray();
          case I8, I16, I64, U8 -> tensor.toLongArray();
          case BOOL -> tensor.toBooleanArray();
        };
    return tree(elements, tensor.shape(), 0, new int[1]);
  }

  private static Object tree(Object elements, long[] shape, int depth, int[] next) {
    if (depth == shape.length) {
      return element(elements, next[0]++);
    }
    List<Object> list = new ArrayList<>();
    for (long i = 0; i < shape[depth]; i++) {
      list.add(tree(elements, shape, depth + 1, next));
    }
    return list;
  }

  private static Object element(Object elements, int at) {
    if (elements instanceof float[] floats) {
      return floats[at];
    }
    if (elements instanceof double[] doubles) {
      return doubles[at];
    }
    if (elements instanceof int[] ints) {
      return ints[at];
    }
    return elements instanceof long[] longs ? (Object) longs[at] : ((boolean[]) elements)[at];
  }

  private static DType dtype(JsonValue name) {
    return DType.find(name.text())
        .orElseThrow(
            () ->
                name.fault(
                    "there is no dtype \""
                        + name.text()
                        + "\", expected "
                        + DType.choices()
                        + "."));
  }

  private void add(JsonValue json, int depth) {
    Object plain = json.value();
    if (plain instanceof List<?> list) {
      if (depth == shape.size() && elements.isEmpty()) {
        shape.add((long) list.size());
      } else if (depth >= shape.size()) {
        throw json.fault("the tensor is ragged, found an array where others are not.");
      } else if (shape.get(depth) != list.size()) {
        throw json.fault(
            "the tensor is ragged, found "
                + Sentences.count(list.size(), "element")
                + ", expected "
                + shape.get(depth)
                + ".");
      }
      json.elements().forEach(element -> add(element, depth + 1));
    } else if (plain instanceof Number || plain instanceof Boolean) {
      boolean mixed =
          !elements.isEmpty() && elements.getFirst() instanceof Boolean != plain instanceof Boolean;
      if (depth != shape.size() || mixed) {
        throw json.fault(
            "the tensor is ragged, found " + json.describe() + " where others are not.");
      }
      elements.add(plain);
    } else {
      throw json.fault(
          "found " + json.describe() + ", expected a tensor of numbers such as [[1, 2], [3, 4]].");
    }
  }

  private DType choose(List<String> wanted) {
    List<DType> fitting;
    if (!elements.isEmpty() && elements.getFirst() instanceof Boolean) {
      return DType.BOOL;
    }
    if (elements.stream().allMatch(Integer.class::isInstance)) {
      fitting = List.of(DType.I32, DType.I64, DType.F32, DType.F64);
    } else if (elements.stream().allMatch(e -> e instanceof Integer || e instanceof Long)) {
      fitting = List.of(DType.I64, DType.F64);
    } else {
      fitting = List.of(DType.F32, DType.F64);
    }
    return fitting.stream()
        .filter(dtype -> wanted.isEmpty() || wanted.contains(dtype.toString()))
        .findFirst()
        .orElse(fitting.getFirst());
  }

  private Tensor build(DType dtype, JsonValue data) {
    int size = elements.size();
    boolean truth = size > 0 && elements.getFirst() instanceof Boolean;
    if (truth != (dtype == DType.BOOL) && size > 0) {
      throw data.fault("expected elements of dtype " + dtype + ".");
    }
    Tensor tensor = Tensor.zeros(dtype, shape.stream().mapToLong(Long::longValue).toArray());
    for (int i = 0; i < size; i++) {
      set(tensor, i, elements.get(i), data);
    }
    return tensor;
  }

  private static void set(Tensor tensor, int at, Object element, JsonValue data) {
    switch (tensor.dtype()) {
      // Rounded where need be, whole numbers too, as every tensor library does.
      case F32 ->
          tensor.floatArray()[at] = (float) held(number(element).floatValue(), element, data);
      case F64 -> tensor.doubleArray()[at] = held(number(element).doubleValue(), element, data);
      case I8 ->
          tensor.byteArray()[at] = (byte) whole(element, Byte.MIN_VALUE, Byte.MAX_VALUE, data);
      case I16 ->
          tensor.shortArray()[at] = (short) whole(element, Short.MIN_VALUE, Short.MAX_VALUE, data);
      case I32 ->
          tensor.intArray()[at] = (int) whole(element, Integer.MIN_VALUE, Integer.MAX_VALUE, data);
      case I64 -> tensor.longArray()[at] = whole(element, Long.MIN_VALUE, Long.MAX_VALUE, data);
      case U8 -> tensor.byteArray()[at] = (byte) whole(element, 0, 255, data);
      case BOOL -> tensor.booleanArray()[at] = (Boolean) element;
      case F16, BF16 -> {
        Cells.setDouble(tensor.array(), tensor.dtype(), at, number(element).doubleValue());
        held(Cells.getDouble(tensor.array(), tensor.dtype(), at), element, data);
      }
    }
  }

  /// Returns whether a number became infinite and was not written so.
  static boolean overflows(double value, Number written) {
    return Double.isInfinite(value)
        && !(written instanceof Double given && Double.isInfinite(given));
  }

  private static Number number(Object element) {
    return (Number) element;
  }

  private static double held(double value, Object element, JsonValue data) {
    if (overflows(value, number(element))) {
      throw data.fault("found the element " + element + ", expected numbers that fit.");
    }
    return value;
  }

  private static long whole(Object element, long lowest, long highest, JsonValue data) {
    boolean whole = element instanceof Integer || element instanceof Long;
    long number = ((Number) element).longValue();
    if (!whole || number > highest || number < lowest) {
      throw data.fault("found the element " + element + ", expected whole numbers that fit.");
    }
    return number;
  }
}
