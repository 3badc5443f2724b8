package dev.waybill.processor.emit;

import dev.waybill.processor.check.Finding;
import dev.waybill.processor.check.Severity;
import dev.waybill.processor.read.ElementRef;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Prints findings at the user's own lines. */
public final class Reporter {

  private final Messager messager;

  /**
   * Makes a reporter for one compilation.
   *
   * @param messager the compiler's
   */
  public Reporter(Messager messager) {
    this.messager = messager;
  }

  /**
   * Prints findings in their order.
   *
   * @param findings the findings
   */
  public void report(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.severity() == Severity.OFF) {
        continue;
      }
      String text = "[" + finding.diagnostic().name() + "] " + finding.message();
      ((ElementRef) finding.at()).print(messager, kind(finding.severity()), text);
    }
  }

  private static Diagnostic.Kind kind(Severity severity) {
    return switch (severity) {
      case ERROR -> Diagnostic.Kind.ERROR;
      case WARN -> Diagnostic.Kind.WARNING;
      default -> Diagnostic.Kind.NOTE;
    };
  }
}
