package dev.waybill.it;

import dev.waybill.spi.Registrar;
import dev.waybill.spi.Registration;
import java.util.ArrayList;
import java.util.List;

/// Writes down the names that a module registers.
final class RecordedNames implements Registration {
  private final List<String> all = new ArrayList<>();

  List<String> all() {
    return all;
  }

  @Override
  public void op(Registrar registrar, int id, String name, String schema, String dtypes) {
    all.add("op " + name);
  }

  @Override
  public void function(Registrar registrar, int id, String name, String schema) {
    all.add("function " + name);
  }

  @Override
  public void type(Registrar registrar, int id, String name, String schema) {
    all.add("type " + name);
  }

  @Override
  public void constant(Registrar registrar, int id, String name, String schema) {
    all.add("constant " + name);
  }

  @Override
  public void alias(Registrar registrar, int id, String name) {
    all.add("alias " + name);
  }

  @Override
  public void deprecated(
      Registrar registrar,
      int id,
      String name,
      String since,
      String removal,
      String use,
      String why) {}

  @Override
  public void generation1(Registrar registrar, int id, String... names) {}

  @Override
  public void kernel(
      Registrar registrar,
      int id,
      String op,
      String device,
      String dtypes,
      String requires,
      int priority) {}

  @Override
  public void traits(Registrar registrar, int id, String traits) {}

  @Override
  public void gradient(Registrar registrar, int id, String op, String of, String saves) {}
}
