package dev.waybill.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.ChangeKind;
import dev.waybill.manifest.verdict.Finding;
import dev.waybill.manifest.verdict.Verdict;
import dev.waybill.plugin.baseline.CheckResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what has changed since the last release as SARIF 2.1.0, for code hosts. */
public final class SarifReport {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private SarifReport() {}

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
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      Verdict verdict = result.verdict();
      tool(json, verdict);
      json.writeArrayFieldStart("results");
      if (verdict != null) {
        for (Finding each : verdict.findings()) {
          result(json, each, result.sources().get(each.change().element().owner()));
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void tool(JsonGenerator json, @Nullable Verdict verdict) throws IOException {
    Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
    if (verdict != null) {
      verdict.findings().forEach(each -> kinds.add(each.change().kind()));
    }
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "waybill");
    json.writeArrayFieldStart("rules");
    for (ChangeKind each : kinds) {
      json.writeStartObject();
      json.writeStringField("id", each.id());
      json.writeObjectFieldStart("shortDescription");
      json.writeStringField("text", each.meaning());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void result(JsonGenerator json, Finding finding, @Nullable ApiSource source)
      throws IOException {
    Change change = finding.change();
    json.writeStartObject();
    json.writeStringField("ruleId", change.kind().id());
    json.writeStringField("level", level(finding));
    json.writeObjectFieldStart("message");
    json.writeStringField("text", change.element() + ": " + change.kind().meaning());
    json.writeEndObject();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("id", change.id());
    json.writeEndObject();
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    if (source != null && !source.file().isEmpty()) {
      json.writeObjectFieldStart("physicalLocation");
      json.writeObjectFieldStart("artifactLocation");
      json.writeStringField("uri", "src/main/java/" + source.file());
      json.writeEndObject();
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", Math.max(1, source.line()));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("fullyQualifiedName", change.element().toString());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String level(Finding finding) {
    if (finding.standing() != Finding.Standing.COUNTS) {
      return "note";
    }
    return finding.change().worst().isBreaking() ? "error" : "note";
  }
}
