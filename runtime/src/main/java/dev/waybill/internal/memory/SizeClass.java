package dev.waybill.internal.memory;

/// Arrays of one type whose lengths differ by an eighth at most: eight classes an octave.
///
/// @param arrayType such as `float[].class`
/// @param most the greatest length
record SizeClass(Class<?> arrayType, long most) {
  private static final int STEPS_LOG = 3;

  /// Returns the class of a length.
  static SizeClass of(Class<?> arrayType, long length) {
    int log = 63 - Long.numberOfLeadingZeros(Math.max(1, length - 1));
    long step = 1L << Math.max(0, log - STEPS_LOG);
    return new SizeClass(arrayType, (length + step - 1) / step * step);
  }

  /// Returns the class of the next longer arrays, each of which serves this one's lengths too.
  SizeClass next() {
    return of(arrayType, most + 1);
  }
}
