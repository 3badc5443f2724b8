package dev.waybill.plugin.aggregate;

/**
 * Two modules that cannot be used together.
 *
 * @param id which rule says so
 * @param text what is wrong and what to do, in sentences
 */
public record Clash(String id, String text) {

  @Override
  public String toString() {
    return "[" + id + "] " + text;
  }
}
