package dev.waybill.plugin.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {

  @TempDir Path folder;
  private Path classes;
  private Path jar;
  private Path result;
  private Stamp stamp;

  @BeforeEach
  void doTheWork() throws IOException {
    classes = Files.createDirectories(folder.resolve("classes"));
    Files.writeString(classes.resolve("A.class"), "a");
    jar = Files.writeString(folder.resolve("b.jar"), "b");
    result = Files.writeString(folder.resolve("index.html"), "");
    stamp = new Stamp(folder.resolve("stamp"), List.of(result));
    stamp.set(inputs("title"));
  }

  @Test
  void isDoneOnTheSameInputs() throws IOException {
    assertThat(stamp.isDone(inputs("title"))).isTrue();
  }

  @Test
  void isNotDoneOnOthers() throws IOException {
    assertThat(stamp.isDone(inputs("another"))).isFalse();
    Files.writeString(classes.resolve("A.class"), "A");
    assertThat(stamp.isDone(inputs("title"))).isFalse();
    Files.writeString(classes.resolve("A.class"), "a");
    assertThat(stamp.isDone(inputs("title"))).isTrue();
    Files.move(classes.resolve("A.class"), classes.resolve("B.class"));
    assertThat(stamp.isDone(inputs("title"))).isFalse();
  }

  @Test
  void isNotDoneWithAnotherJar() throws IOException {
    Files.writeString(jar, "bb");
    assertThat(stamp.isDone(inputs("title"))).isFalse();
  }

  @Test
  void isNotDoneWhereAResultIsGoneOrTheWorkWasBegunAgain() throws IOException {
    Files.delete(result);
    assertThat(stamp.isDone(inputs("title"))).isFalse();
    Files.writeString(result, "");
    stamp.clear();
    assertThat(stamp.isDone(inputs("title"))).isFalse();
    assertThat(result).doesNotExist();
  }

  @Test
  void isNotDoneByAnotherLibraryOfThePluginOrOnAnotherJava() throws IOException {
    Path rules = Files.writeString(folder.resolve("rules.jar"), "r");
    URL[] urls = {jar.toUri().toURL(), rules.toUri().toURL()};
    try (URLClassLoader realm = new URLClassLoader(urls)) {
      Runtime.Version java = Runtime.Version.parse("17.0.1");
      String before = new Inputs(realm, java).fingerprint();
      assertThat(new Inputs(realm, java).fingerprint()).isEqualTo(before);
      assertThat(new Inputs(realm, Runtime.Version.parse("17.0.2")).fingerprint())
          .isNotEqualTo(before);
      Files.writeString(rules, "rr");
      assertThat(new Inputs(realm, java).fingerprint()).isNotEqualTo(before);
    }
  }

  @Test
  void keepsApartWhatStandsBehindEachOther() throws IOException {
    assertThat(new Inputs().add("ab").add("c").fingerprint())
        .isNotEqualTo(new Inputs().add("a").add("bc").fingerprint());
  }

  private Inputs inputs(String title) throws IOException {
    return new Inputs().addArtifact(classes).addArtifact(jar).add(title);
  }
}
