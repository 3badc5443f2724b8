package dev.waybill.processor.elementwise;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A function of scalars.
 *
 * @param name the method's name
 * @param parameters its parameters, in order
 * @param result what it returns
 * @param names the names that the source gives to parts of it, by identity
 */
public record Body(
    String name,
    List<Expression.Parameter> parameters,
    Expression result,
    Map<Expression, String> names) {

  /** Copies the list. */
  public Body {
    parameters = List.copyOf(parameters);
    names = Collections.unmodifiableMap(names);
  }

  /**
   * Returns a parameter.
   *
   * @param name its name, which there must be
   * @return the parameter
   */
  public Expression.Parameter parameter(String name) {
    return parameters.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
