package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Parameters by name, in the order in which they were given.
@Stateful
@Export("nn.ParameterDict")
public final class ParameterDict extends Module {
  private final transient SequencedMap<String, Parameter> parameters;

  /// Makes the map.
  ///
  /// @param parameters the parameters by name
  @Creator
  public ParameterDict(SequencedMap<String, Parameter> parameters) {
    this.parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    parameters.forEach(this::registerParameter);
  }

  /// Returns a parameter.
  ///
  /// @param name its name
  /// @return the parameter
  /// @throws WrongArgumentException if there is none of that name
  public Parameter get(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new WrongArgumentException(
          "nn.ParameterDict",
          "name",
          "found \"" + name + "\", expected one of " + parameters.keySet() + ".");
    }
    return parameter;
  }
}
