package dev.waybill.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestSchemaTest {

  private static final String SYMBOL =
      """
      {"format": 1, "module": "m", "symbols": [{
        "kind": "op", "name": "a.b", "owner": "o.C", "member": "b", "result": "int",
        "parameters": [{"name": "k", "type": "int", "range": {"min": 1, "max": null}}],
        "status": "STABLE", "source": {"file": "o/C.java", "line": 1}}]}
      """;

  @Test
  void acceptsWhatTheWriterWrites() throws IOException {
    assertThat(faults(ManifestJson.write(SampleManifest.full()))).isEmpty();
    ApiManifest empty = new ApiManifest(1, "m", List.of(), List.of(), List.of(), List.of());
    assertThat(faults(ManifestJson.write(empty))).isEmpty();
  }

  @Test
  void isItselfAValidSchema() throws IOException {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(com.networknt.schema.SchemaLocation.of(VersionFlag.V202012.getId()));
    assertThat(meta.validate(schemaText(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void aTypeHasParametersWhereItIsMadeByName() throws IOException {
    String type =
        SYMBOL
            .replace("\"kind\": \"op\"", "\"kind\": \"type\"")
            .replace("\"member\": \"b\", \"result\": \"int\"", "\"result\": \"o.C\"");
    assertThat(faults(type)).isEmpty();
    assertThat(faults(type.replace(" \"result\": \"o.C\",", ""))).isNotEmpty();
  }

  @Test
  void acceptsTheSampleThatTheNextTestBreaks() throws IOException {
    assertThat(faults(SYMBOL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"format\": 1 | \"format\": 2 | $.format",
        "\"kind\": \"op\" | \"kind\": \"ops\" | $.symbols[0].kind",
        "\"kind\": \"op\" | \"kind\": \"type\" | $.symbols[0].member",
        "\"owner\": \"o.C\", | `` | $.symbols[0]",
        "\"name\": \"a.b\" | \"name\": \"a..b\" | $.symbols[0].name",
        "\"min\": 1, | \"min\": \"one\", | $.symbols[0].parameters[0].range.min",
        "\"min\": 1, | `` | $.symbols[0].parameters[0].range",
        "\"status\" | \"statsu\": 1, \"status\" | $.symbols[0]",
        "\"status\" | \"traits\": [\"a b\"], \"status\" | $.symbols[0].traits[0]",
        "\"status\" | \"gradients\": [{}], \"status\" | $.symbols[0].gradients[0]",
        "o/C.java | /home/x/o/C.java | $.symbols[0].source.file",
        "\"line\": 1 | \"line\": -1 | $.symbols[0].source.line",
      })
  void refusesPlantedFaults(String right, String wrong, String place) throws IOException {
    assertThat(SYMBOL).contains(right);
    List<ValidationMessage> faults = faults(SYMBOL.replace(right, wrong));
    assertThat(faults)
        .isNotEmpty()
        .anySatisfy(f -> assertThat(f.getInstanceLocation().toString()).isEqualTo(place));
  }

  private static List<ValidationMessage> faults(String json) throws IOException {
    JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schemaText());
    return List.copyOf(schema.validate(json, InputFormat.JSON));
  }

  private static String schemaText() throws IOException {
    try (InputStream in =
        ManifestJson.class.getClassLoader().getResourceAsStream(ManifestJson.SCHEMA_RESOURCE)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
