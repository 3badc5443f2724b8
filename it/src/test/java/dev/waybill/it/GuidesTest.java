package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a page of `docs/guides` tells its reader to do is done, and prints what stands there.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pages show commands of sh")
class GuidesTest {
  private final Set<String> followed = new HashSet<>();
  private Shell shell;

  @BeforeAll
  void putCommandsOnThePath() throws IOException {
    shell = Shell.in(Path.of("target/guides/bin"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void doesWhatItSays(String name) throws Exception {
    follow(name);
  }

  @Test
  void outputThatIsAnotherIsRefused(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("page.md");
    Files.writeString(page, "```sh\necho one; echo two\n```\n\n```text\n…\nthree\n```\n");

    assertThatThrownBy(() -> Guide.of(page).follow(folder, shell))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("one\ntwo");
  }

  @Test
  void commandThatFailsIsRefusedAndSoIsOneThatShouldAndDoesNot(@TempDir Path folder)
      throws Exception {
    Path page = folder.resolve("page.md");
    for (String block : List.of("```sh\nfalse\n```\n", "```sh fails\ntrue\n```\n")) {
      Files.writeString(page, block);

      assertThatThrownBy(() -> Guide.of(page).follow(folder, shell))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void everyPageIsLinkedFromTheReadme() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));

    assertThat(pages()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(pages()).allSatisfy(page -> assertThat(readme).contains("docs/guides/" + page));
  }

  /// A page that another one continues is followed once, and its project is copied.
  private void follow(String name) throws Exception {
    if (!followed.add(name)) {
      return;
    }
    Guide guide = Guide.of(Guide.FOLDER.resolve(name));
    Path folder = folder(name);
    delete(folder);
    Files.createDirectories(folder);
    if (guide.before().isPresent()) {
      String before = guide.before().get() + ".md";
      follow(before);
      copy(folder(before), folder);
    }
    assertThat(guide.blocks()).as(name).isNotEmpty();
    guide.follow(folder, shell);
  }

  private static Path folder(String name) {
    return Path.of("target/guides").resolve(name.replace(".md", "")).toAbsolutePath();
  }

  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(Guide.FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : walk(from)) {
      Path copy = to.resolve(from.relativize(file));
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(file, copy);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path file : walk(folder).reversed()) {
      Files.delete(file);
    }
  }

  private static List<Path> walk(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.toList());
    }
  }
}
