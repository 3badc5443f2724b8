package dev.waybill.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.internal.fixture.Library;
import org.junit.jupiter.api.Test;

class RangeTest {

  @Test
  void takesTheFloatThatIsWrittenLikeABound() {
    assertThat(Range.parse("[0.7..1]").contains(0.7f)).isTrue(); // as a double 0.69999998...
    assertThat(Range.parse("(0.7..1]").contains(0.7f)).isFalse();
    assertThat(Range.parse("[0..0.1]").contains(0.1f)).isTrue(); // as a double 0.10000000149
    assertThat(Range.parse("[0..0.1)").contains(0.1f)).isFalse();
    assertThat(Range.parse("[0.7..1]").contains(Math.nextDown(0.7f))).isFalse();
    assertThat(Range.parse("[0.7..1]").contains((double) 0.7f)).isFalse();
  }

  @Test
  void takesItInACallByName() {
    OpHandle op =
        new Library("org.t:t:1.0", "t.Keep")
            .op(
                "t.keep",
                "keep(float share = 0.7 [0.7..1)) -> float",
                "",
                () -> arguments -> arguments[0],
                float.class)
            .registry()
            .op("t.keep");
    assertThat(op.call(0.7f)).isEqualTo(0.7f);
    assertThat(op.call(0.7)).isEqualTo(0.7f);
    assertThat(op.call()).isEqualTo(0.7f);
  }

  @Test
  void doesNotRoundWholeNumbersOntoABound() {
    Range upTo2To53 = Range.parse("[0..9007199254740992]");
    assertThat(upTo2To53.contains(9007199254740992L)).isTrue();
    assertThat(upTo2To53.contains(9007199254740993L)).isFalse();
    assertThat(Range.parse("(9007199254740992..]").contains(9007199254740993L)).isTrue();
    assertThat(Range.parse("[1..]").contains(0)).isFalse();
    assertThat(Range.parse("[..-1]").contains(Long.MIN_VALUE)).isTrue();
    assertThat(Range.parse("[0.5..]").contains(0)).isFalse();
    assertThat(Range.parse("[0.5..]").contains(1)).isTrue();
  }

  @Test
  void takesNoNaN() {
    assertThat(Range.parse("[..]").contains(Float.NaN)).isFalse();
    assertThat(Range.parse("[..]").contains(Double.NaN)).isFalse();
    assertThat(Range.parse("[..]").contains(Double.NEGATIVE_INFINITY)).isTrue();
  }

  @Test
  void isWrittenAsItWasRead() {
    for (String text : new String[] {"[1..]", "(0..1)", "[-2.5..3]", "[..7)", "(0..0.1]"}) {
      assertThat(Range.parse(text)).hasToString(text);
    }
  }
}
