package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import java.util.List;

/// Parameters in a list, named `0`, `1`, ….
@Stateful
@Export("nn.ParameterList")
public final class ParameterList extends Module {
  private final transient List<Parameter> parameters;

  /// Makes the list.
  ///
  /// @param parameters the parameters, in order
  @Creator
  public ParameterList(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    for (int i = 0; i < parameters.size(); i++) {
      registerParameter(Integer.toString(i), parameters.get(i));
    }
  }

  /// Returns a parameter.
  ///
  /// @param index from 0
  /// @return the parameter
  public Parameter get(int index) {
    return parameters.get(index);
  }

  /// Returns how many parameters there are.
  ///
  /// @return from 0
  public int size() {
    return parameters.size();
  }
}
