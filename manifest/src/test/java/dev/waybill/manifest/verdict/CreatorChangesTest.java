package dev.waybill.manifest.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of the constructor means with which a type is made by name. */
class CreatorChangesTest {

  private static final String PLAIN =
      """
      # waybill api, format 1
      # Written by waybill:update. Review its changes like code.

      imports
        lib.Linear

      namespace nn

      type nn.Linear
        status      stable
      """;
  private static final String CREATOR =
      """
        parameter   int in [1..]
        parameter   int out
        parameter   boolean bias = true
        result      Linear
      """;
  private static final String CLASS =
      """
        java        public final class Linear
        method      public void clear()
      """;
  private static final String BEFORE = PLAIN + CREATOR + CLASS;

  @Test
  void theFactsOfTheConstructorComeBackAsTheyWent() {
    Surface surface = read(BEFORE);

    assertThat(Baseline.write(surface)).containsEntry("nn.api", BEFORE);
    assertThat(surface.symbols().get(0).hasCreator()).isTrue();
    assertThat(surface.symbols().get(0).parameters()).hasSize(3);
    assertThat(read(PLAIN + CLASS).symbols().get(0).hasCreator()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boolean bias = true | boolean bias = false | default-changed BEHAVIOUR",
        "boolean bias = true | boolean bias | parameter-now-required BEHAVIOUR",
        "int out | int width | op-parameter-renamed BEHAVIOUR",
        "int in [1..] | int in [2..] | range-narrowed BEHAVIOUR",
        "int out | long out | op-parameter-type-changed BEHAVIOUR",
      })
  void itsParametersAreJudgedAsThoseOfOps(String fact, String now, String expected) {
    assertThat(judge(BEFORE, BEFORE.replace(fact, now))).containsExactly(expected);
  }

  @Test
  void aConstructorThatComesAndGoesIsNoChangeOfParameters() {
    assertThat(judge(BEFORE, PLAIN + CLASS)).containsExactly("creator-removed BEHAVIOUR");
    assertThat(judge(PLAIN + CLASS, BEFORE)).containsExactly("creator-added COMPATIBLE");
    assertThat(Comparison.of(read(BEFORE), read(PLAIN + CLASS), Outside.NOTHING, ""))
        .extracting(Change::before)
        .containsExactly("Linear(int in [1..], int out, boolean bias = true) -> Linear");
  }

  private static List<String> judge(String before, String after) {
    return Comparison.of(read(before), read(after), Outside.NOTHING, "").stream()
        .map(each -> each.kind().id() + " " + each.worst())
        .toList();
  }

  private static Surface read(String text) {
    return Baseline.read(Map.of("nn.api", text));
  }
}
