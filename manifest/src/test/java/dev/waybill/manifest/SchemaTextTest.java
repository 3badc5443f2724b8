package dev.waybill.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTextTest {

  @Test
  void writesMethodsWithDefaultsAndRanges() {
    assertThat(SchemaText.of(SampleManifest.topK()))
        .isEqualTo(
            "topK(Tensor scores, int k = 10 [1..], double p = 0.5 (0..1), String note = \"\")"
                + " -> Map<String, TopDocs.Entry>");
  }

  @Test
  void writesTypesConstantsAndMethodsWithoutParameters() {
    assertThat(SchemaText.of(SampleManifest.type())).isEqualTo("TopDocs");
    assertThat(SchemaText.of(SampleManifest.plain("k"))).isEqualTo("DEFAULT_K: int");
    assertThat(SchemaText.of(SampleManifest.function())).isEqualTo("version() -> String");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "java.util.Map.Entry<java.lang.String, int[]> | Map.Entry<String, int[]>",
        "java.util.List<? extends a.b.C> | List<? extends C>",
        "java.lang.String... | String...",
        "T | T",
        "int | int",
        "org.example.größe.Maß | Maß",
        "org.example._x.$Y | $Y",
      })
  void leavesOutPackages(String type, String expected) {
    assertThat(SchemaText.display(type)).isEqualTo(expected);
  }

  @Test
  void quotesStringsWithJavaEscapes() {
    assertThat(SchemaText.literal("java.lang.String", "a\"\\\n\u0001中"))
        .isEqualTo("\"a\\\"\\\\\\n\\u0001中\"");
    assertThat(SchemaText.literal("char", ",")).isEqualTo("\",\"");
    assertThat(SchemaText.literal("java.lang.String", "null")).isEqualTo("null");
    assertThat(SchemaText.literal("java.lang.Character", "null")).isEqualTo("null");
    assertThat(SchemaText.literal("java.lang.CharSequence", "a, b")).isEqualTo("\"a, b\"");
    assertThat(SchemaText.literal("org.example.Mode", "ANY")).isEqualTo("ANY");
    assertThat(SchemaText.literal("float", "1.2")).isEqualTo("1.2");
  }

  @Test
  void writesOpenAndMissingBounds() {
    double none = SampleManifest.NONE_BELOW;
    assertThat(SchemaText.of(new ApiRange(none, 0.5, false, true))).isEqualTo("[..0.5)");
    assertThat(SchemaText.of(new ApiRange(-1, 1, true, false))).isEqualTo("(-1..1]");
  }
}
