package dev.waybill.plugin.witness;

import java.io.IOException;
import java.nio.file.Path;

/** Runs the {@link Worker} on a folder. */
public interface Runner {

  /**
   * Runs it.
   *
   * @param folder the folder with clients and stubs
   * @throws IOException if it fails
   */
  void run(Path folder) throws IOException;
}
