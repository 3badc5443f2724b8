package dev.waybill.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.waybill.plugin.scan.RetiredName;
import dev.waybill.plugin.scan.ScanResult;
import dev.waybill.plugin.scan.Use;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Writes what a scan found as JSON, for programs. */
public final class ScanJson {

  private static final int FORMAT = 1;

  private ScanJson() {}

  /**
   * Writes a report.
   *
   * @param result what was found
   * @param isGood whether the build may go on
   * @return JSON text that ends with a line break
   */
  public static String of(ScanResult result, boolean isGood) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeBooleanField("good", isGood);
      json.writeArrayFieldStart("libraries");
      for (String each : result.libraries()) {
        json.writeString(each);
      }
      json.writeEndArray();
      json.writeNumberField("names", result.names());
      json.writeNumberField("classes", result.classes());
      json.writeNumberField("files", result.files());
      json.writeArrayFieldStart("uses");
      for (Use each : result.uses()) {
        use(json, each);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void use(JsonGenerator json, Use use) throws IOException {
    RetiredName name = use.name();
    json.writeStartObject();
    json.writeStringField("name", name.name());
    json.writeStringField("state", word(name.state()));
    json.writeStringField("library", name.library());
    json.writeStringField("since", name.since());
    json.writeStringField("removal", name.removal());
    json.writeStringField("why", name.why());
    json.writeStringField("use", name.replacement().name());
    json.writeStringField("useInJava", name.replacement().java());
    json.writeStringField("useSignature", name.replacement().signature());
    json.writeStringField("kind", word(use.kind()));
    json.writeStringField("what", use.what());
    json.writeStringField("file", use.place().file());
    json.writeNumberField("line", use.place().line());
    json.writeNumberField("column", use.place().column());
    json.writeStringField("class", use.place().className());
    json.writeStringField("method", use.place().method());
    json.writeEndObject();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
