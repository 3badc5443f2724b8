package dev.waybill.processor.check;

/** How much a diagnostic weighs; {@code -Awaybill.severity.<Id>=error|warn|off} sets it. */
public enum Severity {
  /** Stops the build; the element is left out of what is generated. */
  ERROR,
  /** Reported; the element is generated. */
  WARN,
  /** Reported as a note. */
  NOTE,
  /** Not reported. */
  OFF
}
