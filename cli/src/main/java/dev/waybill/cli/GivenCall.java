package dev.waybill.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/// A name and arguments on the command line, of the commands that call an op or function.
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class GivenCall {

  /// An argument by its name; numbers below zero are none.
  private static final Pattern NAMED =
      Pattern.compile("--[\\p{L}_$][\\p{L}\\p{N}_$]*(=.*)?", Pattern.DOTALL);

  @Parameters(index = "0", paramLabel = "NAME", description = "The op or function.")
  private String name;

  @Parameters(
      index = "1..*",
      paramLabel = "VALUE",
      description =
          "Arguments in the order of the signature, or by name: --k 3, --k=3 and --arg k=3 are the"
              + " same.")
  private List<String> given = List.of();

  /// Finds the op or function and makes the call ready.
  ///
  /// @throws Failure if nothing has the name, or the arguments do not fit the parameters
  Ready in(Library library) {
    Callee callee = library.callee(name);
    return new Ready(callee, arguments(callee));
  }

  /// A call with all that it needs.
  record Ready(Callee callee, Map<String, @Nullable Object> arguments) {
    @Nullable Object call() {
      return callee.call(arguments);
    }
  }

  private Map<String, @Nullable Object> arguments(Callee callee) {
    List<String> placed = new ArrayList<>();
    List<Map.Entry<String, String>> named = new ArrayList<>();
    for (Iterator<String> rest = given.iterator(); rest.hasNext(); ) {
      String text = rest.next();
      if (text.equals("--arg") || text.equals("-a")) {
        text = "--" + next(rest, callee, text);
        if (text.indexOf('=') < 3) {
          throw Failure.usage(
              callee.name() + ": --arg takes name=value, found \"" + text.substring(2) + "\".");
        }
      }
      if (NAMED.matcher(text).matches()) {
        int equals = text.indexOf('=');
        String name = text.substring(2, equals < 0 ? text.length() : equals);
        named.add(
            Map.entry(name, equals < 0 ? next(rest, callee, text) : text.substring(equals + 1)));
      } else {
        placed.add(text);
      }
    }
    return bind(callee, placed, named);
  }

  private static Map<String, @Nullable Object> bind(
      Callee callee, List<String> placed, List<Map.Entry<String, String>> named) {
    if (placed.size() > callee.parameters().size()) {
      throw Failure.usage(callee.tooMany(placed.size() + named.size()));
    }
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    for (int place = 0; place < placed.size(); place++) {
      add(callee.parameters().get(place).name(), placed.get(place), callee, arguments);
    }
    named.forEach(argument -> add(argument.getKey(), argument.getValue(), callee, arguments));
    String missing = callee.missing(arguments.keySet());
    if (!missing.isEmpty()) {
      throw Failure.usage(missing);
    }
    return arguments;
  }

  private static String next(Iterator<String> rest, Callee callee, String option) {
    if (!rest.hasNext()) {
      throw Failure.usage(callee.name() + ": " + option + " is the last word and needs a value.");
    }
    return rest.next();
  }

  private static void add(
      String name, String text, Callee callee, Map<String, @Nullable Object> arguments) {
    Callee.Parameter parameter = callee.find(name);
    if (parameter == null) {
      throw Failure.usage(callee.unknown(name));
    }
    if (arguments.containsKey(name)) {
      throw Failure.usage(callee.name() + ": argument " + name + " is given twice.");
    }
    arguments.put(name, Arguments.convert(text, parameter, callee));
  }
}
