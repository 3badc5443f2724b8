package dev.waybill.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes what an op returned, for people or as JSON.
final class ResultText {

  private ResultText() {}

  /// Writes for people: one element or entry a line.
  static String plain(@Nullable Object result) {
    if (result == null) {
      return "null";
    }
    if (result instanceof List<?> list) {
      return list.isEmpty()
          ? "nothing"
          : list.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
    if (result instanceof Map<?, ?> map) {
      return map.isEmpty()
          ? "nothing"
          : map.entrySet().stream()
              .map(e -> e.getKey() + ": " + e.getValue())
              .collect(Collectors.joining("\n"));
    }
    if (result.getClass().isArray()) {
      String elements = Arrays.deepToString(new Object[] {result});
      return elements.substring(1, elements.length() - 1);
    }
    return result.toString();
  }

  /// Writes as JSON: records as objects, tensors as nested arrays, types of which nothing is known
  /// as their text.
  static String json(@Nullable Object result) {
    SimpleModule module =
        new SimpleModule() {
          private static final long serialVersionUID = 1L;

          @Override
          public void setupModule(SetupContext context) {
            context.addSerializers(new OwnForms());
          }
        };
    JsonMapper mapper =
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).addModule(module).build();
    try {
      return mapper.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw Failure.of("the result cannot be written as JSON: " + Sentences.reason(e) + ".", e);
    }
  }

  /// Getters of a class may do anything; a record's components are its value.
  private static final class OwnForms extends Serializers.Base {

    @Override
    public @Nullable JsonSerializer<?> findSerializer(
        SerializationConfig config, JavaType type, BeanDescription description) {
      Class<?> raw = type.getRawClass();
      if (raw == Tensor.class) {
        return new TensorSerializer();
      }
      boolean known =
          raw.isRecord() || raw.isEnum() || raw.isPrimitive() || raw.getName().startsWith("java.");
      return known ? null : ToStringSerializer.instance;
    }
  }

  private static final class TensorSerializer extends JsonSerializer<Tensor> {

    @Override
    public void serialize(Tensor tensor, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writePOJO(TensorJson.tree(tensor));
    }
  }
}
