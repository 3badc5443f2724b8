/** What the compiler learnt about a library: records, JSON and Markdown; pure functions. */
@org.jspecify.annotations.NullMarked
module dev.waybill.manifest {
  requires static org.jspecify;
  requires com.fasterxml.jackson.core;

  exports dev.waybill.manifest;
  exports dev.waybill.manifest.surface;
  exports dev.waybill.manifest.verdict;
}
