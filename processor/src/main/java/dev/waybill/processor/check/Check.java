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
}
