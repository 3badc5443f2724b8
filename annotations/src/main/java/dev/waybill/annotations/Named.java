package dev.waybill.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a field of a {@link Stateful} class another key than its name, such as one that files of
 * other systems have.
 *
 * <pre>{@code
 * @Named("in_proj_weight")
 * final Parameter inProjWeight;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Named {

  /**
   * Returns the key, which is the field's part of the names in a state dictionary.
   *
   * <p>Example: {@code @Named("in_proj_weight") Parameter inProjWeight}.
   *
   * @return a text without dots, not empty
   */
  String value();
}
