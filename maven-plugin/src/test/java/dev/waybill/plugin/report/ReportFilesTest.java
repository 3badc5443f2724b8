package dev.waybill.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

  @TempDir Path folder;

  @Test
  void leavesNothingOfAnEarlierRunThatCouldSeemGood() throws IOException {
    Files.writeString(folder.resolve("api.json"), "old");
    Files.writeString(folder.resolve("check.json"), "another goal's");
    ReportFiles files = ReportFiles.begin(folder, List.of("aggregate.json", "api.json"));
    assertThat(folder).isDirectoryNotContaining("glob:**api.json");
    files.write(Map.of("aggregate.json", "bad"));
    assertThat(files.path("aggregate.json")).hasContent("bad");
    assertThat(folder.resolve("api.json")).doesNotExist();
    assertThat(folder.resolve("check.json")).hasContent("another goal's");
  }

  @Test
  void makesTheFolder() throws IOException {
    ReportFiles.begin(folder.resolve("a/b"), List.of("c")).write(Map.of("c", "text"));
    assertThat(folder.resolve("a/b/c")).hasContent("text");
  }

  @Test
  void writesNoneWhereOneCannotBeWritten() throws IOException {
    ReportFiles files = ReportFiles.begin(folder, List.of("a", "b"));
    Files.createDirectory(folder.resolve("b"));
    assertThatThrownBy(() -> files.write(Map.of("a", "", "b", ""))).isInstanceOf(IOException.class);
    assertThat(folder.resolve("a")).doesNotExist();
  }
}
