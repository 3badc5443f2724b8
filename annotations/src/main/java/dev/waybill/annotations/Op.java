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

  /**
   * Returns whether the op has an in-place form. It is named like the op with {@code _} behind,
   * takes the same parameters, writes the result into the first one, a tensor, and returns it.
   *
   * <p>Example: {@code @Op(inPlace = true)} on {@code tensor.add} makes {@code tensor.add_}.
   *
   * @return whether to derive the in-place form
   */
  boolean inPlace() default false;

  /**
   * Returns whether each element of the result depends on the arguments' elements at the same place
   * only, after broadcasting, and all kernels take the tensor they write into from {@code
   * dev.waybill.kernel.Results.pointwise}. The in-place form then writes where it reads.
   *
   * <p>Beside tensors of a device the op may get tensors without axes of the processor. A kernel
   * for a device that is written by hand reads them as numbers, as {@code
   * dev.waybill.kernel.DevicePointwise} does, or the call is refused.
   *
   * <p>Example: {@code @Op(inPlace = true, pointwise = true)}.
   *
   * @return whether the op is pointwise
   */
  boolean pointwise() default false;

  /**
   * Returns whether the body runs on every device, because it reads and writes elements only
   * through classes of the runtime that know them all, such as {@code dev.waybill.kernel.Copies}.
   * Views do without saying so. A kernel for a device comes first.
   *
   * <p>Example: {@code @Op(portable = true)} on {@code tensor.clone}.
   *
   * @return whether tensors of any device may be handed to the body
   */
  boolean portable() default false;

  /**
   * Returns whether arguments may lie on other devices than the first tensor, where the result
   * lies: the body, which is then {@link #portable} without saying so, brings their elements there,
   * and their gradients go back. Without it arguments of two devices are refused, but for tensors
   * of one element without axes on the processor, which a pointwise op reads as numbers.
   *
   * <p>Example: {@code @Op(anyDevice = true)} on {@code tensor.copy}.
   *
   * @return whether tensors of several devices may be handed to the body
   */
  boolean anyDevice() default false;
}
