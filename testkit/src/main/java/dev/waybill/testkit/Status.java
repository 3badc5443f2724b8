package dev.waybill.testkit;

/// How far something that an op claims is proved.
enum Status {
  /// Ran, and held.
  PROVEN("proven"),
  /// There is no sample to run.
  DECLARED("declared only"),
  /// A sample says that the op refuses it, and it does.
  REFUSED("refused"),
  /// This machine lacks what it needs.
  ABSENT("device absent"),
  /// Ran and did not hold, or claimed and not run although there are samples.
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
