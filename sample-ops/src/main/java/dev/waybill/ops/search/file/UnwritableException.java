package dev.waybill.ops.search.file;

import java.io.IOException;

/// A place where no index can be written.
public final class UnwritableException extends IOException {
  private static final long serialVersionUID = 1;

  UnwritableException(String problem) {
    super(problem);
  }
}
