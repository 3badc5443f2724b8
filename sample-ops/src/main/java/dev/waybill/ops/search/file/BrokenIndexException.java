package dev.waybill.ops.search.file;

import java.io.IOException;

/// A file that is not a whole index of this version.
public final class BrokenIndexException extends IOException {
  private static final long serialVersionUID = 1;

  BrokenIndexException(String problem) {
    super(problem);
  }
}
