package dev.waybill.testkit;

/// How far something that an op claims is proved.
enum Status {
  /// Ran, and held.
  PROVEN("proven"),
  /// Claimed, and no sample ran it: a fault.
  DECLARED("declared only"),
  /// A sample says that the op refuses it, and it does.
  REFUSED("refused"),
  /// Its programs compile for a device that this machine lacks.
  COMPILED("compiled only"),
  /// This machine lacks what it needs.
  ABSENT("device absent"),
  /// A derivative takes an op that the device has no kernel for.
  MISSING("no gradient"),
  /// Ran and did not hold.
  FAILED("failed"),
  /// Nothing is claimed.
  NONE("none");

  private final String text;

  Status(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
