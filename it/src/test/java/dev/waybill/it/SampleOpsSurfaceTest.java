package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.plugin.baseline.BaselineFolder;
import dev.waybill.plugin.baseline.Compiled;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.Dependency;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reviewed surface of our own ops. The build checks it on the JDK that runs Maven; here, where
/// the JDK of the tests reads the same classes, its text must not differ by a byte.
class SampleOpsSurfaceTest {
  private static final Path OPS = Path.of("..", "sample-ops");

  /// Whose classes stand in its signatures.
  private static final Map<String, String> GROUPS =
      Map.of("waybill-runtime", "dev.waybill", "lucene-core", "org.apache.lucene");

  private static final Pattern JAR =
      Pattern.compile(".*[/\\\\](" + String.join("|", GROUPS.keySet()) + ")-(\\d.*)\\.jar");

  @Test
  void isTheSameTextOnTheJdkOfTheTests() throws Exception {
    Map<String, String> reviewed = BaselineFolder.read(OPS.resolve("api/current"));

    assertThat(reviewed).containsKeys("search.api", "math.api", "nn.functional.api");
    assertThat(surface()).isEqualTo(reviewed);
    assertThat(surface()).isEqualTo(reviewed);
  }

  private static Map<String, String> surface() throws Exception {
    List<Dependency> dependencies =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(SampleOpsSurfaceTest::dependency)
            .toList();
    try (ClassIndex index = ClassIndex.open(OPS.resolve("target/classes"), dependencies)) {
      return Compiled.read(index, List.of()).text();
    }
  }

  private static Dependency dependency(String path) {
    Matcher jar = JAR.matcher(path);
    return jar.matches()
        ? new Dependency(Path.of(path), GROUPS.get(jar.group(1)) + ":" + jar.group(1), jar.group(2))
        : Dependency.at(Path.of(path));
  }
}
