package dev.waybill.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A manifest in which every field is set somewhere, and absent somewhere. */
final class SampleManifest {

  static final double NONE_BELOW = Double.NEGATIVE_INFINITY;
  static final double NONE_ABOVE = Double.POSITIVE_INFINITY;

  private SampleManifest() {}

  static ApiManifest full() {
    return new ApiManifest(
        1,
        "org.example:ops:1.2.3",
        List.of(new ApiNamespace("search", "Search", "Finds *things*.", "org.example.api.Search")),
        List.of(topK(), plain("search.DEFAULT_K"), type(), function()),
        List.of(kernel("other.op", List.of(), 7, false)),
        List.of(gradient("other.op", List.of())),
        List.of("org.example.Net"));
  }

  static ApiSymbol topK() {
    return new ApiSymbol(
        SymbolKind.OP,
        "search.topK",
        List.of("search.top_k"),
        List.of("search.best"),
        List.of(new ApiDeprecation("search.top_k", "0.2", "1.0", "search.topK", "Spelling.")),
        "org.example.TopK",
        "topK",
        List.of("T extends java.lang.Comparable<T>"),
        List.of(
            new ApiParameter("scores", "dev.waybill.tensor.Tensor", null, null, false, "Scores."),
            new ApiParameter(
                "k", "int", "10", new ApiRange(1, NONE_ABOVE, false, false), false, ""),
            new ApiParameter("p", "double", "0.5", new ApiRange(0, 1, true, true), false, ""),
            new ApiParameter("note", "java.lang.String", "", null, true, "A | B")),
        "java.util.Map<java.lang.String, org.example.TopDocs.Entry>",
        List.of("java.io.IOException"),
        null,
        List.of("f32", "f64"),
        List.of(kernel("search.topK", List.of("f32", "f64"), 0, true)),
        List.of("pointwise", "aliases=scores", "mutates=scores,note"),
        List.of(gradient("search.topK", List.of("k", "result"))),
        "",
        "0.1",
        "EXPERIMENTAL",
        new ApiDoc(
            "Takes the best.",
            "By score, then number.\n\nSee 文档 \"x\".",
            "the documents",
            Map.of("ShapeException", "if wrong", "IOException", "never"),
            "search.match\nsearch.fetch"),
        new ApiSource("org/example/TopK.java", 12));
  }

  static ApiSymbol plain(String name) {
    return symbol(SymbolKind.CONSTANT, name, "DEFAULT_K", "int", "10");
  }

  static ApiSymbol type() {
    return symbol(SymbolKind.TYPE, "search.TopDocs", "", "", null);
  }

  static ApiSymbol function() {
    return symbol(SymbolKind.FUNCTION, "version", "version", "java.lang.String", null);
  }

  static ApiKernel kernel(String op, List<String> dtypes, int priority, boolean reference) {
    return new ApiKernel(
        op,
        "cpu",
        dtypes,
        reference ? List.of() : List.of("vector"),
        priority,
        reference,
        "org.example.TopK#topK",
        new ApiSource("", 0));
  }

  static ApiGradient gradient(String op, List<String> saves) {
    return new ApiGradient(
        op, List.of("scores"), saves, "org.example.TopK#gradient", new ApiSource("", 0));
  }

  private static ApiSymbol symbol(
      SymbolKind kind, String name, String member, String result, @Nullable String value) {
    return new ApiSymbol(
        kind,
        name,
        List.of(),
        List.of(),
        List.of(),
        kind == SymbolKind.TYPE ? "org.example.Outer$TopDocs" : "org.example.TopK",
        member,
        List.of(),
        List.of(),
        result,
        List.of(),
        value,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        "STABLE",
        ApiDoc.NONE,
        new ApiSource("org/example/TopK.java", 3));
  }
}
