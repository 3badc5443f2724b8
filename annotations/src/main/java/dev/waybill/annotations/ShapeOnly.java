package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a gradient looks at the shape and dtype of an argument only. The tensor that it gets
 * has no data, so none is kept for it, and writing to the argument before the gradient is computed
 * does no harm.
 *
 * <pre>{@code
 * @Gradient(op = "tensor.sum", of = "x")
 * static Tensor gradient(Tensor gy, @ShapeOnly Tensor x) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface ShapeOnly {}
