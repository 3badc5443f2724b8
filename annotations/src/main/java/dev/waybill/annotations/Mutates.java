package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an op writes into this parameter. An op writes into no parameter without it.
 *
 * <pre>{@code
 * @Export("tensor.copyInto")
 * @Op
 * public static Tensor copyInto(@Mutates @Aliases Tensor into, Tensor from) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Mutates {}
