package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SharedFolderTest {
  @TempDir Path folder;

  @Test
  void findsTheFolderBesideTheRepository() throws IOException {
    Path wanted = Files.createDirectories(folder.resolve("shared/data/some"));
    Path module = Files.createDirectories(folder.resolve("repository/module"));
    assertThat(SharedFolder.data(module, "some", "shared")).isEqualTo(wanted);
    assertThat(SharedFolder.data(folder, "some", "")).isEqualTo(wanted);
  }

  @Test
  void skipsWithAMessageWhereItIsMissing() {
    assertThatThrownBy(() -> SharedFolder.data(folder, "no such", "jdk17"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining(
            "skipped: no folder shared/data/no such in or above " + folder.toString());
  }

  @Test
  void failsWhereItIsMissingAndRequired() {
    assertThatThrownBy(() -> SharedFolder.data(folder, "no such", "jdk17,shared"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("and waybill.require names shared");
  }
}
