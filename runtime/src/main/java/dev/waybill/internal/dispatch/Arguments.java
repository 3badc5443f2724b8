package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.Dispatchable;
import dev.waybill.dispatch.Schema;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Fits the arguments of calls by name to the parameters of an op or function: counts, names,
/// types, ranges and defaults. The schema is read and the parameter types are loaded at the first
/// use.
public final class Arguments {
  private final String name;
  private final Supplier<Schema> schemaSource;
  private final Supplier<Class<?>[]> signature;
  private volatile @Nullable Schema schema;
  private volatile @Nullable Plan plan;

  public Arguments(String name, Supplier<Schema> schema, Supplier<Class<?>[]> signature) {
    this.name = name;
    this.schemaSource = schema;
    this.signature = signature;
  }

  public Schema schema() {
    Schema known = schema;
    if (known == null) {
      known = schemaSource.get();
      schema = known;
    }
    return known;
  }

  /// Returns one value a parameter.
  public @Nullable Object[] byPosition(@Nullable Object[] given) {
    notNull(given, "an array");
    Parameter[] parameters = plan().parameters;
    if (given.length > parameters.length) {
      throw new WrongArgumentException(
          name,
          "",
          "found "
              + count(given.length)
              + ", expected "
              + expectedCount(parameters)
              + ": "
              + schema()
              + ".");
    }
    @Nullable Object[] bound = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      bound[i] = i < given.length ? parameters[i].fit(given[i]) : parameters[i].absent();
    }
    return bound;
  }

  /// Returns one value a parameter.
  public @Nullable Object[] byName(Map<String, ?> given) {
    notNull(given, "a map");
    Parameter[] parameters = plan().parameters;
    @Nullable Object[] bound = new Object[parameters.length];
    int used = 0;
    for (int i = 0; i < parameters.length; i++) {
      Object value = given.get(parameters[i].name());
      boolean present = value != null || given.containsKey(parameters[i].name());
      bound[i] = present ? parameters[i].fit(value) : null;
      used += present ? 1 : 0;
    }
    if (used < given.size()) {
      throw unknown(given, parameters);
    }
    for (int i = 0; i < parameters.length; i++) {
      if (bound[i] == null && !given.containsKey(parameters[i].name())) {
        bound[i] = parameters[i].absent();
      }
    }
    return bound;
  }

  /// Returns the positions of the parameters that take part in dispatch.
  int[] dispatchable() {
    return plan().dispatchable;
  }

  private void notNull(@Nullable Object given, String expected) {
    if (given == null) {
      throw new WrongArgumentException(
          name, "", "found null instead of the arguments, expected " + expected + ".");
    }
  }

  private WrongArgumentException unknown(Map<String, ?> given, Parameter[] parameters) {
    List<String> names = new ArrayList<>();
    for (Parameter parameter : parameters) {
      names.add(parameter.name());
    }
    List<String> unknown = new ArrayList<>(given.keySet());
    unknown.removeAll(names);
    unknown.sort(null);
    String first = unknown.get(0);
    String expected = names.isEmpty() ? "no arguments" : "one of " + String.join(", ", names);
    String guess = Nearest.similar(first, names);
    return new WrongArgumentException(
        name,
        first,
        "found no such parameter, expected "
            + expected
            + "."
            + (guess.isEmpty() ? "" : " Did you mean " + guess + "?"));
  }

  private Plan plan() {
    Plan known = plan;
    if (known == null) {
      known = newPlan();
      plan = known;
    }
    return known;
  }

  private Plan newPlan() {
    List<Schema.Parameter> declared = schema().parameters();
    Class<?>[] types = signature.get();
    if (declared.size() != types.length) {
      throw new IllegalStateException(
          name
              + ": the schema "
              + schema()
              + " has "
              + declared.size()
              + " parameters, but the method has "
              + types.length);
    }
    Parameter[] parameters = new Parameter[types.length];
    List<Integer> dispatchable = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      parameters[i] = new Parameter(name, declared.get(i), types[i]);
      // Of a list the class does not say what is in it.
      boolean list = types[i] == List.class && declared.get(i).type().equals("List<Tensor>");
      if (list || Dispatchable.class.isAssignableFrom(types[i])) {
        dispatchable.add(i);
      }
    }
    return new Plan(parameters, dispatchable.stream().mapToInt(Integer::intValue).toArray());
  }

  private static String expectedCount(Parameter[] parameters) {
    int required = 0;
    for (Parameter parameter : parameters) {
      required += parameter.isOptional() ? 0 : 1;
    }
    return required == parameters.length
        ? String.valueOf(required)
        : required + " to " + parameters.length;
  }

  private static String count(int arguments) {
    return arguments == 1 ? "1 argument" : arguments + " arguments";
  }

  private static final class Plan {
    private final Parameter[] parameters;
    private final int[] dispatchable;

    Plan(Parameter[] parameters, int[] dispatchable) {
      this.parameters = parameters;
      this.dispatchable = dispatchable;
    }
  }
}
