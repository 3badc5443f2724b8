package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.processor.Build.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same library gives the same bytes, whoever compiles it. */
class ReproducibleOutputTest {

  @TempDir private Path folder;

  @Test
  void orderOfFilesDoesNotMatter() {
    Build sorted = library("sorted");
    assertThat(sorted.compile().lines()).isEmpty();
    for (int seed = 0; seed < 4; seed++) {
      Build shuffled = library("shuffled" + seed);
      List<Path> files = new ArrayList<>(shuffled.files());
      Collections.shuffle(files, new Random(seed));

      assertThat(shuffled.compile(ToolProvider.getSystemJavaCompiler(), files).lines()).isEmpty();

      assertThat(shuffled.output()).as("seed %d", seed).isEqualTo(sorted.output());
    }
  }

  @Test
  void containsNoPathOrLineSeparatorOfTheMachine() {
    String separator = System.getProperty("line.separator");
    Build build = library("crlf");
    try {
      System.setProperty("line.separator", "\r\n");
      build.compile();
    } finally {
      System.setProperty("line.separator", separator);
    }

    assertThat(build.output()).isNotEmpty();
    assertThat(build.output().values())
        .noneMatch(text -> text.contains("\r"))
        .noneMatch(text -> text.contains(folder.toString()));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 21, 25})
  void everyJdkGivesTheSame(int version) throws Exception {
    List<Path> compilers = compilers(version);
    assumeThat(compilers)
        .as("this test needs a JDK %d, and none was found in the usual folders", version)
        .isNotEmpty();
    Build here = library("here");
    assertThat(here.compile().lines()).isEmpty();
    Map<String, String> expected = here.output();
    for (Path compiler : compilers) {
      Build there = library("there" + compilers.indexOf(compiler));

      String log = run(compiler, there.arguments());

      assertThat(log).as("%s", compiler).isEmpty();
      assertThat(there.output()).as("%s", compiler).isEqualTo(expected);
    }
  }

  @Test
  void aSecondCompilationOfTheSameFolderGivesTheSame() {
    Build build = library("twice");
    build.compile();
    Map<String, String> first = build.output();

    Result again = build.compile();

    assertThat(again.success()).isTrue();
    assertThat(build.output()).isEqualTo(first);
  }

  private Build library(String name) {
    return SampleLibrary.into(Build.in(folder.resolve(name)))
        .classPath(FakeRuntime.compileInto(folder.resolve("runtime")))
        .options("-Awaybill.module=org.example:sample:1.0", "--release", "17");
  }

  /** Finds compilers of a version where systems and their managers install them. */
  private static List<Path> compilers(int version) throws IOException {
    List<Path> found = new ArrayList<>();
    Path own = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() == version) {
      found.add(own.resolve("bin/javac"));
    }
    Path home = Path.of(System.getProperty("user.home"));
    for (Path place :
        List.of(
            Path.of("/usr/lib/jvm"),
            home.resolve(".sdkman/candidates/java"),
            home.resolve(".jdks"))) {
      if (!Files.isDirectory(place)) {
        continue;
      }
      try (Stream<Path> jdks = Files.list(place)) {
        jdks.filter(jdk -> !Files.isSymbolicLink(jdk) && !jdk.equals(own))
            .filter(jdk -> jdk.getFileName().toString().matches(".*\\b" + version + "\\b.*"))
            .map(jdk -> jdk.resolve("bin/javac"))
            .filter(Files::isExecutable)
            .sorted()
            .forEach(found::add);
      }
    }
    return found;
  }

  private static String run(Path compiler, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(compiler.toString());
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return log;
  }
}
