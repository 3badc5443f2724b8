package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method as the shape rule of an op. It has the op's parameters and result, takes
 * tensors without elements, of device {@code meta}, and computes shape and dtype only. It is at
 * least package-private.
 *
 * <pre>{@code
 * @Shape(op = "linalg.matmul")
 * static Tensor matmulShape(Tensor a, Tensor b) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Shape {

  /**
   * Returns the op whose shape rule this is.
   *
   * <p>Example: {@code op = "linalg.matmul"}.
   *
   * @return a name of an op
   */
  String op();
}
