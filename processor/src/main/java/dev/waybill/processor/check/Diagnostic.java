package dev.waybill.processor.check;

import java.util.Locale;

/**
 * Every diagnostic of the processor. Its name is its id: printed in brackets, the key of
 * {@code @SuppressExport} and of {@code -Awaybill.severity.<Id>}, and the name of its page under
 * {@code docs/diagnostics}.
 */
public enum Diagnostic {
  /** {@code @Export} on an element that cannot be exported. */
  UnsupportedTarget(
      Severity.ERROR,
      "@Export stands on %s.",
      "Put it on a public static method, a public type or a public static final constant.");

  private final Severity severity;
  private final String problem;
  private final String help;

  Diagnostic(Severity severity, String problem, String help) {
    this.severity = severity;
    this.problem = problem;
    this.help = help;
  }

  /**
   * Returns the severity where no option sets another.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * Returns the whole message: what is wrong, then what to do.
   *
   * @param arguments the arguments of the two formats, in order
   * @return one line
   */
  String message(Object... arguments) {
    return String.format(Locale.ROOT, problem + " " + help, arguments);
  }
}
