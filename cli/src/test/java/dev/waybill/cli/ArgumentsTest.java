package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void takesTextsAndConstantsAsTheyStand() {
    assertThat(convert("text", "two words")).isEqualTo("two words");
    assertThat(convert("text", "\"quo\\nted\"")).isEqualTo("quo\nted");
    assertThat(convert("text", "12")).isEqualTo("12");
    assertThat(convert("text", "back\\slash \u0001")).isEqualTo("back\\slash \u0001");
    assertThat(convert("text", "null")).isNull();
    assertThat(convert("unit", "seconds")).isEqualTo(TimeUnit.SECONDS);
    assertThat(convert("letter", "中")).isEqualTo('中');
  }

  @Test
  void takesOthersAsJson() {
    assertThat(convert("whole", "3")).isEqualTo(3);
    assertThat(convert("whole", "3.0")).isEqualTo(3);
    assertThat(convert("real", "1.2")).isEqualTo(1.2f);
    assertThat(convert("real", "NaN")).isEqualTo(Float.NaN);
    assertThat(convert("truth", "true")).isEqualTo(true);
    assertThat(convert("points", "[{\"x\": 1, \"name\": \"a\"}]"))
        .isEqualTo(List.of(new Callees.Point(1, "a")));
    assertThat(convert("map", "{\"a\": [1, \"b\"]}")).isEqualTo(Map.of("a", List.of(1, "b")));
    assertThat(convert("floats", "[1, 2.5]")).isEqualTo(new float[] {1, 2.5f});
    assertThat(convert("any", "[1]")).isEqualTo(List.of(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "whole | x | test.echo: argument whole: found the string \"x\", expected a value of type int.",
        "map | {\"a\" 1} | test.echo: argument map: Unexpected character ('1'): was expecting a colon"
            + " to separate field name and value (column 6 of {\"a\" 1}).",
        "whole | 1.5 | test.echo: argument whole: found the number 1.5, expected a value of type int.",
        "whole | 3000000000 | test.echo: argument whole: found the number 3000000000, expected a"
            + " value of type int.",
        "whole | NaN | test.echo: argument whole: found the number NaN, expected a value of type int.",
        "whole | null | test.echo: argument whole: found null, expected a value of type int.",
        "truth | 1 | test.echo: argument truth: found the number 1, expected a value of type"
            + " boolean.",
        "letter | ab | test.echo: argument letter: found the string \"ab\", expected a value of type"
            + " char.",
        "unit | week | test.echo: argument unit: found the string \"week\", expected a value of type"
            + " TimeUnit, one of [nanoseconds, microseconds, milliseconds, seconds, minutes, hours,"
            + " days].",
        "points | [{\"y\": 1}] | test.echo: argument points: found an array, expected a value of type"
            + " List<Callees$Point>.",
        "tensor | [[1, 2], [3]] | test.echo: argument tensor: the tensor is ragged, found 1 element,"
            + " expected 2.",
        "tensor | [1, [2]] | test.echo: argument tensor: the tensor is ragged, found an array"
            + " where others are not.",
        "tensor | [1, true] | test.echo: argument tensor: the tensor is ragged, found true where"
            + " others are not.",
        "tensor | [\"a\"] | test.echo: argument tensor: found the string \"a\", expected a tensor of"
            + " numbers such as [[1, 2], [3, 4]].",
        "tensor | abc | test.echo: argument tensor: found the string \"abc\", expected a tensor of"
            + " numbers such as [[1, 2], [3, 4]].",
        "tensor | `` | test.echo: argument tensor: found the string \"\", expected a tensor of numbers"
            + " such as [[1, 2], [3, 4]].",
        "tensor | [1, b] | test.echo: argument tensor: found b, which is no JSON value (column 5 of"
            + " [1, b]).",
        "tensor | {\"data\": [1]} | test.echo: argument tensor: found an object, expected a tensor"
            + " such as {\"dtype\": \"i32\", \"data\": [1, 2]}.",
        "map | abc | test.echo: argument map: found the string \"abc\", expected a value of type"
            + " Map.",
        "tensor | {\"dtype\": \"f8\", \"data\": 1} | test.echo: argument tensor: there is no dtype"
            + " \"f8\", expected f32, f64, i8, i16, i32, i64, u8, bool, f16 or bf16.",
        "tensor | {\"dtype\": \"f16\", \"data\": 65520} | test.echo: argument tensor: found the"
            + " element 65520, expected numbers that fit.",
        "tensor | [1, 1e300] | test.echo: argument tensor: found the element 1.0E300, expected"
            + " numbers that fit.",
        "tensor | {\"dtype\": \"f32\", \"data\": -1e39} | test.echo: argument tensor: found the"
            + " element -1.0E39, expected numbers that fit.",
        "tensor | [1e400] | test.echo: argument tensor: the number 1e400 is too large (column 2 of"
            + " [1e400]).",
        "tensor | {\"dtype\": \"i32\", \"data\": 3000000000} | test.echo: argument tensor: found the"
            + " element 3000000000, expected whole numbers that fit.",
        "real | 1e300 | test.echo: argument real: found the number 1.0E300, expected a value of type"
            + " float.",
        "tensor | {\"dtype\": \"i32\", \"data\": [1.5]} | test.echo: argument tensor: found the"
            + " element 1.5, expected whole numbers that fit.",
        "tensor | {\"dtype\": \"i32\", \"data\": [true]} | test.echo: argument tensor: expected"
            + " elements of dtype i32.",
      })
  void refusesWhatDoesNotFitInOneSentence(String argument, String text, String message) {
    assertThatThrownBy(() -> convert(argument, text))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCodes.USAGE))
        .hasMessage(message);
  }

  @Test
  void choosesTheDtypeThatTheOpTakes() {
    assertThat(tensor("[1, 2]").dtype()).isEqualTo(DType.F32); // the op takes f32 only
    assertThat(tensor("{\"dtype\": \"i64\", \"data\": [1, 2]}").toLongArray())
        .containsExactly(1, 2);
    assertThat(tensor("[true, false]").toBooleanArray()).containsExactly(true, false);
    Tensor matrix = tensor("[[1, NaN, 3], [4, 5, 6]]");
    assertThat(matrix.shape()).containsExactly(2, 3);
    assertThat(matrix.toFloatArray()).containsExactly(1, Float.NaN, 3, 4, 5, 6);
    assertThat(tensor("[Infinity, -Infinity, 16777217, 0.1]").toFloatArray())
        .containsExactly(
            Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 16777216, 0.1f); // rounded
    assertThat(tensor("7").shape()).isEmpty();
    assertThat(tensor("[]").shape()).containsExactly(0);
    assertThat(tensor("[[], []]").shape()).containsExactly(2, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[[1.5,2.0],[3.0,4.0]]", "[]", "1.5", "[[],[]]", "[true,false]", "[[[1.0]]]"})
  void writesTensorsAsTheyAreRead(String json) {
    assertThat(ResultText.json(tensor(json)).replaceAll("\\s", "")).isEqualTo(json);
  }

  private static Tensor tensor(String json) {
    Object tensor = convert("tensor", json);
    assertThat(tensor).isInstanceOf(Tensor.class);
    return (Tensor) java.util.Objects.requireNonNull(tensor);
  }

  private static @Nullable Object convert(String argument, String text) {
    Callee.Parameter parameter = Callees.ECHO.find(argument);
    return Arguments.convert(text, java.util.Objects.requireNonNull(parameter), Callees.ECHO);
  }
}
