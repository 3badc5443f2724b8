package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Expected terms from the analysers' own documentation.
class AnalyzeTest {

  @Test
  void tellsTermsPositionsAndOffsets() {
    assertThat(Analyze.analyze("The Wings of a plane", "english"))
        .isEqualTo(List.of(new Token("wing", 1, 4, 9), new Token("plane", 4, 15, 20)));
  }

  @Test
  void readsChineseInThreeWays() {
    assertThat(terms("我是中国人", "smartcn")).isEqualTo(List.of("我", "是", "中国", "人"));
    assertThat(terms("我是中国人", "cjk")).isEqualTo(List.of("我是", "是中", "中国", "国人"));
    assertThat(terms("我是中国人", "standard")).isEqualTo(List.of("我", "是", "中", "国", "人"));
  }

  @Test
  void keepsSurrogatePairsWhole() {
    assertThat(terms("𠀀𠀁", "standard")).isEqualTo(List.of("𠀀", "𠀁"));
  }

  @Test
  void refusesNamesOfWhatIsNoAnalyzer() {
    for (String name : List.of("search.analyze", "search.topK", "search.DEFAULT_B", "latin")) {
      assertThatThrownBy(() -> Analyze.analyze("x", name))
          .hasMessage(
              "search.analyze: argument analyzer: found \"%s\", expected one of [cjk, english,"
                  + " keyword, smartChinese, smartcn, standard, whitespace].",
              name);
    }
  }

  @Test
  void tellsTheAnalyzerThatAMisspeltNameMayMean() {
    for (String name : List.of("English", "englsh", "enlgish")) {
      assertThatThrownBy(() -> Analyze.analyze("x", name))
          .hasMessageStartingWith(
              "search.analyze: argument analyzer: found \"%s\" (did you mean english?), expected"
                  + " one of [cjk, english, ",
              name);
    }
  }

  @Test
  void givesAListThatStaysAsItIs() {
    List<Token> tokens = Analyze.analyze("wing", "english");
    assertThatThrownBy(() -> tokens.add(new Token("x", 0, 0, 1)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void givesNothingForNothing() {
    assertThat(Analyze.analyze("", "smartcn")).isEmpty();
    assertThat(Analyze.analyze("the of a", "english")).isEmpty();
  }

  private static List<String> terms(String text, String analyzer) {
    return Analyze.analyze(text, analyzer).stream().map(Token::term).toList();
  }
}
