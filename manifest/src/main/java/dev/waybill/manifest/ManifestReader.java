package dev.waybill.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the JSON form of a manifest; what {@link ManifestWriter} leaves out is empty again. */
final class ManifestReader {

  private final JsonValue object;
  private final String what;

  private ManifestReader(JsonValue object, String what) {
    this.object = object;
    this.what = what;
  }

  static ApiManifest manifest(JsonValue json) {
    ManifestReader in = new ManifestReader(json, "manifest");
    int format = in.number("format", null);
    if (format != ApiManifest.FORMAT) {
      throw in.required("format")
          .fault(
              "the manifest has format "
                  + format
                  + ", this version reads format "
                  + ApiManifest.FORMAT
                  + ".");
    }
    return new ApiManifest(
        format,
        in.text("module"),
        in.list("namespaces", ManifestReader::namespace),
        in.list("symbols", ManifestReader::symbol),
        in.list("kernels", ManifestReader::kernel),
        in.list("gradients", ManifestReader::gradient),
        in.list("stateful", JsonValue::text));
  }

  private static ApiNamespace namespace(JsonValue json) {
    ManifestReader in = new ManifestReader(json, "namespace");
    return new ApiNamespace(
        in.text("name"), in.text("title"), in.textOr("text"), in.text("facade"));
  }

  private static ApiSymbol symbol(JsonValue json) {
    ManifestReader in = new ManifestReader(json, "symbol");
    return new ApiSymbol(
        in.kind(),
        in.text("name"),
        in.list("aliases", JsonValue::text),
        in.list("generation1", JsonValue::text),
        in.list("deprecations", ManifestReader::deprecation),
        in.text("owner"),
        in.textOr("member"),
        in.list("typeParameters", JsonValue::text),
        in.list("parameters", ManifestReader::parameter),
        in.textOr("result"),
        in.list("thrown", JsonValue::text),
        in.textOrNull("constantValue"),
        in.list("dtypes", JsonValue::text),
        in.list("kernels", ManifestReader::kernel),
        in.list("traits", JsonValue::text),
        in.list("gradients", ManifestReader::gradient),
        in.textOr("notDifferentiable"),
        in.textOr("since"),
        in.text("status"),
        in.doc(),
        in.source());
  }

  private static ApiDeprecation deprecation(JsonValue json) {
    ManifestReader in = new ManifestReader(json, "deprecation");
    return new ApiDeprecation(
        in.text("name"), in.text("since"), in.textOr("removal"), in.text("use"), in.textOr("why"));
  }

  private static ApiParameter parameter(JsonValue json) {
    ManifestReader in = new ManifestReader(json, "parameter");
    return new ApiParameter(
        in.text("name"),
        in.text("type"),
        in.textOrNull("defaultValue"),
        in.range(),
        in.truth("nullable"),
        in.textOr("doc"));
  }

  private static ApiKernel kernel(JsonValue json) {
    ManifestReader in = new ManifestReader(json, "kernel");
    return new ApiKernel(
        in.text("op"),
        in.text("device"),
        in.list("dtypes", JsonValue::text),
        in.list("requires", JsonValue::text),
        in.number("priority", null),
        in.truth("reference"),
        in.text("method"),
        in.source());
  }

  private static ApiGradient gradient(JsonValue json) {
    ManifestReader in = new ManifestReader(json, "gradient");
    return new ApiGradient(
        in.text("op"),
        in.list("of", JsonValue::text),
        in.list("saves", JsonValue::text),
        in.text("method"),
        in.source());
  }

  private SymbolKind kind() {
    JsonValue json = required("kind");
    for (SymbolKind kind : SymbolKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(json.text())) {
        return kind;
      }
    }
    throw json.fault(
        "expected \"op\", \"function\", \"type\" or \"constant\", found " + json.describe() + ".");
  }

  private @Nullable ApiRange range() {
    JsonValue json = find("range");
    if (json == null) {
      return null;
    }
    ManifestReader in = new ManifestReader(json, "range");
    return new ApiRange(
        in.bound("min", Double.NEGATIVE_INFINITY),
        in.bound("max", Double.POSITIVE_INFINITY),
        in.truth("minExclusive"),
        in.truth("maxExclusive"));
  }

  private ApiDoc doc() {
    JsonValue json = find("doc");
    if (json == null) {
      return ApiDoc.NONE;
    }
    ManifestReader in = new ManifestReader(json, "doc");
    Map<String, String> thrown = new TreeMap<>();
    JsonValue types = in.find("thrown");
    if (types != null) {
      types.fields().forEach((type, text) -> thrown.put(type, text.text()));
    }
    return new ApiDoc(
        in.textOr("summary"), in.textOr("body"), in.textOr("returns"), thrown, in.textOr("see"));
  }

  private ApiSource source() {
    JsonValue json = find("source");
    if (json == null) {
      return new ApiSource("", 0);
    }
    ManifestReader in = new ManifestReader(json, "source");
    return new ApiSource(in.textOr("file"), in.number("line", 0));
  }

  private JsonValue required(String name) {
    JsonValue json = find(name);
    if (json == null) {
      throw object.fault("the " + what + " has no \"" + name + "\".");
    }
    return json;
  }

  /** Finds a field; {@code null} in JSON is as good as absent. */
  private @Nullable JsonValue find(String name) {
    JsonValue json = object.fields().get(name);
    return json == null || json.value() == null ? null : json;
  }

  private String text(String name) {
    return required(name).text();
  }

  private String textOr(String name) {
    JsonValue json = find(name);
    return json == null ? "" : json.text();
  }

  private @Nullable String textOrNull(String name) {
    JsonValue json = find(name);
    return json == null ? null : json.text();
  }

  private int number(String name, @Nullable Integer absent) {
    JsonValue json = absent == null ? required(name) : find(name);
    if (json == null) {
      return absent == null ? 0 : absent;
    }
    if (json.value() instanceof Integer number) {
      return number;
    }
    throw json.fault("expected a whole number, found " + json.describe() + ".");
  }

  private double bound(String name, double absent) {
    JsonValue json = find(name);
    return json == null ? absent : json.number().doubleValue();
  }

  private boolean truth(String name) {
    JsonValue json = find(name);
    return json != null && json.truth();
  }

  private <T> List<T> list(String name, Function<JsonValue, T> each) {
    JsonValue json = find(name);
    return json == null ? List.of() : json.elements().stream().map(each).toList();
  }
}
