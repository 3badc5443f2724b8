package dev.waybill.plugin.report;

import dev.waybill.plugin.scan.RetiredName;
import dev.waybill.plugin.scan.RetiredName.Replacement;
import dev.waybill.plugin.scan.RetiredName.State;
import dev.waybill.plugin.scan.ScanResult;
import dev.waybill.plugin.scan.Use;
import dev.waybill.plugin.scan.Use.Place;

/** Writes what a scan found as lines of a build's log, each with its place first. */
public final class ScanText {

  private ScanText() {}

  /**
   * Writes a use.
   *
   * @param use the use
   * @return one line: where, what stands there, and what to use instead
   */
  public static String of(Use use) {
    String inside = inside(use.place());
    String evidence =
        use.what().equals(use.name().name()) && inside.isEmpty()
            ? ""
            : inside + use.kind().verb() + " " + what(use) + ": ";
    return use.place() + ": " + evidence + of(use.name());
  }

  /**
   * Writes how much was scanned and found.
   *
   * @param result what was found
   * @return a sentence
   */
  public static String summary(ScanResult result) {
    long removed = result.count(State.REMOVED);
    long deprecated = result.count(State.DEPRECATED);
    String found =
        removed + deprecated == 0
            ? "No use"
            : uses(removed) + " of removed names and " + uses(deprecated) + " of deprecated ones";
    return found
        + " in "
        + count(result.classes(), "class file")
        + " and "
        + count(result.files(), "configuration file")
        + ". Looked for "
        + count(result.names(), "name")
        + " of "
        + String.join(", ", result.libraries())
        + ".";
  }

  private static String inside(Place place) {
    if (place.className().isEmpty()) {
      return "";
    }
    String method = place.method().isEmpty() ? "" : "." + place.method();
    return place.className().replace('$', '.') + method + " ";
  }

  private static String of(RetiredName name) {
    String since = name.since().isEmpty() ? "" : " " + name.since();
    String state =
        name.state() == State.REMOVED
            ? " was removed" + (since.isEmpty() ? "" : " in" + since)
            : " is deprecated"
                + (since.isEmpty() ? "" : " since" + since)
                + (name.removal().isEmpty() ? "" : ", to be removed in " + name.removal());
    return name.name() + state + " (" + name.library() + "). " + advice(name);
  }

  private static String advice(RetiredName name) {
    Replacement use = name.replacement();
    String instead =
        use.name().isEmpty()
            ? "What to use instead is not written down: see the library's docs."
            : "Use "
                + use.name()
                + (use.java().isEmpty() ? "" : ", in Java " + use.java())
                + (use.signature().isEmpty() ? "" : ", now " + use.signature())
                + ".";
    return name.why().isBlank() ? instead : instead + " " + name.why().strip();
  }

  private static String what(Use use) {
    return use.kind() == Use.Kind.STRING ? "\"" + use.what() + "\"" : use.what();
  }

  private static String uses(long count) {
    return count == 1 ? "1 use" : count + " uses";
  }

  private static String count(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
