package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a parameter of an exported method, or of a {@link Creator}, its default. Only trailing
 * parameters have one; facades get overloads or an options builder, calls by name may leave the
 * argument out.
 *
 * <pre>{@code
 * public static Tensor bm25(Tensor tf, @Default("1.2") float k1, @Default("0.75") float b)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Default {

  /**
   * Returns the default as text: a number, {@code true} or {@code false}, the text of a string or
   * char, the name of an enum constant, or {@code null} for a reference that may be absent.
   *
   * <p>Example: {@code @Default("1.2") float k1}.
   *
   * @return the default as text
   */
  String value();
}
