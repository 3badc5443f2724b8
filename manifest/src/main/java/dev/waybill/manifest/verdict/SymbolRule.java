package dev.waybill.manifest.verdict;

/** Finds what has changed in an export, apart from the classes through which Java reaches it. */
interface SymbolRule {

  /** Adds the changes that it knows. */
  void compare(SymbolPair pair, Changes changes);
}
