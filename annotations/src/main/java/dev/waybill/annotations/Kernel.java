package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method as a further kernel of an op, in this module or in another one. It has the
 * op's parameters and result, and is at least package-private.
 *
 * <pre>{@code
 * @Kernel(op = "tensor.add", dtypes = "f32", requires = "vector", priority = 10)
 * static Tensor addF32Vector(Tensor a, Tensor b) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Kernel {

  /**
   * Returns the op that this kernel computes.
   *
   * <p>Example: {@code op = "tensor.add"}.
   *
   * @return a name of an op
   */
  String op();

  /**
   * Returns the device that the kernel runs on.
   *
   * <p>Example: {@code device = "cpu"}.
   *
   * @return {@code cpu}, {@code opencl}, {@code cuda}, or {@code gpu} for the latter two
   */
  String device() default "cpu";

  /**
   * Returns the dtypes of the first tensor that the kernel takes.
   *
   * <p>Example: {@code dtypes = {"f32", "f64"}}.
   *
   * @return names such as {@code f32}; empty for those of the op
   */
  String[] dtypes() default {};

  /**
   * Returns the capabilities of the machine without which the kernel is refused, each answered by a
   * {@link dev.waybill.spi.Capability}.
   *
   * <p>Example: {@code requires = "vector"}.
   *
   * @return names of capabilities
   */
  String[] requires() default {};

  /**
   * Returns the rank among the kernels of one op, device and dtype: the highest usable one is
   * chosen. The reference kernel has priority 0.
   *
   * <p>Example: {@code priority = 10}.
   *
   * @return the priority
   */
  int priority() default 1;
}
