package dev.waybill.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.TensorOps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class ProofTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void writesWhatItProved() throws Throwable {
    Registry registry = Registry.of(List.of(honest()));
    String example = "```java\nTensor.of(1f, 2f); // ==> tensor([1., 2.])\n```";
    Path manifest = folder.resolve(ManifestJson.RESOURCE);
    Files.createDirectories(Objects.requireNonNull(manifest.getParent()));
    Files.writeString(manifest, ManifestJson.write(Planted.manifest(example)), UTF_8);
    List<DynamicTest> tests = Testkit.proofs(registry, options("planted.")).toList();
    assertThat(tests)
        .extracting(DynamicTest::getDisplayName)
        .containsExactly("planted.op", "compiles for CUDA", "coverage");
    Files.writeString(folder.resolve("_overview.md"), "# docs\n", UTF_8);
    tests.getFirst().getExecutable().execute();
    // What is for CUDA alone ran nowhere, so its programs are not known.
    assertThatThrownBy(tests.get(1).getExecutable()::execute)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("not compiled: ");
    tests.getLast().getExecutable().execute();
    tests.getLast().getExecutable().execute(); // the link stays one
    String json = Files.readString(folder.resolve("META-INF/waybill/proof.json"), UTF_8);
    assertThat(faults(json)).isEmpty();
    assertThat(json)
        .contains("\"module\": \"org.example:\\\"planted\\\"\"")
        .contains(
            "{\"dtype\": \"f32\", \"device\": \"cuda\", \"kernel\": \"org.example.Op\","
                + " \"priority\": 10, \"status\": \"device absent\", \"samples\": 0}");
    assertThat(Files.readString(folder.resolve("_overview.md"), UTF_8))
        .isEqualTo(
            """
            # docs

            ## [Coverage](_coverage.md)

            What of it is proved, by dtype and device.
            """);
    assertThat(Files.readString(folder.resolve("_coverage.md"), UTF_8))
        .contains(
            """
            - proven: 2 kernels × dtypes
            - declared only: 0 kernels × dtypes
            - refused: 0 kernels × dtypes
            - compiled only: 0 kernels × dtypes
            - device absent: 1 kernels × dtypes
            - failed: 0 kernels × dtypes

            | Op | Kind | In place | Device | f32 | f64 | i8 | i16 | i32 | i64 | u8 | bool | f16 | bf16 | Gradient | Second | Refusals |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            | planted.op | op |  | cpu | proven | proven |  |  |  |  |  |  |  |  | none | none | 10 |
            | planted.op | op |  | cuda | device absent |  |  |  |  |  |  |  |  |  | none | none | 10 |
            """);
  }

  @Test
  void failsWhereAnOpLies() {
    Planted lie = new Planted("f32", "not-differentiable", x -> x.alias(x.layout()));
    DynamicTest test =
        Testkit.proofs(Registry.of(List.of(lie)), options("planted.")).findFirst().orElseThrow();
    assertThatThrownBy(() -> test.getExecutable().execute())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("planted.op: ")
        .hasMessageContaining("no documentation example")
        .hasMessageContaining("not declared with @Aliases");
  }

  @Test
  void failsWhereItLookedAtNothing() {
    DynamicTest last =
        Testkit.proofs(Registry.of(List.of(honest())), options("other.")).toList().getLast();
    assertThatThrownBy(() -> last.getExecutable().execute())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no op begins with any of [other.]");
  }

  @Test
  void schemaRefusesAnotherStatus() throws IOException {
    Proof proof = new Proof("m");
    Cell cell = new Cell("f32", "cpu", "o.C", 0, Status.PROVEN, 3, List.of());
    DeviceGradient there =
        new DeviceGradient("opencl", Status.MISSING, Status.NONE, "c.d", List.of());
    proof.add(
        new OpReport(
            "a.b",
            "op",
            "a.b_",
            List.of(cell),
            Status.PROVEN,
            Status.NONE,
            List.of(there),
            1,
            List.of()));
    assertThat(faults(proof.json())).isEmpty();
    assertThat(proof.json())
        .contains(
            "\"onDevices\": [{\"device\": \"opencl\", \"gradient\": \"no gradient\","
                + " \"secondGradient\": \"none\", \"lack\": \"c.d\"}]");
    assertThat(CoveragePage.of(proof))
        .contains(
            "- first gradients no gradient on opencl: 1 ops\n- a.b: no gradient on opencl: c.d has"
                + " no kernel there\n")
        .containsPattern(
            "\\| a.b \\| op \\| a.b_ \\| opencl \\|.* no gradient on opencl \\| none \\|");
    assertThat(faults(proof.json().replace("\"status\": \"proven\"", "\"status\": \"sure\"")))
        .hasSize(1);
    assertThat(faults(proof.json().replace("\"errors\": 1, ", ""))).hasSize(1);
    assertThat(faults(new Proof("m").json())).isEmpty();
  }

  private static Planted honest() {
    return new Planted("f32 f64", "not-differentiable", x -> TensorOps.mul(x, x))
        .kernel("cuda", "f32", "", x -> x);
  }

  private ProofOptions options(String prefix) {
    return new ProofOptions("org.example:\"planted\"", List.of(prefix), folder, folder);
  }

  private static Set<ValidationMessage> faults(String json) throws IOException {
    JsonSchema schema;
    try (InputStream in =
        Objects.requireNonNull(
            ProofTest.class.getResourceAsStream("/META-INF/waybill/proof.schema.json"))) {
      schema =
          JsonSchemaFactory.getInstance(VersionFlag.V202012)
              .getSchema(new String(in.readAllBytes(), UTF_8));
    }
    return schema.validate(json, InputFormat.JSON);
  }
}
