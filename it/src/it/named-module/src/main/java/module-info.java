/** Distances on the Earth. */
module org.example.geo {
  requires dev.waybill.annotations;

  exports org.example.geo;
  exports org.example.api;

  provides dev.waybill.spi.ExportModule
      with org.example.geo.waybill.org_example__named_module;
}
