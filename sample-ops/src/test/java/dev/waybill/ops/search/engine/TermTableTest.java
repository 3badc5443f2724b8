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
  void tellsShortTermsApartWhateverTheirLetters() {
    char[] letters = {0, 1, 'a', 0xFF, 0x100, '中', 0xFFFF};
    Random random = new Random(11);
    TermTable table = new TermTable();
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(10); left > 0; left--) {
        text.append(letters[random.nextInt(letters.length)]);
      }
      String term = text.toString();
      expected.putIfAbsent(term, expected.size());
      assertThat(table.add(term.toCharArray(), term.length())).isEqualTo(expected.get(term));
    }
    assertThat(expected.keySet()).contains("", "\0", "\0\0", "\0中");
  }

  @Test
  void tellsTermsWithEqualHashesApart() {
    String one = "怀".repeat(8);
    String other = "恗悴怳恫忂徵怴徬"; // Found by reducing the lattice of the hash's powers.
    assertThat(TermKey.of(one.toCharArray(), 8)).isEqualTo(TermKey.of(other.toCharArray(), 8));
    TermTable table = new TermTable();
    assertThat(table.add(one.toCharArray(), 8)).isZero();
    assertThat(table.add(other.toCharArray(), 8)).isEqualTo(1);
    assertThat(table.find(one)).isZero();
    assertThat(table.find(other)).isEqualTo(1);
  }
}
