package dev.waybill.processor.model;

import java.util.List;
import java.util.Map;

/**
 * Another module with exports, on the class or module path.
 *
 * @param id its identity, {@code group:artifact:version}
 * @param provider its provider, qualified
 * @param format the format that its generated code speaks
 * @param namespaces the namespaces that it owns
 * @param names its names; none where the format is newer than {@link #FORMAT}, or where there is
 *     damage
 * @param damage the first line of its listing that cannot be read, in words; empty where all can
 */
public record ForeignModule(
    String id,
    String provider,
    int format,
    List<String> namespaces,
    Map<String, ForeignName> names,
    String damage) {

  /**
   * Returns an identity without its version.
   *
   * @param id such as {@code group:artifact:version}
   * @return such as {@code group:artifact}
   */
  public static String withoutVersion(String id) {
    String[] parts = id.split(":", 3);
    return parts.length == 1 ? parts[0] : parts[0] + ":" + parts[1];
  }

  /** The format of the SPI that this processor reads and writes. */
  public static final int FORMAT = 1;

  /** The name of the constants that hold a module's listing, before their number from 1. */
  public static final String LISTING = "LISTING";

  /** The kind of an in-place form, which kernels and gradients cannot be for. */
  public static final String IN_PLACE_FORM = "derived in-place form";

  /**
   * A name of another module.
   *
   * @param kind {@code op}, {@code function}, {@code type}, {@code constant} or {@link
   *     #IN_PLACE_FORM}
   * @param generations {@code 1}, {@code 2} or {@code 12}
   * @param name the name
   * @param canonical the canonical name of its symbol
   * @param member the declaring class with the member and its erased parameters
   * @param method the signature of an op, for kernels; {@code null} for others or where it cannot
   *     be read
   */
  public record ForeignName(
      String kind,
      String generations,
      String name,
      String canonical,
      String member,
      @org.jspecify.annotations.Nullable MethodDraft method) {}
}
