package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of an {@link Elementwise} method that is one number for all elements. It keeps
 * its type in the op, may have a {@link Default}, and has no gradient.
 *
 * <pre>{@code
 * @Elementwise
 * static double elu(double x, @Attribute @Default("1.0") double alpha) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Attribute {}
