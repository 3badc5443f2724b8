package dev.waybill.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.annotations.Op;
import dev.waybill.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Java programs over the runtime, in processes of their own.
final class ChildJvm {
  private ChildJvm() {}

  /// Runs a program that must succeed.
  ///
  /// @return the lines that it printed
  static List<String> run(List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(options);
    command.add("--module-path");
    command.add(folderOf(Tensor.class) + File.pathSeparator + folderOf(Op.class));
    // The tests stand in packages of the module.
    Path tests = Path.of("target", "test-classes");
    command.addAll(List.of("--patch-module", "dev.waybill.runtime=" + tests));
    command.addAll(List.of("-m", "dev.waybill.runtime/" + main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    // Java says that the module is an incubator.
    return said.lines().filter(line -> !line.startsWith("WARNING: Using incubator")).toList();
  }

  private static Path folderOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
