package dev.waybill.ops.search.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFileTest {

  @TempDir private Path folder;

  @Test
  void deletesWhatAKilledProcessLeftOfTheSameTarget() throws IOException {
    Path target = folder.resolve("some.idx");
    abandon(target);
    abandon(folder.resolve("other.idx"));
    Path foreign = Files.createFile(folder.resolve(".waybill-notes"));
    assertThat(files()).hasSize(3);

    try (TemporaryFile next = TemporaryFile.beside(target)) {
      next.channel().write(ByteBuffer.wrap("whole".getBytes(UTF_8)));
      next.moveTo(target);
    }

    assertThat(target).hasContent("whole");
    // What is left belongs to the other target, or is none of ours.
    assertThat(files()).hasSize(3).contains("some.idx", foreign.getFileName().toString());
  }

  @Test
  void leavesWhatAnotherStillWrites() throws IOException {
    Path target = folder.resolve("some.idx");
    try (TemporaryFile first = TemporaryFile.beside(target);
        TemporaryFile second = TemporaryFile.beside(target)) {
      second.moveTo(target);
      first.channel().write(ByteBuffer.wrap("first".getBytes(UTF_8)));
      first.moveTo(target);
    }
    assertThat(target).hasContent("first");
    assertThat(files()).containsExactly("some.idx");
  }

  @Test
  void deletesWhatWasNotMoved() throws IOException {
    TemporaryFile.beside(folder.resolve("some.idx")).close();
    assertThat(files()).isEmpty();
  }

  /// The end of a process closes its files and does nothing else.
  private static void abandon(Path target) throws IOException {
    TemporaryFile.beside(target).channel().close();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
