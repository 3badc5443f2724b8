package dev.waybill.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestJsonTest {

  @Test
  void writesFieldsInOrderAndLeavesOutWhatSaysNothing() {
    ApiManifest manifest =
        new ApiManifest(
            1, "m", List.of(), List.of(SampleManifest.plain("a.K")), List.of(), List.of());
    assertThat(ManifestJson.write(manifest))
        .isEqualTo(
            """
            {
              "format": 1,
              "module": "m",
              "symbols": [
                {
                  "kind": "constant",
                  "name": "a.K",
                  "owner": "org.example.TopK",
                  "member": "DEFAULT_K",
                  "result": "int",
                  "constantValue": "10",
                  "status": "STABLE",
                  "source": {
                    "file": "org/example/TopK.java",
                    "line": 3
                  }
                }
              ]
            }
            """);
  }

  @Test
  void readsBackWhatItWrote() {
    ApiManifest manifest = SampleManifest.full();
    String json = ManifestJson.write(manifest);
    assertThat(ManifestJson.read(json, "api.json")).isEqualTo(manifest);
    assertThat(ManifestJson.write(ManifestJson.read(json, "api.json"))).isEqualTo(json);
    assertThat(json).doesNotContain("\r");
  }

  @Test
  void writesBoundsThatJsonCannotHoldAsNull() {
    String json = ManifestJson.write(SampleManifest.full());
    assertThat(json).contains("\"min\": 1,\n").contains("\"max\": null");
    ApiManifest nan = withRange(new ApiRange(Double.NaN, Double.NaN, false, false));
    ApiParameter read =
        ManifestJson.read(ManifestJson.write(nan), "x").symbols().get(0).parameters().get(0);
    assertThat(read.range())
        .isEqualTo(
            new ApiRange(SampleManifest.NONE_BELOW, SampleManifest.NONE_ABOVE, false, false));
  }

  // Expected texts are the shortest decimals; JDK 17's Double.toString gives 2.0E-3 and longer.
  @ParameterizedTest
  @CsvSource({
    "2e-3, 0.002",
    "1e23, 1E+23",
    "2e23, 2E+23",
    "0.1, 0.1",
    "-0.0, -0.0",
    "0, 0",
    "100, 100",
    "4.9e-324, 5E-324",
    "1.7976931348623157e308, 1.7976931348623157E+308",
    "0.75, 0.75",
    "9007199254740993, 9007199254740992",
    "-1.5, -1.5"
  })
  void writesNumbersTheSameOnEveryJdk(double number, String expected) {
    assertThat(Numbers.shortest(number)).isEqualTo(expected);
    assertThat(Double.parseDouble(Numbers.shortest(number))).isEqualTo(number);
  }

  @Test
  void passesOverFieldsOfLaterVersions() {
    assertThat(ManifestJson.read("{\"format\":1,\"module\":\"m\",\"new\":[{}]}", "x").module())
        .isEqualTo("m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"format\":1 | f:1:12: the text ends inside the object that line 1 opens.",
        "{\"format\":1, | f:1:13: the text ends inside a JSON value.",
        "{\u00017 | f:1:2: found a control character, which JSON has only within strings, escaped.",
        "{\"format\":2,\"module\":\"m\"}"
            + " | f:1:11: the manifest has format 2, this version reads format 1.",
        "{\"format\":1} | f:1:1: the manifest has no \"module\".",
        "{\"format\":\"1\"} | f:1:11: expected a whole number, found the string \"1\".",
        "[] | f:1:1: expected an object, found an array.",
        "{\"format\":1,\"module\":\"m\",\"symbols\":[{\"kind\":\"opp\"}]} | f:1:45: expected"
            + " \"op\", \"function\", \"type\" or \"constant\", found the string \"opp\".",
        "{\"format\":1,\"module\":\"m\"} x | f:1:27: found x, which is no JSON value.",
        "{\"format\":1,\"module\":\"m\"} 7 | f:1:27: expected the end behind the JSON value.",
        "{\"format\":1,\"format\":1} | f:1:21: Duplicate field 'format'.",
        "{\"format\":01} | f:1:12: Invalid numeric value: Leading zeroes not allowed.",
      })
  void tellsWhereMalformedTextIsWrong(String json, String message) {
    assertThatThrownBy(() -> ManifestJson.read(json, "f"))
        .isInstanceOf(JsonFault.class)
        .hasMessage(message);
  }

  @Test
  void refusesEmptyText() {
    assertThatThrownBy(() -> ManifestJson.read(" ", "f"))
        .hasMessage("f:1:1: expected a JSON value, found nothing.");
  }

  @Test
  void countsLinesOfMalformedText() {
    assertThatThrownBy(() -> ManifestJson.read("{\n  \"format\": 1,\n  oops\n}", "f"))
        .isInstanceOfSatisfying(
            JsonFault.class,
            fault -> {
              assertThat(fault.line()).isEqualTo(3);
              assertThat(fault.column()).isEqualTo(3);
            });
  }

  private static ApiManifest withRange(ApiRange range) {
    ApiSymbol s = SampleManifest.topK();
    ApiParameter parameter = new ApiParameter("x", "int", null, range, false, "");
    ApiSymbol changed =
        new ApiSymbol(
            s.kind(),
            s.name(),
            s.aliases(),
            s.generation1(),
            s.deprecations(),
            s.owner(),
            s.member(),
            s.typeParameters(),
            List.of(parameter),
            s.result(),
            s.thrown(),
            s.constantValue(),
            s.dtypes(),
            s.kernels(),
            s.traits(),
            s.gradients(),
            s.notDifferentiable(),
            s.since(),
            s.status(),
            s.doc(),
            s.source());
    return new ApiManifest(1, "m", List.of(), List.of(changed), List.of(), List.of());
  }
}
