package dev.waybill.ops.search;

/// Lengths in UTF-8.
final class Utf8 {
  private Utf8() {}

  /// Returns how many bytes a text takes; an unpaired surrogate counts as U+FFFD.
  static int length(char[] text, int length) {
    int bytes = 0;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text[i + 1])) {
        bytes += 4;
        i++;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
