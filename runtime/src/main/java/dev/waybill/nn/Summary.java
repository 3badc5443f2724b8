package dev.waybill.nn;

import dev.waybill.autograd.Autograd;
import dev.waybill.autograd.Hook;
import dev.waybill.internal.text.Given;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A table of the modules inside a module: what each returned, and how many parameters it has.
public final class Summary {
  private Summary() {}

  /// Calls a module once, in `eval` mode and without gradients, and tells what happened inside.
  ///
  /// @param module the module
  /// @param call calls it
  /// @return several lines: a row a module, then the sums
  public static String of(Module module, Runnable call) {
    Given.check("Summary.of", "module", "Module", module);
    Given.check("Summary.of", "call", "Runnable", call);
    IdentityHashMap<Module, String> shapes = new IdentityHashMap<>();
    IdentityHashMap<Module, Boolean> modes = new IdentityHashMap<>();
    List<Hook> hooks = new ArrayList<>();
    for (Module part : module.modules()) {
      modes.put(part, part.isTraining());
      hooks.add(
          part.registerForwardHook(
              (called, inputs, outputs) -> {
                shapes.put(called, shapes(outputs));
                return null;
              }));
    }
    module.eval();
    try {
      Autograd.noGrad(call);
    } finally {
      modes.forEach(Module::setTraining);
      hooks.forEach(Hook::close);
    }
    return table(module, shapes);
  }

  private static String shapes(List<@Nullable Tensor> outputs) {
    List<String> texts = new ArrayList<>();
    for (Tensor output : outputs) {
      if (output != null) {
        texts.add(output.layout().shapeText());
      }
    }
    return String.join(", ", texts);
  }

  private static String table(Module root, IdentityHashMap<Module, String> shapes) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"module", "type", "output", "parameters"});
    root.namedModules()
        .forEach(
            (name, module) ->
                rows.add(
                    new String[] {
                      name.isEmpty() ? "(all)" : name,
                      module.typeName(),
                      shapes.getOrDefault(module, "not called"),
                      count(Members.of(module).parameters().values())
                    }));
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-" + widths[0] + "s  %-" + widths[1] + "s  %-" + widths[2] + "s  %" + widths[3]
                  + "s%n",
              (Object[]) row));
    }
    List<Parameter> all = root.parameters();
    List<Parameter> learnt = all.stream().filter(Parameter::requiresGrad).toList();
    long bytes = all.stream().mapToLong(one -> one.size() * one.dtype().bytes()).sum();
    return text.append(
            String.format(
                Locale.ROOT,
                "%s parameters, %s of them learnt, %,d bytes",
                count(all),
                count(learnt),
                bytes))
        .toString();
  }

  private static String count(Iterable<Parameter> parameters) {
    long count = 0;
    for (Parameter parameter : parameters) {
      count += parameter.size();
    }
    return String.format(Locale.ROOT, "%,d", count);
  }
}
