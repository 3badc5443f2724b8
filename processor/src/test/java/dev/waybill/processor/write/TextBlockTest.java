package dev.waybill.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBlockTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "one line\n",
        "no end",
        " blanks at both ends \n  and two  \n",
        "\"quoted\", \"\"\"tripled\"\"\" and last\"\n\"",
        "back\\slash and \\n and \\u0041\n",
        "\ttab, \u0007 bell, \r return, \f feed, \u0085 next line\n",
        "中文 and 😀\n\n\nafter empty lines\n"
      })
  void compilesToTheSameText(String text) throws Exception {
    assertThat(constant(TextBlock.of(text))).isEqualTo(text);
  }

  @Test
  void cutsAtLineEndsBelowTheLimitOfConstants() throws Exception {
    String line = "中".repeat(999) + "\n";
    String text =
        line.repeat(100) + "x".repeat(150_000) + "\nx" + "😀".repeat(30_000) + "\n" + line;
    List<String> pieces = TextBlock.pieces(text);
    assertThat(String.join("", pieces)).isEqualTo(text);
    assertThat(pieces.get(0)).isEqualTo(line.repeat(20));
    for (String piece : pieces) {
      assertThat(constant(TextBlock.of(piece))).isEqualTo(piece);
    }
  }

  private static Object constant(String block) throws ReflectiveOperationException {
    return Compiled.constant(CodeBlock.of("$L", block));
  }
}
