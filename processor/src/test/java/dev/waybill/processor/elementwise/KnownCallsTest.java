package dev.waybill.processor.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KnownCallsTest {
  @Test
  void theGuideListsThem() throws IOException {
    String guide = Files.readString(Path.of("../docs/elementwise.md"));

    assertThat(guide.replace("`", "").replaceAll("\\s+", " "))
        .contains("Kernels have, " + KnownCalls.text() + ".");
  }

  /** The jars on the class path of the tests are those that the POM names. */
  @Test
  void theGuideNamesTheJarsOfTheProcessorPath() throws IOException {
    String guide = Files.readString(Path.of("../docs/elementwise.md"));
    List<String> path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(one -> Path.of(one).getFileName().toString())
            .toList();
    List<String> named =
        Pattern.compile("(javapoet|commonmark|jackson)[\\w.-]*\\.jar")
            .matcher(guide)
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(named).hasSize(3);
    assertThat(path).containsAll(named);
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
