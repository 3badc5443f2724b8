package dev.waybill.manifest.verdict;

/** Finds what has changed in a class. */
interface ClassRule {

  /** Adds the changes that it knows. */
  void compare(ClassPair pair, Changes changes);
}
