package dev.waybill.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a \"q\" \\ \n new\r\t line ",
        "\"\"\"",
        "中文 \u2028 \u2029 \u0085 \u0007 \u0000 😀",
        "$T $L $$"
      })
  void textsCompileToThemselves(String text) throws Exception {
    Literals literals = new Literals(new TypeTexts(Set.of("org.example")), Set.of());
    assertThat(Compiled.constant(literals.of(Drafts.type("java.lang.String"), text)))
        .isEqualTo(text);
  }
}
