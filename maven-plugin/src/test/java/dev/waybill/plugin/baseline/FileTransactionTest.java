package dev.waybill.plugin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTransactionTest {

  @TempDir Path folder;

  private final FileTransaction transaction = new FileTransaction();

  @BeforeEach
  void makeFiles() throws IOException {
    Files.writeString(folder.resolve("a"), "old a");
    Files.writeString(folder.resolve("b"), "old b");
    transaction.write(folder.resolve("a"), "new a");
    transaction.delete(folder.resolve("b"));
    transaction.write(folder.resolve("c/d/e"), "new e");
  }

  @Test
  void makesAllChanges() throws IOException {
    transaction.commit();
    assertThat(files()).isEqualTo(Map.of("a", "new a", "c/d/e", "new e"));
  }

  @Test
  void changesNothingWhereAFileCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    transaction.write(folder.resolve("file/below"), "");
    assertThatThrownBy(transaction::commit).isInstanceOf(IOException.class);
    assertThat(files()).isEqualTo(Map.of("a", "old a", "b", "old b", "file", ""));
    assertThat(folder.resolve("c")).doesNotExist();
  }

  @Test
  void takesChangesBackWhereALaterFileCannotTakeItsPlace() throws IOException {
    // Its old content has nowhere to go, after the others have changed their names.
    Files.writeString(folder.resolve("z"), "old z");
    Files.createDirectories(folder.resolve("z.old"));
    transaction.write(folder.resolve("z"), "new z");
    assertThatThrownBy(transaction::commit).isInstanceOf(IOException.class);
    assertThat(files()).isEqualTo(Map.of("a", "old a", "b", "old b", "z", "old z"));
    assertThat(folder.resolve("c")).doesNotExist();
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(each).toString(), Files.readString(each));
      }
    }
    return texts;
  }
}
