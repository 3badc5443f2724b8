package dev.waybill.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaNamesTest {

  @Test
  void findsNamesBetweenTypesDefaultsAndRanges() {
    assertThat(
            SchemaNames.of(
                "f(Map<String, int[]> m, String s = \"a, (\\\"b = \", char c = ',', int k = 1 [1..],"
                    + " double p (0..1), float[] last) -> Map<String, T>"))
        .containsExactly("m", "s", "c", "k", "p", "last");
    assertThat(SchemaNames.of("g() -> int")).isEmpty();
  }
}
