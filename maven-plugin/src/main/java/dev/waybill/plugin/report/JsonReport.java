package dev.waybill.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.Finding;
import dev.waybill.manifest.verdict.Impact;
import dev.waybill.manifest.verdict.Verdict;
import dev.waybill.plugin.baseline.CheckResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Writes what a check found as JSON, for programs. */
public final class JsonReport {

  private static final int FORMAT = 1;

  private JsonReport() {}

  /**
   * Writes a report.
   *
   * @param result what was found
   * @return JSON text that ends with a line break
   */
  public static String of(CheckResult result) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeBooleanField("good", result.isGood());
      json.writeBooleanField("reviewed", result.drift().isEmpty());
      json.writeArrayFieldStart("problems");
      for (String each : result.problems()) {
        json.writeString(each);
      }
      json.writeEndArray();
      Verdict verdict = result.verdict();
      if (verdict != null) {
        verdict(json, verdict);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void verdict(JsonGenerator json, Verdict verdict) throws IOException {
    json.writeStringField("released", verdict.released());
    json.writeStringField("version", verdict.version());
    json.writeStringField("bump", verdict.bump().name().toLowerCase(Locale.ROOT));
    json.writeStringField("least", verdict.bump().of(verdict.released()));
    json.writeBooleanField("enough", verdict.isVersionEnough());
    json.writeArrayFieldStart("changes");
    for (Finding each : verdict.findings()) {
      Change change = each.change();
      json.writeStartObject();
      json.writeStringField("id", change.id());
      json.writeStringField("kind", change.kind().id());
      json.writeStringField("element", change.element().toString());
      json.writeArrayFieldStart("impacts");
      for (Impact impact : change.impacts()) {
        json.writeString(impact.name().toLowerCase(Locale.ROOT));
      }
      json.writeEndArray();
      json.writeStringField("meaning", change.kind().meaning());
      json.writeStringField("before", change.before());
      json.writeStringField("after", change.after());
      json.writeStringField("standing", each.standing().name().toLowerCase(Locale.ROOT));
      json.writeStringField("note", each.note());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
