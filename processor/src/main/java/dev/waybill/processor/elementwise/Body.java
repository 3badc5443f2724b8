package dev.waybill.processor.elementwise;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /**
   * Returns the parameters that the result depends on.
   *
   * @return some of the parameters, in their order
   */
  public List<Expression.Parameter> used() {
    Set<Expression> met = new HashSet<>();
    new Walk(
            e -> {
              if (e instanceof Expression.Parameter) {
                met.add(e);
              }
            })
        .visit(result);
    return parameters.stream().filter(met::contains).toList();
  }
}
