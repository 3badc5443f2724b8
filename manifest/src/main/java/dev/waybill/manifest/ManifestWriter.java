package dev.waybill.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes manifests as JSON, field by field: reflection would cost each compilation its start. */
final class ManifestWriter {

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;

  ManifestWriter() {
    try {
      json = new JsonFactory().createGenerator(text).setPrettyPrinter(printer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String write(ApiManifest manifest) {
    try {
      json.writeStartObject();
      json.writeNumberField("format", manifest.format());
      json.writeStringField("module", manifest.module());
      array("namespaces", manifest.namespaces(), this::namespace);
      array("symbols", manifest.symbols(), this::symbol);
      array("kernels", manifest.kernels(), this::kernel);
      array("gradients", manifest.gradients(), this::gradient);
      strings("stateful", manifest.stateful());
      json.writeEndObject();
      json.writeRaw('\n');
      json.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static DefaultPrettyPrinter printer() {
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }

  private void namespace(ApiNamespace namespace) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", namespace.name());
    json.writeStringField("title", namespace.title());
    string("text", namespace.text());
    json.writeStringField("facade", namespace.facade());
    json.writeEndObject();
  }

  private void symbol(ApiSymbol symbol) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", symbol.kind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("name", symbol.name());
    strings("aliases", symbol.aliases());
    strings("generation1", symbol.generation1());
    array("deprecations", symbol.deprecations(), this::deprecation);
    json.writeStringField("owner", symbol.owner());
    string("member", symbol.member());
    strings("typeParameters", symbol.typeParameters());
    array("parameters", symbol.parameters(), this::parameter);
    string("result", symbol.result());
    strings("thrown", symbol.thrown());
    nullable("constantValue", symbol.constantValue());
    strings("dtypes", symbol.dtypes());
    array("kernels", symbol.kernels(), this::kernel);
    strings("traits", symbol.traits());
    array("gradients", symbol.gradients(), this::gradient);
    string("notDifferentiable", symbol.notDifferentiable());
    string("since", symbol.since());
    json.writeStringField("status", symbol.status());
    doc(symbol.doc());
    source(symbol.source());
    json.writeEndObject();
  }

  private void deprecation(ApiDeprecation deprecation) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", deprecation.name());
    json.writeStringField("since", deprecation.since());
    string("removal", deprecation.removal());
    json.writeStringField("use", deprecation.use());
    string("why", deprecation.why());
    json.writeEndObject();
  }

  private void parameter(ApiParameter parameter) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", parameter.name());
    json.writeStringField("type", parameter.type());
    nullable("defaultValue", parameter.defaultValue());
    ApiRange range = parameter.range();
    if (range != null) {
      json.writeObjectFieldStart("range");
      bound("min", range.min());
      bound("max", range.max());
      truth("minExclusive", range.minExclusive());
      truth("maxExclusive", range.maxExclusive());
      json.writeEndObject();
    }
    truth("nullable", parameter.nullable());
    string("doc", parameter.doc());
    json.writeEndObject();
  }

  private void kernel(ApiKernel kernel) throws IOException {
    json.writeStartObject();
    json.writeStringField("op", kernel.op());
    json.writeStringField("device", kernel.device());
    strings("dtypes", kernel.dtypes());
    strings("requires", kernel.requires());
    json.writeNumberField("priority", kernel.priority());
    truth("reference", kernel.reference());
    json.writeStringField("method", kernel.method());
    source(kernel.source());
    json.writeEndObject();
  }

  private void gradient(ApiGradient gradient) throws IOException {
    json.writeStartObject();
    json.writeStringField("op", gradient.op());
    strings("of", gradient.of());
    strings("saves", gradient.saves());
    json.writeStringField("method", gradient.method());
    source(gradient.source());
    json.writeEndObject();
  }

  private void doc(ApiDoc doc) throws IOException {
    if (doc.equals(ApiDoc.NONE)) {
      return;
    }
    json.writeObjectFieldStart("doc");
    string("summary", doc.summary());
    string("body", doc.body());
    string("returns", doc.returns());
    if (!doc.thrown().isEmpty()) {
      json.writeObjectFieldStart("thrown");
      for (Map.Entry<String, String> thrown : doc.thrown().entrySet()) {
        json.writeStringField(thrown.getKey(), thrown.getValue());
      }
      json.writeEndObject();
    }
    string("see", doc.see());
    json.writeEndObject();
  }

  private void source(ApiSource source) throws IOException {
    json.writeObjectFieldStart("source");
    json.writeStringField("file", source.file());
    json.writeNumberField("line", source.line());
    json.writeEndObject();
  }

  private void bound(String name, double bound) throws IOException {
    json.writeFieldName(name);
    if (Double.isFinite(bound)) {
      json.writeNumber(Numbers.shortest(bound));
    } else {
      json.writeNull(); // JSON has no infinity; NaN is none either, and its export is refused
    }
  }

  private void truth(String name, boolean truth) throws IOException {
    if (truth) {
      json.writeBooleanField(name, true);
    }
  }

  private void string(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private void nullable(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    array(name, values, json::writeString);
  }

  private <T> void array(String name, List<T> values, Each<T> each) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (T value : values) {
      each.write(value);
    }
    json.writeEndArray();
  }

  private interface Each<T> {
    void write(T value) throws IOException;
  }
}
