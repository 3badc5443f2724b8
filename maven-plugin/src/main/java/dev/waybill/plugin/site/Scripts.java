package dev.waybill.plugin.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiSymbol;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the pages load as scripts: a page that is opened as a file may run scripts beside it
 * but fetch nothing.
 */
final class Scripts {

  private final Catalog catalog;
  private final Prose prose;
  private final JsonFactory json = new JsonFactory();

  Scripts(Catalog catalog) {
    this.catalog = catalog;
    this.prose = new Prose(catalog, "");
  }

  /** All exports with what they are searched and chosen by. */
  String search() {
    List<String> namespaces = new ArrayList<>(catalog.byNamespace().keySet());
    List<String> devices = Capability.sortedDevices(all(true));
    List<String> dtypes = Capability.sortedDtypes(all(false));
    return call(
        "waybillSearch",
        out -> {
          out.writeStartObject();
          texts(out, "namespaces", namespaces);
          texts(out, "devices", devices);
          texts(out, "dtypes", dtypes);
          out.writeArrayFieldStart("symbols");
          for (ApiSymbol each : catalog.symbols()) {
            out.writeRaw("\n");
            symbol(out, each, devices, dtypes);
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  /** The exports of one namespace, for the list beside their pages. */
  String navigation(List<ApiSymbol> symbols) {
    return call(
        "waybillNavigation",
        out -> {
          out.writeStartArray();
          for (ApiSymbol each : symbols) {
            out.writeStartArray();
            out.writeString(each.name());
            out.writeString(catalog.places().of(each));
            out.writeEndArray();
          }
          out.writeEndArray();
        });
  }

  private void symbol(
      JsonGenerator out, ApiSymbol symbol, List<String> devices, List<String> dtypes)
      throws IOException {
    ApiSymbol op = catalog.find(symbol.inPlaceOf()).orElse(symbol);
    Proof.Op proof = catalog.findProof(symbol).orElse(null);
    out.writeStartArray();
    out.writeString(symbol.name());
    out.writeString(catalog.places().of(symbol));
    out.writeString(symbol.kind().name().toLowerCase(Locale.ROOT));
    texts(out, Places.aliases(symbol));
    out.writeString(prose.plain(symbol.doc().summary()));
    numbers(out, devices(op, proof), devices);
    boolean isAny = proof == null && op.dtypes().isEmpty() && !op.kernels().isEmpty();
    numbers(out, isAny ? dtypes : dtypes(op, proof), dtypes);
    out.writeString(Differentiable.of(symbol, catalog, proof).word());
    out.writeBoolean(symbol.status().equals("DEPRECATED"));
    out.writeEndArray();
  }

  private Collection<String> all(boolean areDevices) {
    Set<String> all = new TreeSet<>();
    for (ApiSymbol each : catalog.symbols()) {
      Proof.Op proof = catalog.findProof(each).orElse(null);
      all.addAll(areDevices ? devices(each, proof) : dtypes(each, proof));
    }
    return all;
  }

  private static Set<String> devices(ApiSymbol op, Proof.@Nullable Op proof) {
    Set<String> devices = new TreeSet<>();
    op.kernels().forEach(each -> devices.addAll(Capability.devices(each)));
    if (proof != null) {
      proof.cells().forEach(each -> devices.add(each.device()));
    }
    return devices;
  }

  private static Set<String> dtypes(ApiSymbol op, Proof.@Nullable Op proof) {
    Set<String> dtypes = new TreeSet<>(op.dtypes());
    for (ApiKernel each : op.kernels()) {
      dtypes.addAll(each.dtypes());
    }
    if (proof != null) {
      proof.cells().stream()
          .filter(each -> !each.status().equals("refused"))
          .forEach(each -> dtypes.add(each.dtype()));
    }
    return dtypes;
  }

  private static void texts(JsonGenerator out, String field, Collection<String> texts)
      throws IOException {
    out.writeFieldName(field);
    texts(out, texts);
  }

  private static void texts(JsonGenerator out, Collection<String> texts) throws IOException {
    out.writeStartArray();
    for (String each : texts) {
      out.writeString(each);
    }
    out.writeEndArray();
  }

  private static void numbers(JsonGenerator out, Collection<String> some, List<String> all)
      throws IOException {
    out.writeStartArray();
    for (String each : some) {
      out.writeNumber(all.indexOf(each));
    }
    out.writeEndArray();
  }

  private String call(String function, Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = json.createGenerator(text)) {
      body.write(out);
    } catch (IOException e) {
      throw new IllegalStateException("Text takes all that is written.", e);
    }
    return function + "(" + text + ");\n";
  }

  /** The argument of a call. */
  private interface Body {
    void write(JsonGenerator out) throws IOException;
  }
}
