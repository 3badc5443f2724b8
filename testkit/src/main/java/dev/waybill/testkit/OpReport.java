package dev.waybill.testkit;

import java.util.List;

/// What was found out about one op.
///
/// @param kind `op` or `function`
/// @param inPlace the in-place form that was proved too; empty where there is none
/// @param errors how many refusals held: of error samples, and of what follows from the schema
record OpReport(
    String op,
    String kind,
    String inPlace,
    List<Cell> cells,
    Status gradient,
    Status secondGradient,
    int errors,
    List<String> failures) {

  OpReport {
    cells = List.copyOf(cells);
    failures = List.copyOf(failures);
  }

  OpReport with(List<Cell> others) {
    return new OpReport(op, kind, inPlace, others, gradient, secondGradient, errors, failures);
  }
}
