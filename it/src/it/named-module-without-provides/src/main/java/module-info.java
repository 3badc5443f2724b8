/** Distances on the Earth. */
module org.example.geo {
  requires dev.waybill.annotations;

  exports org.example.geo;
  exports org.example.api;
}
