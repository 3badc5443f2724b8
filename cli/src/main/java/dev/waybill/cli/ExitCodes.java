package dev.waybill.cli;

/// The exit codes, documented at the end of `waybill --help`.
final class ExitCodes {

  /// The work is done.
  static final int OK = 0;

  /// The work failed: a file, an op, an index.
  static final int FAILURE = 1;

  /// The command was used wrongly: options, names, arguments, a pipeline.
  static final int USAGE = 2;

  private ExitCodes() {}
}
