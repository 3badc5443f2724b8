package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the fields of a module class are its state: each field of type {@code Parameter},
 * {@code Buffer} or {@code Module}, in declared order, under its own name or that of {@link Named}.
 *
 * <p>The processor writes the code that visits them, so no list of names is kept beside the fields
 * and nothing is looked up by reflection. A private field needs a method of its name that returns
 * it. Fields that hold {@code null} are left out; {@code static} and {@code transient} ones are no
 * state. Every class of a module carries the annotation, its superclasses with state too.
 *
 * <pre>{@code
 * @Stateful
 * public final class Classifier extends Layer {
 *   final Linear hidden = new Linear(784, 256);
 *   final Linear out = new Linear(256, 10);
 *   ...
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Stateful {}
