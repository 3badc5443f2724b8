package dev.waybill.testkit;

import java.util.List;

/// What was found out about one op.
///
/// @param kind `op` or `function`
/// @param inPlace the in-place form that was proved too; empty where there is none
/// @param onDevices its gradients on devices
/// @param errors how many refusals held: of error samples, and of what follows from the schema
record OpReport(
    String op,
    String kind,
    String inPlace,
    List<Cell> cells,
    Status gradient,
    Status secondGradient,
    List<DeviceGradient> onDevices,
    int errors,
    List<String> failures) {

  OpReport {
    cells = List.copyOf(cells);
    onDevices = List.copyOf(onDevices);
    failures = List.copyOf(failures);
  }

  OpReport with(List<Cell> others, List<DeviceGradient> gradients) {
    return new OpReport(
        op, kind, inPlace, others, gradient, secondGradient, gradients, errors, failures);
  }
}
