package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkFaultTest {

  @ParameterizedTest
  @ValueSource(strings = {"25", "25+36", "25.0.1", "25.0.2+10-LTS"})
  void warnsOfJdksWithTheFault(String version) {
    assertThat(JdkFault.warning(Runtime.Version.parse(version), List.of()))
        .startsWith("warning: JDK 25.0.")
        .contains("JDK-8377811")
        .endsWith("use 25.0.3 or later, or set WAYBILL_JAVA_OPTS=-XX:+UseParallelGC.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"25.0.3+9-LTS", "25.0.4", "25.1", "26", "24.0.2", "17.0.15"})
  void isSilentInOthers(String version) {
    assertThat(JdkFault.warning(Runtime.Version.parse(version), List.of())).isEmpty();
  }

  @Test
  void isSilentWithoutG1() {
    Runtime.Version faulty = Runtime.Version.parse("25.0.1");
    assertThat(JdkFault.warning(faulty, List.of("-Xmx1g", "-XX:+UseParallelGC"))).isEmpty();
    assertThat(JdkFault.warning(faulty, List.of("-XX:+UseG1GC"))).isNotEmpty();
  }
}
