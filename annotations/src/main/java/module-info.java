/**
 * What library authors write, and the registration interface that generated code implements.
 *
 * <p>Runs on Java 17 and depends on nothing, so that a library can export functions, types and
 * constants without taking the Waybill runtime along.
 */
@org.jspecify.annotations.NullMarked
module dev.waybill.annotations {
  requires static org.jspecify;

  exports dev.waybill.annotations;
  exports dev.waybill.spi;
}
