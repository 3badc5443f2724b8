package dev.waybill.plugin.scan;

import java.nio.file.Path;

/**
 * Something to scan.
 *
 * @param path a folder, a jar or a file; one that is not there has nothing to scan
 * @param content what in it is scanned
 */
public record ScanRoot(Path path, Content content) {

  /** What is scanned. */
  public enum Content {
    /** Class files. */
    CLASSES,
    /** Configuration files. */
    CONFIGURATION,
    /** Both. */
    ALL
  }
}
