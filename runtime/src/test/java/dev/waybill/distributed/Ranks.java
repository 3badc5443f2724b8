package dev.waybill.distributed;

import dev.waybill.annotations.Op;
import dev.waybill.distributed.Launch.Line;
import dev.waybill.distributed.Launch.Outcome;
import dev.waybill.tensor.Tensor;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Programs of the tests as ranks that are processes.
final class Ranks {
  private Ranks() {}

  /// How it ended, and what the ranks wrote.
  record Ended(Outcome outcome, List<Line> lines) {

    /// Returns the lines of one rank.
    List<String> of(int rank) {
      return lines.stream().filter(line -> line.rank() == rank).map(Line::text).toList();
    }

    @Override
    public String toString() {
      return outcome + "\n" + lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
    }
  }

  static Launch launch(
      String engine, int ranks, Duration deadline, Class<?> main, String... arguments) {
    return new Launch(
        ranks,
        engine,
        classPath(),
        List.of("--enable-native-access=ALL-UNNAMED"),
        main.getName(),
        List.of(arguments),
        deadline);
  }

  static Ended run(Launch launch) throws Exception {
    List<Line> lines = Collections.synchronizedList(new ArrayList<>());
    Outcome outcome = launch.run(lines::add);
    return new Ended(outcome, List.copyOf(lines));
  }

  private static String classPath() {
    return Stream.of(ProcessGroup.class, Tensor.class, Op.class, Ranks.class)
            .map(Ranks::folderOf)
            .map(Path::toString)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator))
        + File.pathSeparator
        + Path.of("target", "test-classes").toAbsolutePath();
  }

  private static Path folderOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
