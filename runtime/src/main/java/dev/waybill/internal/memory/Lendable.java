package dev.waybill.internal.memory;

/// What a region lends besides arrays, which knows itself where it goes back to.
public interface Lendable {

  /// Gives it back; nobody uses it any more.
  void giveBack();
}
