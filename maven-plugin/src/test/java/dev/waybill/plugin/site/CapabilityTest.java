package dev.waybill.plugin.site;

import static dev.waybill.plugin.site.Capability.Status.ABSENT;
import static dev.waybill.plugin.site.Capability.Status.COMPILED;
import static dev.waybill.plugin.site.Capability.Status.DECLARED;
import static dev.waybill.plugin.site.Capability.Status.NONE;
import static dev.waybill.plugin.site.Capability.Status.PROVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilityTest {

  @Test
  void saysDeclaredWhereNothingWasRun() throws Exception {
    Capability capability = Capability.of(op("nn.layerNorm"), null);
    assertThat(capability.dtypes()).containsExactly("f64", "f32");
    assertThat(capability.rows())
        .containsExactly(
            new Capability.Row("cpu", List.of(DECLARED, DECLARED)),
            new Capability.Row("opencl", List.of(NONE, DECLARED)),
            new Capability.Row("cuda", List.of(NONE, DECLARED)));
    assertThat(capability.legend()).containsExactly(DECLARED, NONE);
  }

  @Test
  void showsTheWorstOfTheKernelsThatWereProved() throws Exception {
    Proof proof = Proof.read(JsonValue.parse(SampleSite.PROOF, "proof.json"));
    Capability capability = Capability.of(op("nn.layerNorm"), proof.ops().get("nn.layerNorm"));
    assertThat(capability.rows())
        .containsExactly(
            new Capability.Row("cpu", List.of(PROVEN, ABSENT)),
            new Capability.Row("opencl", List.of(NONE, DECLARED)),
            new Capability.Row("cuda", List.of(NONE, COMPILED)));
  }

  @Test
  void hasOneColumnForEveryDtype() throws Exception {
    Capability capability = Capability.of(op("nn.relu"), null);
    assertThat(capability.dtypes()).containsExactly(Capability.ANY);
    assertThat(capability.rows()).containsExactly(new Capability.Row("cpu", List.of(DECLARED)));
  }

  @Test
  void tellsWhereAProofIsDamaged() {
    String text = SampleSite.PROOF.replace("\"dtype\": \"f64\", ", "");
    assertThatThrownBy(() -> Proof.read(JsonValue.parse(text, "proof.json")))
        .isInstanceOf(JsonFault.class)
        .hasMessageStartingWith("proof.json:8:")
        .hasMessageContaining("the field 'dtype' is missing.");
  }

  private static ApiSymbol op(String name) throws Exception {
    return SampleSite.catalog().find(name).orElseThrow();
  }
}
