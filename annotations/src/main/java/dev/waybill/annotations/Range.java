package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States which values a numeric parameter of an exported method takes. It is documented, and
 * checked in calls by name.
 *
 * <pre>{@code
 * public static TopDocs topK(Tensor scores, @Range(min = 1) int k)
 * public static Tensor dropout(Tensor x, @Range(min = 0, max = 1, maxExclusive = true) double p)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Range {

  /**
   * Returns the least value.
   *
   * <p>Example: {@code @Range(min = 1) int k}.
   *
   * @return the lower bound
   */
  double min() default Double.NEGATIVE_INFINITY;

  /**
   * Returns the greatest value.
   *
   * <p>Example: {@code @Range(max = 100) int percent}.
   *
   * @return the upper bound
   */
  double max() default Double.POSITIVE_INFINITY;

  /**
   * Returns whether {@link #min()} itself is refused.
   *
   * <p>Example: {@code @Range(min = 0, minExclusive = true) double scale}.
   *
   * @return whether the lower bound is open
   */
  boolean minExclusive() default false;

  /**
   * Returns whether {@link #max()} itself is refused.
   *
   * <p>Example: {@code @Range(max = 1, maxExclusive = true) double p}.
   *
   * @return whether the upper bound is open
   */
  boolean maxExclusive() default false;
}
