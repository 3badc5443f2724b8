package dev.waybill.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

  @Test
  void readsParametersWithDefaultsAndRanges() {
    Schema schema =
        Schema.parse(
            "topK(Tensor scores, int k = 10 [1..], float share = 0.5 (0..1], boolean all = false)"
                + " -> TopDocs");

    assertThat(schema.member()).isEqualTo("topK");
    assertThat(schema.result()).isEqualTo("TopDocs");
    assertThat(schema.parameters())
        .containsExactly(
            new Schema.Parameter("Tensor", "scores", null, null),
            new Schema.Parameter(
                "int", "k", "10", new Range(1, Double.POSITIVE_INFINITY, false, false)),
            new Schema.Parameter("float", "share", "0.5", new Range(0, 1, true, false)),
            new Schema.Parameter("boolean", "all", "false", null));
    assertThat(schema.parameters().get(0).isOptional()).isFalse();
    assertThat(schema.parameters().get(1).isOptional()).isTrue();
  }

  @Test
  void readsArraysAndNestedTypesAndNoParameters() {
    Schema schema = Schema.parse("f(Map<String, List<int[]>> m, String[] names) -> Map<A, B>");
    assertThat(schema.parameters())
        .extracting(Schema.Parameter::type)
        .containsExactly("Map<String, List<int[]>>", "String[]");
    assertThat(schema.result()).isEqualTo("Map<A, B>");
    assertThat(Schema.parse("now() -> long").parameters()).isEmpty();
    assertThat(Schema.parse("now() -> void").result()).isEqualTo("void");
  }

  @Test
  void readsQuotedDefaults() {
    Schema schema =
        Schema.parse(
            "f(String a = \"x, y) -> \\\"z\\\"\\n\\u0007\", char c = \"'\", String n = null) -> int");
    assertThat(schema.parameters())
        .extracting(Schema.Parameter::defaultValue)
        .containsExactly("x, y) -> \"z\"\n\u0007", "'", "null");
    assertThat(schema.parameters().get(0).defaultText())
        .isEqualTo("\"x, y) -> \\\"z\\\"\\n\\u0007\"");
  }

  @Test
  void isWrittenAsItWasRead() {
    String text = "topK(Tensor scores, int k = 10 [1..]) -> TopDocs";
    assertThat(Schema.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                     | 1  | a name",
        "f                      | 2  | '('",
        "f(                     | 3  | a type",
        "f(int                  | 6  | ' '",
        "f(int )  -> int        | 7  | a name",
        "f(int a -> int         | 8  | ', '",
        "f(int a, ) -> int      | 10 | a type",
        "f(int a,int b) -> int  | 8  | ', '",
        "f(int a)               | 9  | ' -> '",
        "f(int a) ->            | 9  | ' -> '",
        "f(int a) -> int more   | 16 | the end",
        "f(int a [1..) -> int   | 14 | ', '",
        "f(int a [1..           | 13 | ] or )",
        "f(String a = \"x) -> y | 22 | '\"'",
      })
  void tellsWhereASchemaIsWrong(String text, int character, String expected) {
    assertThatThrownBy(() -> Schema.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "schema " + text + " is wrong at character " + character + ": expected " + expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "[..", "[x..]", "[1..y]", "[1..2..3]", ""})
  void refusesWhatIsNoRange(String text) {
    assertThatThrownBy(() -> Range.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("range " + text + " must look like [0..1)");
  }
}
