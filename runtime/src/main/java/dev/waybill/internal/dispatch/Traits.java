package dev.waybill.internal.dispatch;

import java.util.List;

/// What an op declares about itself besides its kernels and gradients.
///
/// @param isPointwise whether an element of the result depends on the arguments' elements at the
/// same place only, so that the result may be written where an argument lies
/// @param isPortable whether the body runs on every device
/// @param isAnyDevice whether arguments may lie on other devices than the first
/// @param isDifferentiable false where the op says that it has no gradient
/// @param aliases the parameter that the result is a view of; empty for none
/// @param mutates the parameters that the op writes to
/// @param inPlaceOf the op that this is the in-place form of; empty for others
public record Traits(
    boolean isPointwise,
    boolean isPortable,
    boolean isAnyDevice,
    boolean isDifferentiable,
    String aliases,
    List<String> mutates,
    String inPlaceOf) {

  /// Reads what was registered. Words of a newer processor are passed over.
  public static Traits parse(String text) {
    boolean pointwise = false;
    boolean portable = false;
    boolean anyDevice = false;
    boolean differentiable = true;
    String aliases = "";
    List<String> mutates = List.of();
    String inPlaceOf = "";
    for (String word : text.split(" ", -1)) {
      String value = word.substring(word.indexOf('=') + 1);
      switch (word.substring(0, word.length() - value.length())) {
        case "aliases=" -> aliases = value;
        case "mutates=" -> mutates = List.of(value.split(",", -1));
        case "in-place-of=" -> inPlaceOf = value;
        default -> {
          pointwise |= word.equals("pointwise");
          portable |= word.equals("portable");
          anyDevice |= word.equals("any-device");
          differentiable &= !word.equals("not-differentiable");
        }
      }
    }
    return new Traits(
        pointwise,
        portable || !aliases.isEmpty(),
        anyDevice,
        differentiable,
        aliases,
        mutates,
        inPlaceOf);
  }
}
