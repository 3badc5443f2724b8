package dev.waybill.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.waybill.plugin.aggregate.Aggregate;
import dev.waybill.plugin.aggregate.AggregatedModule;
import dev.waybill.plugin.aggregate.Clash;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes which modules were looked at together, and how they clash, as JSON, for programs. */
public final class AggregateJson {

  private static final int FORMAT = 1;

  private AggregateJson() {}

  /**
   * Writes a report.
   *
   * @param aggregate the modules
   * @param clashes how they clash
   * @return JSON text that ends with a line break
   */
  public static String of(Aggregate aggregate, List<Clash> clashes) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeBooleanField("good", clashes.isEmpty());
      json.writeArrayFieldStart("modules");
      for (AggregatedModule each : aggregate.modules()) {
        json.writeStartObject();
        json.writeStringField("module", each.site().manifest().module());
        json.writeNumberField("exports", each.site().manifest().symbols().size());
        json.writeNumberField("removed", each.removed().size());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("clashes");
      for (Clash each : clashes) {
        json.writeStartObject();
        json.writeStringField("id", each.id());
        json.writeStringField("text", each.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }
}
