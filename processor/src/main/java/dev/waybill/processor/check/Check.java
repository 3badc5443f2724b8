package dev.waybill.processor.check;

import dev.waybill.processor.model.ModuleDraft;

/** One rule about exports. */
interface Check {

  /**
   * Reports every violation of the rule.
   *
   * @param module what was read
   * @param findings receives the violations
   */
  void check(ModuleDraft module, Findings findings);

  /**
   * Returns whether the rule looks at derived in-place forms too. Most look at what is written
   * only, or they would say everything twice.
   *
   * @return whether the module has the forms
   */
  default boolean seesInPlaceForms() {
    return false;
  }
}
