package dev.waybill.optim;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Parameters that an optimiser treats alike, and the options with which it does. Options are those
/// of the optimiser's constructor, by the same names; a scheduler changes `lr` here.
public final class ParameterGroup {
  /// The name of the learning rate.
  public static final String LR = "lr";

  private final String optimizer;
  private final List<Tensor> parameters;
  private final SequencedMap<String, Object> options;

  ParameterGroup(String optimizer, List<? extends Tensor> parameters, Map<String, ?> options) {
    this.optimizer = optimizer;
    this.parameters = List.copyOf(parameters);
    this.options = new LinkedHashMap<>(options);
  }

  /// Returns the parameters.
  ///
  /// @return in the order in which they were given
  public List<Tensor> parameters() {
    return parameters;
  }

  /// Returns the options.
  ///
  /// @return values by name: numbers as `Double` or `Long`, switches as `Boolean`, texts as
  ///   `String`
  public SequencedMap<String, Object> options() {
    return Collections.unmodifiableSequencedMap(options);
  }

  /// Returns whether there is an option.
  ///
  /// @param name such as `momentum`
  /// @return whether the optimiser knows it
  public boolean has(String name) {
    return options.containsKey(name);
  }

  /// Returns an option that is a number.
  ///
  /// @param name such as `lr`
  /// @return its value
  /// @throws WrongArgumentException if there is no such number
  public double number(String name) {
    return value(name, Number.class).doubleValue();
  }

  /// Returns an option that is on or off.
  ///
  /// @param name such as `nesterov`
  /// @return its value
  /// @throws WrongArgumentException if there is no such switch
  public boolean flag(String name) {
    return value(name, Boolean.class);
  }

  /// Returns an option that is a text.
  ///
  /// @param name such as `lineSearch`
  /// @return its value
  /// @throws WrongArgumentException if there is no such text
  public String text(String name) {
    return value(name, String.class);
  }

  /// Replaces an option.
  ///
  /// @param name one that there is
  /// @param value of the same type; any number for a number
  /// @throws WrongArgumentException if there is no such option or the type is another
  public void set(String name, Object value) {
    Object before = value(name, Object.class);
    if (before instanceof Double && value instanceof Number number) {
      options.put(name, number.doubleValue());
    } else if (before.getClass().isInstance(value)) {
      options.put(name, value);
    } else {
      throw new WrongArgumentException(
          optimizer,
          name,
          "found "
              + value
              + ", expected a "
              + before.getClass().getSimpleName()
              + " such as "
              + before
              + ".");
    }
  }

  private <T> T value(String name, Class<T> type) {
    Object value = options.get(name);
    if (!type.isInstance(value)) {
      throw new WrongArgumentException(
          optimizer,
          name,
          value == null
              ? "there is no such option, expected one of " + options.keySet() + "."
              : "found " + value + ", expected a " + type.getSimpleName() + ".");
    }
    return type.cast(value);
  }
}
