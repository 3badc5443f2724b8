package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an op has no derivative, and why.
 *
 * <pre>{@code
 * @Export("search.topK")
 * @Op
 * @NotDifferentiable("Selects document numbers.")
 * public static TopDocs topK(Tensor scores, int k) { ... }
 * }</pre>
 *
 * <p>On a method with {@link Elementwise} that computes a part of an op it says that nobody asks
 * for the derivative of this part: then none is written.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface NotDifferentiable {

  /**
   * Returns the reason, as a sentence.
   *
   * <p>Example: {@code @NotDifferentiable("Selects document numbers.")}.
   *
   * @return the reason
   */
  String value();
}
