package dev.waybill.cli;

import dev.waybill.manifest.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A list of steps that name ops and bind results:
///
/// ```json
/// [
///   {"op": "search.analyze", "args": {"text": "Boundary layers"}, "as": "tokens"},
///   {"op": "org.example.count", "args": ["$tokens"]}
/// ]
/// ```
///
/// `"$tokens"` stands for the result of an earlier step, `"$$x"` for the text `$x`. All of it is
/// checked before the first step runs.
final class Pipeline {

  private static final Set<String> FIELDS = new LinkedHashSet<>(List.of("op", "args", "as"));

  private final List<Step> steps;

  private Pipeline(List<Step> steps) {
    this.steps = steps;
  }

  /// Reads and checks a pipeline.
  ///
  /// @param callees finds an op by name, or throws a [Failure]
  /// @throws JsonFault with file, line and column of what is wrong
  static Pipeline parse(String json, String where, Function<String, Callee> callees) {
    JsonValue pipeline = JsonValue.parseWithNaN(json, where);
    List<Step> steps = new ArrayList<>();
    Set<String> bound = new LinkedHashSet<>();
    for (JsonValue element : pipeline.elements()) {
      Step step = step(element, callees, bound);
      steps.add(step);
      if (!step.as().isEmpty() && !bound.add(step.as())) {
        throw element.fault("\"" + step.as() + "\" is bound twice.");
      }
    }
    if (steps.isEmpty()) {
      throw pipeline.fault("the pipeline has no steps.");
    }
    return new Pipeline(steps);
  }

  /// Runs the steps in order.
  ///
  /// @return the result of the last one
  @Nullable Object run(Progress progress) {
    Map<String, @Nullable Object> bound = new HashMap<>();
    Object result = null;
    for (int i = 0; i < steps.size(); i++) {
      progress.at(i, steps.size());
      Step step = steps.get(i);
      Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
      step.arguments().forEach((name, template) -> arguments.put(name, template.value(bound)));
      try {
        result = step.callee().call(arguments);
      } catch (RuntimeException e) {
        throw Explanation.of(e).at(step.at());
      }
      if (!step.as().isEmpty()) {
        bound.put(step.as(), result);
      }
    }
    return result;
  }

  private static Step step(JsonValue element, Function<String, Callee> callees, Set<String> bound) {
    Map<String, JsonValue> fields = element.fields();
    for (Map.Entry<String, JsonValue> field : fields.entrySet()) {
      if (!FIELDS.contains(field.getKey())) {
        throw field
            .getValue()
            .fault(
                "a step has no field \"" + field.getKey() + "\", expected one of " + FIELDS + ".");
      }
    }
    JsonValue op = fields.get("op");
    if (op == null) {
      throw element.fault("the step has no \"op\".");
    }
    Callee callee;
    try {
      callee = callees.apply(op.text());
    } catch (Failure e) {
      throw op.fault(e.sentence());
    }
    JsonValue as = fields.get("as");
    String name = as == null ? "" : as.text();
    if (as != null && !name.matches("\\w+")) {
      throw as.fault("\"as\" must be letters, digits and underscores, found \"" + name + "\".");
    }
    return new Step(callee, arguments(fields.get("args"), element, callee, bound), name, element);
  }

  private static Map<String, Template> arguments(
      @Nullable JsonValue args, JsonValue step, Callee callee, Set<String> bound) {
    Map<String, JsonValue> given = new LinkedHashMap<>();
    if (args != null && args.isObject()) {
      given.putAll(args.fields());
    } else if (args != null) {
      List<JsonValue> values = args.elements();
      if (values.size() > callee.parameters().size()) {
        throw args.fault(callee.tooMany(values.size()));
      }
      for (int i = 0; i < values.size(); i++) {
        given.put(callee.parameters().get(i).name(), values.get(i));
      }
    }
    Map<String, Template> templates = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          Callee.Parameter parameter = callee.find(name);
          if (parameter == null) {
            throw value.fault(callee.unknown(name));
          }
          templates.put(name, Template.of(value, parameter, callee, bound));
        });
    String missing = callee.missing(templates.keySet());
    if (!missing.isEmpty()) {
      throw (args == null ? step : args).fault(missing);
    }
    return templates;
  }

  private record Step(Callee callee, Map<String, Template> arguments, String as, JsonValue at) {}
}
