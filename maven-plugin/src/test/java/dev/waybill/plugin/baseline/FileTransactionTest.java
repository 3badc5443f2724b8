package dev.waybill.plugin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    // A folder is in the way, which is seen after the others have changed their names.
    Files.createDirectories(folder.resolve("z"));
    Files.writeString(folder.resolve("z/kept"), "kept");
    transaction.write(folder.resolve("z"), "new z");
    assertThatThrownBy(transaction::commit)
        .isInstanceOf(FileSystemException.class)
        .hasMessage(folder.resolve("z") + ": it is a folder, and a file was expected");
    assertThat(files()).isEqualTo(Map.of("a", "old a", "b", "old b", "z/kept", "kept"));
    assertThat(folder.resolve("c")).doesNotExist();
  }

  @Test
  void leavesAloneWhatOthersHavePutBesideTheFiles() throws IOException {
    for (String each : List.of("a.old", "a.part", "a.1.old", "a.1.part", "b.old", "b.part")) {
      Files.writeString(folder.resolve(each), each);
    }
    transaction.commit();
    assertThat(files())
        .isEqualTo(
            Map.of(
                "a", "new a",
                "c/d/e", "new e",
                "a.old", "a.old",
                "a.part", "a.part",
                "a.1.old", "a.1.old",
                "a.1.part", "a.1.part",
                "b.old", "b.old",
                "b.part", "b.part"));
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
