package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Dispatchable;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.Schema;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.spi.Registrar;
import dev.waybill.tensor.DType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An op's kernels in a table of keys × dtypes, filled slot by slot when a call first needs one.
public final class TableHandle extends OpHandle {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle DISPATCHER;
  // One column for calls without a tensor, then one a dtype.
  private static final int COLUMNS = DType.values().length + 1;
  // The layers above the devices have no kernels yet: a cleared bit lets calls fall through free.
  private static final int MASK =
      Key.META.bit() | Key.CUDA.bit() | Key.OPENCL.bit() | Key.CPU.bit();

  static {
    try {
      DISPATCHER =
          MethodHandles.lookup().findVarHandle(TableHandle.class, "dispatcher", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final String name;
  private final Registrar registrar;
  private final int id;
  private final KernelChoice choice;
  private final Arguments arguments;
  private final @Nullable Object[] table = new Object[Key.values().length * COLUMNS];
  private volatile @Nullable Object dispatcher;

  public TableHandle(
      String name,
      Registrar registrar,
      int id,
      Supplier<Schema> schema,
      List<DeclaredKernel> kernels,
      Capabilities capabilities) {
    this.name = name;
    this.registrar = registrar;
    this.id = id;
    this.choice = new KernelChoice(name, kernels, capabilities);
    this.arguments = new Arguments(name, schema, () -> registrar.signature(id));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Schema schema() {
    return arguments.schema();
  }

  @Override
  public Object kernel(int keys, @Nullable DType dtype) {
    if (Devices.mixed(keys)) {
      throw Devices.refuse(name, keys, arguments.dispatchableNames());
    }
    int set = DispatchContext.current().apply(keys) & MASK;
    int row = set == 0 ? Key.UNDEFINED.slot() : 31 - Integer.numberOfLeadingZeros(set);
    int slot = row * COLUMNS + (dtype == null ? 0 : dtype.column());
    Object kernel = SLOT.getAcquire(table, slot);
    return kernel != null ? kernel : fill(slot, set, dtype);
  }

  @Override
  public @Nullable Object call(@Nullable Object... given) {
    return run(arguments.byPosition(given));
  }

  @Override
  public @Nullable Object call(Map<String, ?> given) {
    return run(arguments.byName(given));
  }

  @Override
  public <F> F as(Class<F> type) {
    Object typed = dispatcher();
    if (!type.isInstance(typed)) {
      throw new WrongArgumentException(
          name,
          "",
          "found call interface "
              + type.getTypeName()
              + ", expected "
              + typed.getClass().getInterfaces()[0].getCanonicalName()
              + ".");
    }
    return type.cast(typed);
  }

  private Object dispatcher() {
    Object typed = dispatcher;
    if (typed == null) {
      // Of two threads that both make one the first wins: the typed handle is always the same.
      Object made = registrar.dispatcher(id, this);
      Object other = DISPATCHER.compareAndExchange(this, null, made);
      typed = other == null ? made : other;
    }
    return typed;
  }

  private @Nullable Object run(@Nullable Object[] bound) {
    int[] dispatchable = arguments.dispatchable();
    int keys = 0;
    DType dtype = null;
    for (int position : dispatchable) {
      if (bound[position] instanceof Dispatchable argument) {
        keys |= argument.keys();
        dtype = dtype == null ? argument.dtype() : dtype;
      }
    }
    if (Devices.mixed(keys)) {
      throw Devices.refuse(name, bound, dispatchable, arguments.dispatchableNames());
    }
    return Invocation.invoke(name, registrar, id, kernel(keys, dtype), bound);
  }

  /// Without a lock: linking may initialise a class, which may call ops or wait for such threads.
  private Object fill(int slot, int set, @Nullable DType dtype) {
    Object kernel = choice.choose(set == 0 ? Key.CPU : highest(set), dtype);
    Object other = SLOT.compareAndExchange(table, slot, null, kernel);
    return other == null ? kernel : other;
  }

  private static Key highest(int set) {
    Key highest = Key.UNDEFINED;
    for (Key key : Key.values()) {
      highest = (set & key.bit()) == 0 ? highest : key;
    }
    return highest;
  }
}
