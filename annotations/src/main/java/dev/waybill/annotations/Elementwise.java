package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method of single numbers, of which a method of tensors is written that applies it
 * to each element after broadcasting. Its kernels for vectors and devices, and its gradient, are
 * written from its body. With {@link Export} it is an op; without, a part of one.
 *
 * <p>Each parameter becomes a tensor, but for those marked {@link Attribute}. The body may have
 * arithmetic, comparisons, {@code c ? a : b}, {@code if} with {@code return}, final local
 * variables, constants, and calls: of most functions of {@code Math}, of those of {@code
 * dev.waybill.kernel.ScalarMath}, of other static methods of numbers in the module, and of methods
 * with this annotation in other modules. The functions are listed in {@code docs/elementwise.md},
 * and by the error about one that is none of them. A method with {@link Gradient} for the op wins
 * over the generated one.
 *
 * <pre>{@code
 * @Export("nn.functional.leakyRelu")
 * @Elementwise(inPlace = true)
 * static double leakyRelu(double x, @Attribute @Default("0.01") double negativeSlope) {
 *   return x > 0 ? x : x * negativeSlope;
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Elementwise {

  /**
   * Returns the dtypes of the first tensor that the op takes. Whole numbers give {@code f32}, but
   * where a method of the same name for {@code long}, also with this annotation, stands beside.
   *
   * <p>Example: {@code dtypes = {"f32", "f64"}}.
   *
   * <p>A part of an op has none of its own: it is handed what the op takes.
   *
   * @return names such as {@code f32}; empty for all
   */
  String[] dtypes() default {};

  /**
   * Returns whether the op has an in-place form, named like the op with {@code _} behind.
   *
   * <p>Example: {@code @Elementwise(inPlace = true)} on {@code math.exp} makes {@code math.exp_}.
   *
   * @return whether to derive the in-place form
   */
  boolean inPlace() default false;
}
