package dev.waybill.cli;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.JsonValue;
import dev.waybill.manifest.SchemaText;
import dev.waybill.tensor.Tensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns JSON into arguments of the types that an op takes.
final class Arguments {

  private static final Set<Class<?>> TEXTS =
      Set.of(String.class, CharSequence.class, char.class, Character.class);

  private Arguments() {}

  /// Converts the text of a command line: texts and enum constants as they stand, others as JSON.
  ///
  /// @throws Failure if the text does not fit
  static @Nullable Object convert(String text, Callee.Parameter parameter, Callee callee) {
    try {
      boolean plain = TEXTS.contains(parameter.type()) || parameter.type().isEnum();
      boolean json = !plain || text.startsWith("\"") || text.equals("null");
      JsonValue value = json ? parse(text, parameter) : JsonValue.ofText(text, "");
      return convert(value, parameter, callee);
    } catch (JsonFault e) {
      String prefix = callee.name() + ": ";
      String problem = e.problem();
      throw Failure.usage(
          problem.startsWith(prefix)
              ? problem
              : prefix
                  + "argument "
                  + parameter.name()
                  + ": "
                  + problem.substring(0, problem.length() - 1)
                  + " (column "
                  + e.column()
                  + " of "
                  + text
                  + ").",
          e);
    }
  }

  /// Converts a JSON value.
  ///
  /// @throws JsonFault if the value does not fit
  static @Nullable Object convert(JsonValue json, Callee.Parameter parameter, Callee callee) {
    Object plain = json.value();
    Class<?> type = parameter.type();
    if (plain == null) {
      if (type.isPrimitive()) {
        throw mismatch(json, parameter, callee, "");
      }
      return null;
    }
    Object simple = simple(plain, type);
    if (simple != null) {
      return simple;
    }
    if (type.isEnum()) {
      return constant(json, parameter, callee);
    }
    if (type.isAssignableFrom(Tensor.class) && type != Object.class) {
      try {
        return TensorJson.read(json, callee.dtypes());
      } catch (JsonFault e) {
        throw json.fault(prefix(parameter, callee) + e.problem());
      }
    }
    if (isScalar(type)) {
      throw mismatch(json, parameter, callee, "");
    }
    return structured(json, parameter, callee);
  }

  /// Returns JSON as maps, lists, strings, numbers, booleans and `null`.
  static @Nullable Object tree(JsonValue json) {
    Object plain = json.value();
    if (plain instanceof List) {
      List<@Nullable Object> list = new ArrayList<>();
      json.elements().forEach(element -> list.add(tree(element)));
      return list;
    }
    if (plain instanceof Map) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      json.fields().forEach((name, value) -> map.put(name, tree(value)));
      return map;
    }
    return plain;
  }

  private static JsonValue parse(String text, Callee.Parameter parameter) {
    try {
      return JsonValue.parseWithNaN(text, "");
    } catch (JsonFault e) {
      boolean words = text.isBlank() || "[{\"".indexOf(text.strip().charAt(0)) < 0;
      if (words || isScalar(parameter.type()) || parameter.type() == Object.class) {
        return JsonValue.ofText(text, ""); // what it is not says more than what JSON wants
      }
      throw e;
    }
  }

  private static boolean isScalar(Class<?> type) {
    return type.isPrimitive()
        || TEXTS.contains(type)
        || type == Boolean.class
        || Number.class.isAssignableFrom(type);
  }

  private static @Nullable Object simple(Object plain, Class<?> type) {
    if (plain instanceof String text) {
      if (type.isAssignableFrom(String.class)) {
        return text;
      }
      boolean character = type == char.class || type == Character.class;
      return character && text.length() == 1 ? (Object) text.charAt(0) : null;
    }
    if (plain instanceof Boolean) {
      return type == boolean.class || type.isAssignableFrom(Boolean.class) ? plain : null;
    }
    return plain instanceof Number number ? number(number, type) : null;
  }

  private static @Nullable Object number(Number number, Class<?> type) {
    if (type == double.class || type == Double.class) {
      double value = number.doubleValue();
      return TensorJson.overflows(value, number) ? null : (Object) value;
    }
    if (type == float.class || type == Float.class) {
      float value = number.floatValue();
      return TensorJson.overflows(value, number) ? null : (Object) value;
    }
    if (type == Object.class || type == Number.class) {
      return number;
    }
    try {
      BigDecimal exact = new BigDecimal(number.toString()); // NaN is no BigDecimal
      if (type == int.class || type == Integer.class) {
        return exact.intValueExact();
      }
      if (type == long.class || type == Long.class) {
        return exact.longValueExact();
      }
      if (type == short.class || type == Short.class) {
        return exact.shortValueExact();
      }
      return type == byte.class || type == Byte.class ? (Object) exact.byteValueExact() : null;
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  private static Object constant(JsonValue json, Callee.Parameter parameter, Callee callee) {
    Object[] constants = parameter.type().getEnumConstants();
    for (Object constant : constants) {
      String name = ((Enum<?>) constant).name();
      if (json.value() instanceof String text && name.equalsIgnoreCase(text)) {
        return constant;
      }
    }
    String names = Arrays.toString(constants).toLowerCase(Locale.ROOT);
    throw mismatch(json, parameter, callee, ", one of " + names);
  }

  private static Object structured(JsonValue json, Callee.Parameter parameter, Callee callee) {
    ObjectMapper mapper = JsonMapper.builder().build();
    try {
      return mapper.convertValue(tree(json), javaType(mapper, parameter));
    } catch (IllegalArgumentException e) {
      throw mismatch(json, parameter, callee, "");
    }
  }

  private static JavaType javaType(ObjectMapper mapper, Callee.Parameter parameter) {
    ClassLoader loader = parameter.type().getClassLoader();
    TypeFactory types = mapper.getTypeFactory();
    types = loader == null ? types : types.withClassLoader(loader);
    if (parameter.fullType().contains("<")) {
      try {
        return types.constructFromCanonical(parameter.fullType());
      } catch (IllegalArgumentException e) {
        // Wildcards and type variables: the class has to do.
        return types.constructType(parameter.type());
      }
    }
    return types.constructType(parameter.type());
  }

  private static JsonFault mismatch(
      JsonValue json, Callee.Parameter parameter, Callee callee, String more) {
    String type =
        parameter.fullType().isEmpty()
            ? parameter.type().getSimpleName()
            : SchemaText.display(parameter.fullType());
    return json.fault(
        prefix(parameter, callee)
            + "found "
            + json.describe()
            + ", expected a value of type "
            + type
            + more
            + ".");
  }

  private static String prefix(Callee.Parameter parameter, Callee callee) {
    return callee.name() + ": argument " + parameter.name() + ": ";
  }
}
