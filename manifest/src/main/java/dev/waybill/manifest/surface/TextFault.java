package dev.waybill.manifest.surface;

/** A baseline that is malformed; tells file, line and column. */
public final class TextFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes a fault.
   *
   * @param where the file, as the user knows it
   * @param line the line, from 1
   * @param column the column, from 1
   * @param problem what is wrong, a sentence with its period
   */
  public TextFault(String where, int line, int column, String problem) {
    super(where + ":" + line + ":" + column + ": " + problem);
  }
}
