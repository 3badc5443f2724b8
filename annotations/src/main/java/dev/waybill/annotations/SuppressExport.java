package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Silences one diagnostic of the processor at this element, with the reason. A suppression that
 * hides nothing is reported itself.
 *
 * <pre>{@code
 * @SuppressExport(id = "MissingParameterDoc", reason = "The parameters are those of relu.")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.METHOD,
  ElementType.CONSTRUCTOR,
  ElementType.TYPE,
  ElementType.FIELD,
  ElementType.PARAMETER,
  ElementType.PACKAGE
})
@Repeatable(SuppressExport.All.class)
public @interface SuppressExport {

  /**
   * Returns the id of the diagnostic.
   *
   * <p>Example: {@code id = "MissingParameterDoc"}.
   *
   * @return an id as printed in brackets
   */
  String id();

  /**
   * Returns the reason, as a sentence.
   *
   * <p>Example: {@code reason = "The parameters are those of relu."}.
   *
   * @return the reason, not empty
   */
  String reason();

  /**
   * Holds several suppressions of one element; the compiler writes it.
   *
   * <pre>{@code
   * @SuppressExport(id = "MissingParameterDoc", reason = "...")
   * @SuppressExport(id = "MissingReturnDoc", reason = "...")
   * }</pre>
   */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target({
    ElementType.METHOD,
    ElementType.CONSTRUCTOR,
    ElementType.TYPE,
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.PACKAGE
  })
  @interface All {
    /**
     * Returns the suppressions.
     *
     * <p>Example: see {@link All}.
     *
     * @return one annotation a diagnostic
     */
    SuppressExport[] value();
  }
}
