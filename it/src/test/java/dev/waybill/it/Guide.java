package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of `docs/guides`, whose fenced blocks are a project and the commands that its reader
/// gives, by what stands behind the three backticks:
///
/// - `java src/Some.java` is a file, and `xml pom.xml into plugins` is put before the last
///   `</plugins>` of one that is there;
/// - `sh` is run in the project's folder, and `sh fails` must fail;
/// - `text` is all that the commands above it print; `…` stands for any text, and on a line of its
///   own for any lines.
///
/// `<!-- continues other.md -->` begins with the project that another page ends with.
record Guide(Path page, Optional<String> before, List<Block> blocks) {
  /// The folder of the pages.
  static final Path FOLDER = Path.of("../docs/guides");

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)(?: ([^\n]+))?\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern CONTINUES = Pattern.compile("<!-- continues (\\S+)\\.md -->");

  /// One fenced block.
  record Block(String language, String rest, String text) {}

  /// Reads a page.
  static Guide of(Path page) throws IOException {
    String text = Files.readString(page);
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      String rest = block.group(2) == null ? "" : block.group(2);
      blocks.add(new Block(block.group(1), rest, block.group(3)));
    }
    Matcher continues = CONTINUES.matcher(text);
    Optional<String> before = continues.find() ? Optional.of(continues.group(1)) : Optional.empty();
    return new Guide(page, before, List.copyOf(blocks));
  }

  /// Does all that the page says, in a folder.
  void follow(Path folder, Shell shell) throws IOException, InterruptedException {
    Shell.Result last = null;
    for (Block block : blocks) {
      switch (block.language()) {
        case "sh" -> {
          last = shell.run(folder, block.text());
          boolean fails = block.rest().equals("fails");
          assertThat(last.exitCode() != 0)
              .as("%s: %s%nfails, and printed%n%s", page, block.text(), last.output())
              .isEqualTo(fails);
        }
        case "text" -> {
          assertThat(last).as("%s: output stands behind its command", page).isNotNull();
          assertThat(last.output()).as("%s", page).matches(pattern(block.text()));
        }
        default -> write(folder, block);
      }
    }
  }

  private void write(Path folder, Block block) throws IOException {
    String[] words = block.rest().split(" into ", -1);
    assertThat(words[0]).as("%s: the file of a block of %s", page, block.language()).isNotEmpty();
    Path file = folder.resolve(words[0]);
    Files.createDirectories(file.getParent());
    if (words.length == 1) {
      Files.writeString(file, block.text());
      return;
    }
    String old = Files.readString(file);
    int end = old.lastIndexOf("</" + words[1] + ">");
    assertThat(end).as("%s: </%s> in %s", page, words[1], file).isNotNegative();
    Files.writeString(file, old.substring(0, end) + block.text() + old.substring(end));
  }

  /// What matches the output that a page shows.
  static Pattern pattern(String shown) {
    StringBuilder regex = new StringBuilder();
    for (String line : shown.strip().lines().toList()) {
      if (line.strip().equals("…")) {
        regex.append("(?:[^\n]*\n)*?");
      } else {
        for (String part : line.stripTrailing().split("(?=…)|(?<=…)", -1)) {
          regex.append(part.equals("…") ? "[^\n]*" : Pattern.quote(part));
        }
        regex.append("[ \t]*\n");
      }
    }
    return Pattern.compile(regex.toString());
  }
}
