package dev.waybill.manifest.surface;

import java.util.List;
import java.util.regex.Pattern;

/** The lines that a version control system leaves where it could not merge a file. */
public final class MergeConflict {

  /** What messages say of such a line. */
  public static final String PROBLEM =
      "This is an unresolved merge conflict. Resolve it and take its marks out.";

  private static final Pattern MARK = Pattern.compile("(<{7}|\\|{7}|={7}|>{7})( .*)?");

  private MergeConflict() {}

  /**
   * Finds the first mark.
   *
   * @param lines the lines of a file
   * @return the number of its line, from 1; 0 where there is none
   */
  public static int line(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (MARK.matcher(lines.get(i)).matches()) {
        return i + 1;
      }
    }
    return 0;
  }
}
