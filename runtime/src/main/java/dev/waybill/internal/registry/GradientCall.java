package dev.waybill.internal.registry;

import dev.waybill.dispatch.Schema;
import dev.waybill.internal.dispatch.GradientRule;
import dev.waybill.registry.RegistrationException;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import java.util.ArrayList;
import java.util.List;

/// A gradient as it was registered, kept until all ops are known.
///
/// @param origin the module that registered it
/// @param registrar calls it
/// @param id its id there
/// @param op a name of its op
/// @param of the parameters it derives for, blanks between
/// @param saves the parameters, and `result`, that it takes, blanks between
record GradientCall(
    ExportModule origin, Registrar registrar, int id, String op, String of, String saves) {

  // Before the name of a parameter of which only shape and dtype are looked at.
  private static final String SHAPE = "~";

  /// Gives the gradient to its op, which may be another module's.
  void attach(NameTable names, List<String> faults) {
    if (names.findSilently(op) instanceof OpEntry found) {
      found.addGradient(this);
    } else {
      faults.add(
          op
              + ": "
              + registrar.owner()
              + " of "
              + origin.id()
              + " has a gradient for it, but no module registers an op of that name.");
    }
  }

  /// Returns the gradient with positions in the place of names.
  GradientRule rule(String op, Schema schema) {
    List<Integer> saved = new ArrayList<>();
    List<Integer> shapes = new ArrayList<>();
    boolean savesResult = false;
    for (String name : words(saves)) {
      if (name.equals("result")) {
        savesResult = true;
      } else if (name.startsWith(SHAPE)) {
        shapes.add(position(op, schema, name.substring(SHAPE.length())));
      } else {
        saved.add(position(op, schema, name));
      }
    }
    int[] derived = new int[words(of).size()];
    for (int i = 0; i < derived.length; i++) {
      derived[i] = position(op, schema, words(of).get(i));
    }
    return new GradientRule(
        registrar, id, derived, positions(saved), positions(shapes), savesResult);
  }

  /// Returns the parameters that the gradient is for.
  List<String> derived() {
    return words(of);
  }

  private int position(String op, Schema schema, String name) {
    for (int i = 0; i < schema.parameters().size(); i++) {
      if (schema.parameters().get(i).name().equals(name)) {
        return i;
      }
    }
    throw new RegistrationException(
        op
            + ": the gradient in "
            + registrar.owner()
            + " of "
            + origin.id()
            + " names the parameter "
            + name
            + ", which "
            + schema
            + " has not. Compile it again with the version of the op's module in use.");
  }

  private static int[] positions(List<Integer> positions) {
    return positions.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }
}
