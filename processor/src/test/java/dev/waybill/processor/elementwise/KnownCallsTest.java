package dev.waybill.processor.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KnownCallsTest {
  @Test
  void theGuideListsThem() throws IOException {
    String guide = Files.readString(Path.of("../docs/elementwise.md"));

    assertThat(guide.replace("`", "").replaceAll("\\s+", " "))
        .contains("Kernels have, " + KnownCalls.text() + ".");
  }

  @Test
  void javaHasEachThatIsOfMath() {
    Set<String> java =
        Arrays.stream(Math.class.getMethods()).map(Method::getName).collect(Collectors.toSet());

    assertThat(Function.values())
        .filteredOn(function -> !function.isOwn())
        .hasSizeGreaterThan(20)
        .allMatch(function -> java.contains(function.java()));
    assertThat(java).containsAll(KnownCalls.FACTORS.keySet());
  }
}
