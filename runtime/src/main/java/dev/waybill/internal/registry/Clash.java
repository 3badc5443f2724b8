package dev.waybill.internal.registry;

/// Two symbols that claim one name.
final class Clash {
  private Clash() {}

  static String text(String name, int generation, Entry one, Entry two) {
    return name
        + ": claimed twice"
        + (generation == 1 ? " in API generation 1" : "")
        + ", by "
        + claim(one)
        + " and by "
        + claim(two)
        + ". Take one of them off the class path, or give one another name.";
  }

  private static String claim(Entry entry) {
    return entry.member() + " of " + entry.module() + " in " + Origin.of(entry.origin.getClass());
  }
}
