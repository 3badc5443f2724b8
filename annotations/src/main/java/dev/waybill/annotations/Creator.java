package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the public constructor with which an exported type is made by name.
 *
 * <p>Its parameters may have a {@link Default} and a {@link Range}, as those of an exported
 * function; programs make the type by its name and these, and the facade gets a method of the
 * type's name with a small first letter. A class has one at most.
 *
 * <pre>{@code
 * @Export("nn.Linear")
 * public final class Linear extends Layer {
 *   @Creator
 *   public Linear(int inFeatures, int outFeatures, @Default("true") boolean bias) { ... }
 * }
 *
 * Layer layer = Nn.linear(784, 256);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.CONSTRUCTOR)
public @interface Creator {}
