package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A library that was generated from the archetype is built as it is, with all that it promises.
class ArchetypeTest {
  private final BuiltProject project = BuiltProject.of("archetype");

  @Test
  void provesItsOp() {
    assertThat(project.log()).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: ");
    assertThat(project.text("optics-ops/target/classes/META-INF/waybill/proof.json"))
        .contains("\"optics.lorentz\"");
  }

  @Test
  void keepsItsSurfaceFromTheFirstDay() {
    assertThat(project.log())
        .contains("No surface was released yet: nothing can break.", "BUILD SUCCESS")
        .doesNotContain("BUILD FAILURE");
    assertThat(project.text("optics-ops/api/current/optics.api"))
        .contains("\nop optics.lorentz\n", "\n  com.example.optics.api.Optics\n");
  }

  @Test
  void documentsItsOp() {
    assertThat(project.text("optics-ops/target/waybill-site/ops/optics.lorentz.html"))
        .contains("tensor([1.0000, 0.5000, 0.1000])");
  }
}
