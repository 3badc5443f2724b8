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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reviewed surface of our own ops. The build checks it on the JDK that runs Maven; here, where
/// the JDK of the tests reads the same classes, its text must not differ by a byte.
class SampleOpsSurfaceTest {
  private static final Path OPS = Path.of("..", "sample-ops");

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
    boolean isRuntime = path.contains("waybill-runtime");
    return new Dependency(
        Path.of(path), isRuntime ? "dev.waybill:waybill-runtime" : "", Build.VERSION);
  }
}
