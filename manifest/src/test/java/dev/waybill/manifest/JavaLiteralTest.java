package dev.waybill.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaLiteralTest {

  @ParameterizedTest
  @ValueSource(ints = {0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0xFEFF, 0x202E, 0x200B, 0xFDD0, 0x2066})
  void escapesWhatIsNoText(int code) {
    String text = "a" + (char) code;
    String quoted = JavaLiteral.quote(text);
    assertThat(quoted).isEqualTo("\"a\\u" + Integer.toHexString(code) + "\"");
    assertThat(JavaLiteral.unquote(quoted)).isEqualTo(text);
    assertThat(JavaLiteral.of((char) code)).isEqualTo("'\\u" + Integer.toHexString(code) + "'");
  }

  @Test
  void keepsWholePairs() {
    // U+1F600, and its halves the other way round.
    assertThat(JavaLiteral.quote("\uD83D\uDE00")).isEqualTo("\"\uD83D\uDE00\"");
    String halves = JavaLiteral.quote("\uDE00\uD83D");
    assertThat(halves).isEqualTo("\"\\ude00\\ud83d\"");
    assertThat(new String(halves.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(halves);
    assertThat(JavaLiteral.unquote(halves)).isEqualTo("\uDE00\uD83D");
  }
}
