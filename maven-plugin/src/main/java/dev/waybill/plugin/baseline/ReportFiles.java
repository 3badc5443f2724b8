package dev.waybill.plugin.baseline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes reports that belong together: all of them or none. */
public final class ReportFiles {

  private ReportFiles() {}

  /**
   * Writes reports.
   *
   * @param texts their texts by their files
   * @throws IOException if one cannot be written; every file is as it was then
   */
  public static void write(Map<Path, String> texts) throws IOException {
    FileTransaction transaction = new FileTransaction();
    texts.forEach(transaction::write);
    transaction.commit();
  }
}
