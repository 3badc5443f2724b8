package dev.waybill.plugin.site;

/** A site that cannot be written: something that it is made of cannot be read, or would be lost. */
public final class SiteException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message what is wrong, where, and what to do
   */
  public SiteException(String message) {
    super(message);
  }
}
