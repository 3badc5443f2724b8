package dev.waybill.spi;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A registrar that is loaded when one of its symbols is first used. */
final class LazyRegistrar implements Registrar {

  private final ListedModule module;
  private final int number;
  private final String owner;
  private volatile @Nullable Registrar loaded;

  LazyRegistrar(ListedModule module, int number, String owner) {
    this.module = module;
    this.number = number;
    this.owner = owner;
  }

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public Object link(int id) {
    return loaded().link(id);
  }

  @Override
  public Class<?>[] signature(int id) {
    return loaded().signature(id);
  }

  @Override
  public Object invoke(int id, Object kernel, Object[] arguments) throws Exception {
    return loaded().invoke(id, kernel, arguments);
  }

  @Override
  public Object dispatcher(int id, Object handle) {
    return loaded().dispatcher(id, handle);
  }

  @Override
  public Object adapter(int id, Function<@Nullable Object[], @Nullable Object> call) {
    return loaded().adapter(id, call);
  }

  @Override
  public @Nullable Object gradient(
      int id, @Nullable Object gy, @Nullable Object[] arguments, @Nullable Object result)
      throws Exception {
    return loaded().gradient(id, gy, arguments, result);
  }

  @Override
  public void state(Object module, BiConsumer<String, Object> visitor) {
    loaded().state(module, visitor);
  }

  private Registrar loaded() {
    Registrar known = loaded;
    if (known == null) {
      // Two threads may both make one; registrars keep no state.
      known = module.registrar(number);
      loaded = known;
    }
    return known;
  }
}
