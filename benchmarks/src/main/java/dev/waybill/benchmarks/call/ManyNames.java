package dev.waybill.benchmarks.call;

import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import dev.waybill.spi.Registration;
import java.util.ArrayList;
import java.util.List;

/// A module of functions under 10,000 names: 8,000 canonical ones and 2,000 aliases, all of them
/// different in API generation 1.
final class ManyNames implements ExportModule, Registrar {
  private static final int SYMBOLS = 8_000;

  /// The names of the present generation.
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int id = 0; id < SYMBOLS; id++) {
      names.add(name(id));
      if (id % 4 == 0) {
        names.add(alias(id));
      }
    }
    return names;
  }

  /// The names of generation 1.
  static List<String> generation1() {
    return names().stream().map(name -> "old." + name).toList();
  }

  @Override
  public String id() {
    return "org.example:many-names:1.0";
  }

  @Override
  public int format() {
    return FORMAT;
  }

  @Override
  public String owner() {
    return "org.example.ManyNames";
  }

  @Override
  public void register(Registration into) {
    for (int id = 0; id < SYMBOLS; id++) {
      into.function(this, id, name(id), "value(double x) -> double");
      if (id % 4 == 0) {
        into.alias(this, id, alias(id));
        into.generation1(this, id, "old." + name(id), "old." + alias(id));
      } else {
        into.generation1(this, id, "old." + name(id));
      }
    }
  }

  @Override
  public Object link(int id) {
    throw new IllegalArgumentException("a function has nothing to link");
  }

  @Override
  public Class<?>[] signature(int id) {
    return new Class<?>[] {double.class};
  }

  @Override
  public Object invoke(int id, Object kernel, Object[] arguments) {
    return arguments[0];
  }

  @Override
  public Object dispatcher(int id, Object handle) {
    throw new IllegalArgumentException("a function has no dispatcher");
  }

  private static String name(int id) {
    return "space" + id / 100 + ".value" + id;
  }

  private static String alias(int id) {
    return "space" + id / 100 + ".alias" + id;
  }
}
