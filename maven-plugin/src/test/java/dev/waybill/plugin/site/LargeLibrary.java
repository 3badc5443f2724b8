package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiDoc;
import dev.waybill.manifest.ApiGradient;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiParameter;
import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A library of any size whose ops are documented as well as real ones are. */
final class LargeLibrary {

  private static final int NAMESPACES = 50;
  private static final int WORDS = 3000;
  private static final ApiSource SOURCE = new ApiSource("org/example/Op.java", 7);

  private final Random random = new Random(7);
  private final List<String> words = new ArrayList<>();

  private LargeLibrary() {
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      for (int syllable = 0; syllable < 2 + random.nextInt(3); syllable++) {
        word.append("bdfgklmnprstvz".charAt(random.nextInt(14)));
        word.append("aeiou".charAt(random.nextInt(5)));
      }
      words.add(word.toString());
    }
  }

  static ApiManifest of(int size) {
    LargeLibrary library = new LargeLibrary();
    List<ApiNamespace> namespaces = new ArrayList<>();
    for (int i = 0; i < NAMESPACES; i++) {
      namespaces.add(new ApiNamespace("ns" + i, "Namespace " + i, "", "org.example.api.Ns" + i));
    }
    List<ApiSymbol> symbols = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      symbols.add(library.op(i));
    }
    return new ApiManifest(1, "org.example:large:1.0", namespaces, symbols, List.of(), List.of());
  }

  private ApiSymbol op(int number) {
    String second = word();
    String member = word() + Character.toUpperCase(second.charAt(0)) + second.substring(1) + number;
    String name = "ns" + number % NAMESPACES + "." + member;
    List<String> dtypes = List.of("f64", "f32", "f16", "bf16");
    List<ApiKernel> kernels =
        List.of(kernel(name, "cpu", dtypes, true), kernel(name, "gpu", dtypes, false));
    return new ApiSymbol(
        SymbolKind.OP,
        name,
        List.of(name + "_alias"),
        List.of(name),
        List.of(),
        "org.example.Op" + number,
        member,
        List.of(),
        List.of(
            parameter("x", "dev.waybill.tensor.Tensor", null),
            parameter("dim", "int", "-1"),
            parameter("keepDim", "boolean", "false")),
        "dev.waybill.tensor.Tensor",
        List.of(),
        null,
        dtypes,
        kernels,
        List.of(),
        List.of(
            new ApiGradient(name, List.of("x"), List.of("x"), "org.example.Op#gradient", SOURCE)),
        "",
        "",
        "STABLE",
        new ApiDoc(
            sentence(12),
            "- Shapes: `x: [n]`, "
                + sentence(8)
                + "\n- Dtypes: f64, f32, f16, bf16.\n- Numerics: "
                + sentence(14)
                + "\n- Source: "
                + sentence(6)
                + "\n\n```java\nTensor x = Tensor.of(1, 2);\nOps."
                + member
                + "(x); // ==> tensor([1., 2.])\n```",
            sentence(4),
            Map.of("dev.waybill.ShapeException", sentence(6)),
            ""),
        SOURCE);
  }

  private ApiParameter parameter(String name, String type, @Nullable String value) {
    return new ApiParameter(name, type, value, null, false, sentence(6));
  }

  private static ApiKernel kernel(String op, String device, List<String> dtypes, boolean isOwn) {
    return new ApiKernel(op, device, dtypes, List.of(), 0, isOwn, "org.example.Op#op", SOURCE);
  }

  private String word() {
    return words.get(random.nextInt(WORDS));
  }

  private String sentence(int length) {
    StringBuilder text = new StringBuilder(word());
    for (int i = 1; i < length; i++) {
      text.append(i % 5 == 0 ? " the " : " ").append(word());
    }
    return text.append('.').toString();
  }
}
