package dev.waybill.cli;

import java.io.Console;
import java.io.PrintStream;

/// Where a command writes, and what the reader's side can show.
///
/// @param out results
/// @param err complaints and progress
/// @param interactive whether a person watches: colours and progress
record Terminal(PrintStream out, PrintStream err, boolean interactive) {

  private static final String BOLD = "\033[1;33m";
  private static final String PLAIN = "\033[0m";

  /// Returns the terminal of this process.
  @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to the console that may be absent
  static Terminal ofProcess(PrintStream out, PrintStream err) {
    Console console = System.console();
    boolean person = console != null && console.isTerminal();
    return new Terminal(out, err, person && !"dumb".equals(System.getenv("TERM")));
  }

  /// Returns what stands before and after a matched word: colours for a person, brackets in a file
  /// or pipe.
  String[] marks() {
    boolean colour = interactive && System.getenv("NO_COLOR") == null;
    return colour ? new String[] {BOLD, PLAIN} : new String[] {"[", "]"};
  }
}
