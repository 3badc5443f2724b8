package dev.waybill.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads text into {@link JsonValue}s. */
final class JsonTree {

  private static final Pattern OPENED =
      Pattern.compile("expected close marker for (\\w+) \\(start marker at .*line: (\\d+), .*");

  /** What Jackson's messages tell programmers: codes of characters, the class behind a limit. */
  private static final Pattern DETAIL =
      Pattern.compile(" \\(code \\d+( / 0x\\w+)?\\)|, from `[^`]*`");

  private static final String CONTROL = "Illegal character ((CTRL-CHAR";

  private static final Pattern UNRECOGNIZED =
      Pattern.compile("Unrecognized token '(.*)': was expecting .*");

  private final String where;

  JsonTree(String where) {
    this.where = where;
  }

  JsonValue parse(String text, boolean nan) {
    try (JsonParser parser = factory(nan).createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonFault(where, 1, 1, "expected a JSON value, found nothing.");
      }
      JsonValue value = value(parser);
      if (parser.nextToken() != null) {
        JsonLocation at = parser.currentTokenLocation();
        throw new JsonFault(
            where, at.getLineNr(), at.getColumnNr(), "expected the end behind the JSON value.");
      }
      return value;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      int line = at == null ? 1 : at.getLineNr();
      int column = at == null ? 1 : at.getColumnNr();
      if (e.getOriginalMessage().startsWith(CONTROL)) {
        column--; // Jackson has read it already
      }
      JsonFault fault = new JsonFault(where, line, column, sentence(e.getOriginalMessage()));
      fault.initCause(e);
      throw fault;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonFactory factory(boolean nan) {
    // A manifest of 20,000 exports may hold a long doc; it comes from a jar that the user chose.
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, nan)
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
        .build();
  }

  private JsonValue value(JsonParser parser) throws IOException {
    JsonLocation at = parser.currentTokenLocation();
    return new JsonValue(plain(parser), where, at.getLineNr(), at.getColumnNr());
  }

  private @Nullable Object plain(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> real(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalStateException("a JSON parser gave " + token);
    };
  }

  private double real(JsonParser parser) throws IOException {
    double number = parser.getDoubleValue();
    String text = parser.getText();
    if (Double.isInfinite(number) && Character.isDigit(text.charAt(text.length() - 1))) {
      JsonLocation at = parser.currentTokenLocation();
      throw new JsonFault(
          where, at.getLineNr(), at.getColumnNr(), "the number " + text + " is too large.");
    }
    return number;
  }

  private Map<String, JsonValue> object(JsonParser parser) throws IOException {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return Collections.unmodifiableMap(fields);
  }

  private List<JsonValue> array(JsonParser parser) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return Collections.unmodifiableList(elements);
  }

  private static String sentence(String message) {
    String line = message.lines().findFirst().orElse("malformed JSON");
    Matcher opened = OPENED.matcher(line);
    if (opened.find()) {
      return "the text ends inside the "
          + opened.group(1).toLowerCase(Locale.ROOT)
          + " that line "
          + opened.group(2)
          + " opens.";
    }
    if (line.startsWith("Unexpected end-of-input")) {
      return "the text ends inside a JSON value.";
    }
    if (line.startsWith(CONTROL)) {
      return "found a control character, which JSON has only within strings, escaped.";
    }
    Matcher unrecognized = UNRECOGNIZED.matcher(line);
    if (unrecognized.matches()) {
      return "found " + unrecognized.group(1) + ", which is no JSON value.";
    }
    line = DETAIL.matcher(line).replaceAll("");
    return line.endsWith(".") ? line : line + ".";
  }
}
