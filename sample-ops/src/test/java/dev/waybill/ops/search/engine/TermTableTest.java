package dev.waybill.ops.search.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TermTableTest {
  @Test
  void numbersLikeAHashMap() {
    Random random = new Random(7);
    TermTable table = new TermTable();
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      String term = Integer.toString(random.nextInt(20_000), 36) + (i % 3 == 0 ? "中𠀀" : "");
      expected.putIfAbsent(term, expected.size());
      assertThat(table.add(term.toCharArray(), term.length())).isEqualTo(expected.get(term));
    }
    TermTable copy = TermTable.of(table.chars(), table.starts());
    expected.forEach(
        (term, number) -> {
          assertThat(copy.find(term)).isEqualTo(number);
          assertThat(copy.term(number)).isEqualTo(term);
        });
    assertThat(copy.find("not there")).isEqualTo(-1);
    assertThat(copy.size()).isEqualTo(expected.size());
  }

  @Test
  void replacesUnpairedSurrogatesAsLuceneDoes() {
    TermTable table = new TermTable();
    String broken = "a\uD840";
    assertThat(table.add(broken.toCharArray(), 2)).isZero();
    assertThat(table.term(0)).isEqualTo("a\uFFFD");
    assertThat(table.find(broken)).isZero();
    assertThat(table.find("a\uD840\uDC00")).isEqualTo(-1);
  }

  @Test
  void holdsTheEmptyTermAndTermsWithEqualHashes() {
    TermTable table = new TermTable();
    assertThat(table.add(new char[0], 0)).isZero();
    assertThat(table.add("Aa".toCharArray(), 2)).isEqualTo(1);
    assertThat(table.add("BB".toCharArray(), 2)).isEqualTo(2);
    assertThat(table.find("")).isZero();
    assertThat(table.find("Aa")).isEqualTo(1);
    assertThat(table.find("BB")).isEqualTo(2);
  }
}
