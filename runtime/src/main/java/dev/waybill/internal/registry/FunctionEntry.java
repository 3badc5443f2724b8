package dev.waybill.internal.registry;

import dev.waybill.dispatch.Schema;
import dev.waybill.internal.dispatch.Arguments;
import dev.waybill.internal.dispatch.Invocation;
import dev.waybill.registry.Symbol;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plain function.
public final class FunctionEntry extends Entry implements Symbol.Function {
  private volatile @Nullable Arguments arguments;

  FunctionEntry(ExportModule origin, Registrar registrar, int id, String name, String signature) {
    super(origin, registrar, id, name, signature);
  }

  @Override
  public String kind() {
    return "function";
  }

  @Override
  public Schema schema() {
    return arguments().schema();
  }

  @Override
  public @Nullable Object call(@Nullable Object... given) {
    return Invocation.invokeFunction(name(), registrar, id, arguments().byPosition(given));
  }

  @Override
  public @Nullable Object call(Map<String, ?> given) {
    return Invocation.invokeFunction(name(), registrar, id, arguments().byName(given));
  }

  private Arguments arguments() {
    Arguments known = arguments;
    if (known == null) {
      // Two threads may both make one; they are the same.
      known = new Arguments(name(), () -> Schema.parse(signature()), () -> registrar.signature(id));
      arguments = known;
    }
    return known;
  }
}
