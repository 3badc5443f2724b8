package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an op's result is a view of this parameter: both share their elements.
 *
 * <pre>{@code
 * @Export("tensor.transpose")
 * @Op
 * public static Tensor transpose(@Aliases Tensor x, int one, int two) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Aliases {}
