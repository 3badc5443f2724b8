package dev.waybill.plugin.incremental;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that tells on which inputs work was done last, and done well. */
public final class Stamp {

  private final Path file;
  private final List<Path> results;

  /**
   * Names a stamp; it need not be there.
   *
   * @param file its file
   * @param results files that the work makes; where one is missing, the work is not done
   */
  public Stamp(Path file, List<Path> results) {
    this.file = file;
    this.results = List.copyOf(results);
  }

  /**
   * Returns whether the work was done on these inputs.
   *
   * @param inputs the inputs
   * @return whether nothing is left to do
   * @throws IOException if the file cannot be read
   */
  public boolean isDone(Inputs inputs) throws IOException {
    return Files.exists(file)
        && results.stream().allMatch(Files::exists)
        && Files.readString(file).strip().equals(inputs.fingerprint());
  }

  /**
   * Forgets the work before it begins, and what it made: where it fails, the results of the last
   * time would be taken for those of this one.
   *
   * @throws IOException if a file cannot be deleted
   */
  public void clear() throws IOException {
    Files.deleteIfExists(file);
    for (Path each : results) {
      Files.deleteIfExists(each);
    }
  }

  /**
   * Remembers that the work was done.
   *
   * @param inputs the inputs
   * @throws IOException if the file cannot be written
   */
  public void set(Inputs inputs) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, inputs.fingerprint() + "\n");
  }
}
