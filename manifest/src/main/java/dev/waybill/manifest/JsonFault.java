package dev.waybill.manifest;

/** JSON text that is malformed, or not of the expected shape; tells file, line and column. */
public final class JsonFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The line in the text, from 1. */
  private final int line;

  /** The column in the line, from 1. */
  private final int column;

  /** What is wrong, a sentence with its period. */
  private final String problem;

  /**
   * Makes a fault.
   *
   * @param where the file, as the user knows it
   * @param line the line, from 1
   * @param column the column, from 1
   * @param problem what is wrong, a sentence with its period
   */
  public JsonFault(String where, int line, int column, String problem) {
    super(where + ":" + line + ":" + column + ": " + problem);
    this.line = line;
    this.column = column;
    this.problem = problem;
  }

  /**
   * Returns the line of the fault.
   *
   * @return the line, from 1
   */
  public int line() {
    return line;
  }

  /**
   * Returns the column of the fault.
   *
   * @return the column, from 1
   */
  public int column() {
    return column;
  }

  /**
   * Returns what is wrong, without the place.
   *
   * @return a sentence with its period
   */
  public String problem() {
    return problem;
  }
}
