package dev.waybill.internal.registry;

import dev.waybill.registry.Symbol;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;

/// A constant.
public final class ConstantEntry extends Entry implements Symbol.Constant {

  ConstantEntry(ExportModule origin, Registrar registrar, int id, String name, String signature) {
    super(origin, registrar, id, name, signature);
  }

  @Override
  public String kind() {
    return "constant";
  }

  @Override
  public Object value() {
    return registrar.link(id);
  }

  @Override
  public String typeText() {
    return signature().substring(signature().indexOf(':') + 1).strip();
  }
}
