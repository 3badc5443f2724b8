package dev.waybill.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.internal.fixture.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final String NAME = "waybill.test.setting";

  @AfterEach
  void clear() {
    System.clearProperty(NAME);
  }

  @Test
  void takesWhatIsRight() {
    try (LogLines log = new LogLines("dev.waybill.settings")) {
      assertThat(Settings.count(NAME, 1, 8, 3)).isEqualTo(3);
      assertThat(Settings.truth(NAME)).isFalse();
      assertThat(count("8")).isEqualTo(8);
      assertThat(count(" 1 ")).isEqualTo(1);
      assertThat(truth("true")).isTrue();
      assertThat(truth("FALSE")).isFalse();
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void warnsOfWhatIsWrong() {
    try (LogLines log = new LogLines("dev.waybill.settings")) {
      for (String text : new String[] {"abc", "0", "-3", "9", "1.5", "99999999999"}) {
        assertThat(count(text)).as(text).isEqualTo(3);
      }
      assertThat(truth("yes")).isFalse();
      assertThat(log.lines())
          .hasSize(7)
          .contains(
              "system property waybill.test.setting: found \"abc\", expected a whole number from 1"
                  + " to 8; using 3.",
              "system property waybill.test.setting: found \"-3\", expected a whole number from 1"
                  + " to 8; using 3.",
              "system property waybill.test.setting: found \"yes\", expected true or false; using"
                  + " false.");
    }
  }

  private static int count(String text) {
    System.setProperty(NAME, text);
    return Settings.count(NAME, 1, 8, 3);
  }

  private static boolean truth(String text) {
    System.setProperty(NAME, text);
    return Settings.truth(NAME);
  }
}
