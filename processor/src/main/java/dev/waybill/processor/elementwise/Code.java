package dev.waybill.processor.elementwise;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Code for a function, or why there is none.
 *
 * @param text statements that end with {@code return}; {@code null} if there is a reason
 * @param reason what cannot be written, in words; {@code null} if there is code
 */
public record Code(@Nullable String text, @Nullable String reason) {

  static Code refused(String reason) {
    return new Code(null, reason);
  }

  /**
   * Returns the statements.
   *
   * @return the text
   * @throws NullPointerException if there is none
   */
  public String required() {
    return Objects.requireNonNull(text, reason);
  }
}
