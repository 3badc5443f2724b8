package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method as the derivative of an op, written in ops.
 *
 * <p>Its first parameter is the gradient of the op's result, of the result's type. Then come those
 * of the op's parameters that it needs, with the op's names and types, in any order, and the op's
 * result under the name {@code result} where it needs that. What it does not take is not kept for
 * it. It returns the gradient of one parameter, or a {@code Tensor[]} with those of several; {@code
 * null} stands for no gradient. Several methods may derive one op, each for parameters of its own:
 * those whose gradient nobody asks for are not called.
 *
 * <pre>{@code
 * @Gradient(op = "tensor.mul", of = "a")
 * static Tensor gradientOfA(Tensor gy, Tensor a, Tensor b) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Gradient {

  /**
   * Returns the op whose derivative this is.
   *
   * <p>Example: {@code op = "tensor.mul"}.
   *
   * @return a name of an op
   */
  String op();

  /**
   * Returns the op's parameters whose gradients the method returns, in the order of its result.
   *
   * <p>Example: {@code of = {"a", "b"}}.
   *
   * @return names of tensors, or lists of tensors, that the op takes; empty for all of them
   */
  String[] of() default {};
}
