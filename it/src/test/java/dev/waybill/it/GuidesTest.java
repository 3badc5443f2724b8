package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private Shell shell;
  private Guides guides;

  @BeforeAll
  void putCommandsOnThePath() throws IOException {
    shell = Shell.in(Path.of("target/guides/bin"));
    guides = new Guides(Guide.FOLDER, Path.of("target/guides"), shell);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void doesWhatItSays(String name) throws Exception {
    guides.follow(name);
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
  void pageThatFailsIsRefusedAgainAndSoAreThoseThatContinueIt(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("first.md"), "```sh\nfalse\n```\n");
    Files.writeString(
        folder.resolve("then.md"), "<!-- continues first.md -->\n\n```sh\ntrue\n```\n");
    Guides pages = new Guides(folder, folder.resolve("projects"), shell);
    for (String each : List.of("then.md", "first.md", "then.md")) {
      assertThatThrownBy(() -> pages.follow(each)).as(each).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void everyPageIsLinkedFromTheReadme() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));

    assertThat(pages()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(pages()).allSatisfy(page -> assertThat(readme).contains("docs/guides/" + page));
  }

  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(Guide.FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
