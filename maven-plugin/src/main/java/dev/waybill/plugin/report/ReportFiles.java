package dev.waybill.plugin.report;

import dev.waybill.plugin.baseline.FileTransaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files in which a goal tells programs what it found. Those of an earlier run are gone as soon
 * as another one begins: what cannot finish, or finds something wrong, must not seem good.
 */
public final class ReportFiles {

  private final Path folder;

  private ReportFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Deletes the files of an earlier run.
   *
   * @param folder the folder; it need not be there
   * @param names the names of all files that the goal may write
   * @return the files
   * @throws IOException if one cannot be deleted; all are as they were then
   */
  public static ReportFiles begin(Path folder, List<String> names) throws IOException {
    FileTransaction transaction = new FileTransaction();
    names.forEach(each -> transaction.delete(folder.resolve(each)));
    transaction.commit();
    return new ReportFiles(folder);
  }

  /**
   * Writes files, all or none.
   *
   * @param texts their texts by their names
   * @throws IOException if one cannot be written
   */
  public void write(Map<String, String> texts) throws IOException {
    FileTransaction transaction = new FileTransaction();
    texts.forEach((name, text) -> transaction.write(folder.resolve(name), text));
    transaction.commit();
  }

  /**
   * Returns where a file is.
   *
   * @param name its name
   * @return its path
   */
  public Path path(String name) {
    return folder.resolve(name);
  }
}
