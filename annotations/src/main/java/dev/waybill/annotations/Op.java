package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an exported method as a primitive: calls are dispatched to a kernel by device and dtype,
 * and the body is the reference kernel, the readable specification, on device {@code cpu}.
 *
 * <pre>{@code
 * @Export("tensor.add")
 * @Op(dtypes = {"f32", "f64"})
 * public static Tensor add(Tensor a, Tensor b) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Op {

  /**
   * Returns the dtypes of the first tensor that the reference kernel takes.
   *
   * <p>Example: {@code dtypes = {"f32", "f64"}}.
   *
   * @return names such as {@code f32}; empty for all
   */
  String[] dtypes() default {};
}
