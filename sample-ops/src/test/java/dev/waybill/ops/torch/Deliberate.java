package dev.waybill.ops.torch;

import java.util.List;
import java.util.Optional;

/// A case in which we differ from PyTorch on purpose.
record Deliberate(String op, String id, Kind kind) {
  /// Of the value cases no more than this may be listed.
  static final double SHARE = 0.02;

  private static final List<Deliberate> ALL =
      List.of(
          new Deliberate("add", "022", Kind.COMPOSED_PARAMETER),
          new Deliberate("fill_", "013", Kind.EXACT_OVERLAP),
          new Deliberate("fill_", "014", Kind.EXACT_OVERLAP),
          new Deliberate("sub", "021", Kind.COMPOSED_PARAMETER));

  static int count() {
    return ALL.size();
  }

  /// Returns the entry of a case of the set that the list is about.
  static Optional<Deliberate> find(TorchFile file, TorchFile.Case test) {
    return ALL.stream()
        .filter(entry -> file.set().equals("open"))
        .filter(entry -> entry.op.equals(file.op()) && entry.id.equals(test.id()))
        .findFirst();
  }

  /// Why.
  enum Kind {
    /// Memory overlaps: the exact verdict instead of an undefined or a lucky result.
    EXACT_OVERLAP,
    /// PyTorch has a parameter for what is another op here, which promotes by its own rule.
    COMPOSED_PARAMETER,
    /// PyTorch refuses for want of a kernel or of a rule, and we have one.
    WIDER
  }
}
