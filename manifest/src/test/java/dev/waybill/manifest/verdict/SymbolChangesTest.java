package dev.waybill.manifest.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a changed fact of an export means: the rows of the table of op-level changes. */
class SymbolChangesTest {

  private static final String BEFORE =
      """
      # waybill api, format 1

      namespace search

      op search.topK
        status      stable
        owner       lib.TopK#topK
        since       1.0
        alias       search.best
        deprecated  search.best since 1.1, removed in 2.0, use search.topK
        parameter   Tensor x
        parameter   int k [1..]
        parameter   int axis = -1
        parameter   double p = 0.5 [0..1]
        result      Tensor
        dtypes      f32 f64
        kernel      cpu: f32 f64, priority 0
        kernel      cpu: f32, requires vector, priority 10
        kernel      gpu: f32, priority 0
        gradient    x
        trait       aliases=x
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // Names.
        "op search.topK | op search.first | name-removed BEHAVIOUR, alias-added COMPATIBLE,"
            + " canonical-name-changed ADVISORY, generation-1-name-removed BEHAVIOUR",
        "alias       search.best | - | name-removed BEHAVIOUR",
        "alias       search.best | alias       search.best^alias       search.top"
            + " | alias-added COMPATIBLE",
        "op search.topK | function search.topK | export-kind-changed BEHAVIOUR",
        "removed in 2.0 | removed in 1.5 | removal-moved-forward BEHAVIOUR",
        "removed in 2.0 | removed in 3.0 | -",
        // Parameters.
        "parameter   Tensor x | parameter   Tensor x^parameter   Tensor y"
            + " | required-parameter-added BEHAVIOUR",
        "[0..1] | [0..1]^parameter   boolean sorted = true | optional-parameter-added COMPATIBLE",
        "parameter   int axis = -1 | parameter   boolean sorted = true^parameter   int axis = -1"
            + " | optional-parameter-inserted BEHAVIOUR",
        "parameter   double p = 0.5 [0..1] | - | op-parameter-removed BEHAVIOUR",
        "parameter   int axis = -1 | parameter   int dim = -1 | op-parameter-renamed BEHAVIOUR",
        "parameter   int k [1..] | parameter   int k = 10 [1..] | parameter-now-optional COMPATIBLE",
        "int axis = -1 | int axis | parameter-now-required BEHAVIOUR",
        "int axis = -1 | int axis = 0 | default-changed BEHAVIOUR",
        "double p = 0.5 | double p = 5e-1 | -",
        "double p = 0.5 | double p = +.50 | -",
        "double p = 0.5 | double p = 0.50001 | default-changed BEHAVIOUR",
        "int axis = -1 | int axis = -01 | -",
        "int k [1..] | int k (0..] | -",
        "int k [1..] | int k (0.5..] | -",
        "int k [1..] | int k (1..] | range-narrowed BEHAVIOUR",
        "int k [1..] | int k [0.5..2) | range-narrowed BEHAVIOUR",
        "int k [1..] | int k (-1..] | range-widened COMPATIBLE",
        "[0..1] | [0..0.9] | range-narrowed BEHAVIOUR",
        "[0..1] | [0..1) | range-narrowed BEHAVIOUR",
        "[0..1] | [0..2] | range-widened COMPATIBLE",
        "double p = 0.5 [0..1] | double p = 0.5 | range-widened COMPATIBLE",
        "int axis = -1 | int axis = -1 [-1..] | range-narrowed BEHAVIOUR",
        "int axis = -1 | long axis = -1 | op-parameter-type-changed BEHAVIOUR",
        "parameter   Tensor x | parameter   @Nullable Tensor x | -",
        "result      Tensor | result      void | op-result-changed BEHAVIOUR",
        // Dtypes, devices, kernels.
        "dtypes      f32 f64 | dtypes      f32 | dtype-removed BEHAVIOUR",
        "dtypes      f32 f64 | dtypes      f32 f64 i32 | dtype-added COMPATIBLE",
        "dtypes      f32 f64 | - | dtype-added COMPATIBLE",
        "kernel      gpu: f32, priority 0 | - | kernel-removed BEHAVIOUR",
        "kernel      gpu: f32, priority 0 | kernel      cuda: f32, priority 0"
            + " | kernel-removed BEHAVIOUR",
        "kernel      gpu: f32, priority 0 | kernel      gpu: f32 f64, priority 0"
            + " | kernel-added COMPATIBLE",
        "kernel      gpu: f32, priority 0 | trait       portable | kernel-added COMPATIBLE",
        "requires vector, priority 10 | requires vector, priority 20 | -",
        "requires vector, priority 10 | requires bf16, priority 10"
            + " | kernel-requirements-changed ADVISORY",
        "kernel      cpu: f32, requires vector, priority 10 | -"
            + " | kernel-requirements-changed ADVISORY",
        "requires vector, priority 10 | requires vector, priority -1"
            + " | kernel-order-changed BEHAVIOUR",
        // Promises.
        "gradient    x | - | gradient-removed BEHAVIOUR",
        "gradient    x | gradient    x^gradient    p | gradient-added COMPATIBLE",
        "trait       aliases=x | - | no-longer-shares BEHAVIOUR",
        "trait       aliases=x | trait       aliases=x^trait       mutates=x"
            + " | now-writes BEHAVIOUR",
        "status      stable | status      experimental | stability-lowered BEHAVIOUR",
        "status      stable | status      deprecated | -",
        "since       1.0 | since       0.9 | since-changed ADVISORY",
        "since       1.0 | - | since-changed ADVISORY",
      })
  void judges(String fact, String now, String expected) {
    String after = BEFORE.replace(fact, now == null ? "!" : now.replace("^", "\n  "));
    assertThat(after).isNotEqualTo(BEFORE);
    assertThat(judge(BEFORE, after, "1.2"))
        .containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(", ?", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.9 | name-removed BEHAVIOUR",
        "2.0 | name-removed-as-announced ADVISORY",
        "2.0-SNAPSHOT | name-removed BEHAVIOUR",
        "2.1 | name-removed-as-announced ADVISORY"
      })
  void letsNamesGoWhenTheirDeprecationSaid(String version, String expected) {
    String after = BEFORE.replace("  alias       search.best\n", "");
    assertThat(judge(BEFORE, after, version)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"op search.topK | name-removed BEHAVIOUR"})
  void findsThatAnExportIsGone(String head, String expected) {
    String after = BEFORE.substring(0, BEFORE.indexOf(head));
    assertThat(judge(BEFORE, after, "")).containsExactly(expected, expected);
    assertThat(judge(after, BEFORE, "")).containsExactly("export-added COMPATIBLE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alias       search.best | - | search.topK/search.best:name-removed",
        "dtypes      f32 f64 | dtypes      f32 | search.topK/dtypes/f64:dtype-removed",
        "kernel      gpu: f32, priority 0 | - | search.topK/gpu/f32:kernel-removed",
      })
  void acceptsWhatIsGoneByItself(String fact, String now, String expected) {
    String after = BEFORE.replace(fact, "-".equals(now) ? "!" : now);
    assertThat(Comparison.of(read(BEFORE), read(after), Outside.NOTHING, "1.2"))
        .extracting(Change::id)
        .containsExactly(expected);
  }

  private static List<String> judge(String before, String after, String version) {
    return Comparison.of(read(before), read(after), Outside.NOTHING, version).stream()
        .map(each -> each.kind().id() + " " + each.worst())
        .toList();
  }

  private static Surface read(String text) {
    return Baseline.read(Map.of("search.api", text));
  }
}
