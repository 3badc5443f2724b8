package dev.waybill.dispatch;

import dev.waybill.internal.dispatch.SchemaParser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Java member, parameters and result of an op or function, as registered: `topK(Tensor scores,
/// int k = 10 [1..]) -> TopDocs`. Types stand without their packages.
///
/// @param text the schema as registered
/// @param member the name of the Java method
/// @param parameters the parameters, in order
/// @param result the result's type; `void` for none
public record Schema(String text, String member, List<Parameter> parameters, String result) {

  /// Copies the parameters.
  public Schema {
    parameters = List.copyOf(parameters);
  }

  /// Reads a schema.
  ///
  /// @param text such as `topK(Tensor scores, int k = 10 [1..]) -> TopDocs`
  /// @return the schema
  /// @throws IllegalArgumentException if the text is no schema; the message tells where
  public static Schema parse(String text) {
    return new SchemaParser(text).parse();
  }

  /// Returns the schema as registered.
  ///
  /// @return one line
  @Override
  public String toString() {
    return text;
  }

  /// A parameter.
  ///
  /// @param type its type, without packages
  /// @param name its name
  /// @param defaultText its default as the schema has it, strings and chars in quotes; `null` for a
  /// parameter without one
  /// @param range the values it takes; `null` for all
  public record Parameter(
      String type, String name, @Nullable String defaultText, @Nullable Range range) {

    /// Returns whether an argument may be left out.
    ///
    /// @return true for a parameter with a default
    public boolean isOptional() {
      return defaultText != null;
    }

    /// Returns the default without quotes and escapes.
    ///
    /// @return the default as text; `null` for a parameter without one
    public @Nullable String defaultValue() {
      return defaultText == null ? null : SchemaParser.unquote(defaultText);
    }
  }
}
