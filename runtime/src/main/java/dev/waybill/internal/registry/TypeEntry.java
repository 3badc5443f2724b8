package dev.waybill.internal.registry;

import dev.waybill.dispatch.Schema;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.dispatch.Arguments;
import dev.waybill.internal.dispatch.Invocation;
import dev.waybill.registry.Symbol;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A type.
public final class TypeEntry extends Entry implements Symbol.Type {
  private @Nullable String creator;
  private volatile @Nullable Arguments arguments;

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

  @Override
  public Optional<Schema> creator() {
    return creator == null ? Optional.empty() : Optional.of(arguments().schema());
  }

  @Override
  public Object create(@Nullable Object... given) {
    return made(arguments().byPosition(given));
  }

  @Override
  public Object create(Map<String, ?> given) {
    return made(arguments().byName(given));
  }

  void setCreator(String schema) {
    creator = schema;
  }

  private Object made(@Nullable Object[] bound) {
    return Objects.requireNonNull(Invocation.invokeFunction(name(), registrar, id, bound));
  }

  private Arguments arguments() {
    Arguments known = arguments;
    if (known == null) {
      String schema = creator;
      if (schema == null) {
        throw new WrongArgumentException(
            name(), "", "found a type without @Creator, expected one that is made by name.");
      }
      // Two threads may both make one; they are the same.
      known = new Arguments(name(), () -> Schema.parse(schema), () -> registrar.signature(id));
      arguments = known;
    }
    return known;
  }
}
