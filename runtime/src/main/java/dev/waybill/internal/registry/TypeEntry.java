package dev.waybill.internal.registry;

import dev.waybill.registry.Symbol;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;

/// A type.
public final class TypeEntry extends Entry implements Symbol.Type {

  TypeEntry(ExportModule origin, Registrar registrar, int id, String name, String signature) {
    super(origin, registrar, id, name, signature);
  }

  @Override
  public String kind() {
    return "type";
  }

  @Override
  public String member() {
    return owner();
  }

  @Override
  public Class<?> type() {
    return (Class<?>) registrar.link(id);
  }
}
