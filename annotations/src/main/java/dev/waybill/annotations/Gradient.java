package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method as the derivative of an op, written in ops.
 *
 * <pre>{@code
 * @Gradient(op = "tensor.mul")
 * static Tensor[] mulGradient(Tensor gy, Tensor a, Tensor b) { ... }
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
}
