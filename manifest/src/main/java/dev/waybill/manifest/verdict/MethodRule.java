package dev.waybill.manifest.verdict;

/** Finds what has changed in a method. */
interface MethodRule {

  /** Adds the changes that it knows. */
  void compare(MethodPair pair, Changes changes);
}
