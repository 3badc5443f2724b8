package dev.waybill.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An op or function that can be called by name.
///
/// @param name the name that the user knows it by
/// @param parameters its parameters
/// @param dtypes the dtypes of its kernels; empty for all, and for functions
/// @param invocation calls it
record Callee(String name, List<Parameter> parameters, List<String> dtypes, Invocation invocation) {

  Callee {
    parameters = List.copyOf(parameters);
    dtypes = List.copyOf(dtypes);
  }

  /// Calls it with named arguments.
  @Nullable Object call(Map<String, @Nullable Object> arguments) {
    return invocation.call(arguments);
  }

  /// Finds a parameter by name.
  @Nullable Parameter find(String parameter) {
    for (Parameter candidate : parameters) {
      if (candidate.name().equals(parameter)) {
        return candidate;
      }
    }
    return null;
  }

  /// Returns the complaint about a name that no parameter has.
  String unknown(String argument) {
    return name
        + ": there is no argument \""
        + argument
        + "\", expected "
        + (parameters.isEmpty() ? "none" : "one of " + names(parameters))
        + ".";
  }

  /// Returns the complaint about more values than parameters.
  String tooMany(int given) {
    return name
        + ": found "
        + Sentences.count(given, "argument")
        + ", expected "
        + (parameters.isEmpty() ? "none" : "at most " + parameters.size())
        + ".";
  }

  /// Returns the complaint about required arguments that were not given; empty where none is.
  String missing(Set<String> given) {
    List<Parameter> missing =
        parameters.stream().filter(p -> p.required() && !given.contains(p.name())).toList();
    if (missing.isEmpty()) {
      return "";
    }
    return name
        + ": "
        + (missing.size() == 1 ? "the argument " : "the arguments ")
        + names(missing)
        + (missing.size() == 1 ? " is missing." : " are missing.");
  }

  private static String names(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
  }

  /// A parameter.
  ///
  /// @param name its name
  /// @param type its class
  /// @param fullType its type with type arguments, packages written out; empty where unknown
  /// @param required whether it has no default
  record Parameter(String name, Class<?> type, String fullType, boolean required) {}

  /// Calls by name.
  @FunctionalInterface
  interface Invocation {
    /// Calls with named arguments.
    @Nullable Object call(Map<String, @Nullable Object> arguments);
  }
}
