package dev.waybill.internal.dispatch;

import dev.waybill.device.Device;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Dispatchable;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.MissingKernelException;
import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.Schema;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import dev.waybill.spi.Registrar;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An op's kernels in a table of keys × dtypes, filled slot by slot when a call first needs one.
public final class TableHandle extends OpHandle {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle DISPATCHER;
  // One column for calls without a tensor, then one a dtype.
  private static final int COLUMNS = DType.values().length + 1;
  private static final int ALL = -1;
  private static final int DEVICES =
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
  private final Traits traits;
  private final Map<Key, Layer> layers;
  // Layers that the op does not have are cleared: calls fall through them at no cost.
  private final int mask;
  private final Supplier<List<GradientRule>> gradientSource;
  private final @Nullable Object[] table = new Object[Key.values().length * COLUMNS];
  // The slots of devices for which the op has no kernel.
  private final Set<Integer> fallbacks = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Object dispatcher;
  private volatile @Nullable List<GradientRule> gradients;

  /// Makes the handle of an op.
  ///
  /// @param traits what else is known of it
  /// @param layers what stands above its kernels
  /// @param gradients its gradients, asked for once, when a call is first recorded
  public TableHandle(
      String name,
      Registrar registrar,
      int id,
      Supplier<Schema> schema,
      List<DeclaredKernel> kernels,
      Capabilities capabilities,
      Traits traits,
      Map<Key, Layer> layers,
      Supplier<List<GradientRule>> gradients) {
    this.name = name;
    this.registrar = registrar;
    this.id = id;
    this.arguments = new Arguments(name, schema, () -> registrar.signature(id));
    this.choice = new KernelChoice(name, kernels, capabilities, this::firstTensor);
    this.traits = traits;
    this.layers = layers;
    this.gradientSource = gradients;
    int bits = DEVICES;
    for (Key key : layers.keySet()) {
      bits |= key.bit();
    }
    this.mask = bits;
  }

  /// Returns what else is known of the op.
  public Traits traits() {
    return traits;
  }

  /// Returns the op's gradients.
  public List<GradientRule> gradients() {
    List<GradientRule> known = gradients;
    if (known == null) {
      known = gradientSource.get();
      gradients = known;
    }
    return known;
  }

  /// Returns the positions of the parameters that are tensors, lists of them or other data with a
  /// device and dtype.
  public int[] tensorPositions() {
    return arguments.dispatchable();
  }

  private String firstTensor() {
    int[] positions = tensorPositions();
    return positions.length == 0 ? "" : parameterName(positions[0]);
  }

  /// Returns the position of a parameter.
  public int position(String parameter) {
    int position = 0;
    while (!parameterName(position).equals(parameter)) {
      position++;
    }
    return position;
  }

  /// Returns the name of a parameter.
  public String parameterName(int position) {
    return schema().parameters().get(position).name();
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
    if (Devices.mixed(keys) || (Devices.isAccelerator(keys) && mayBeginWithNumber())) {
      // Whether that is allowed, and whose dtype decides, only the arguments tell.
      return registrar.adapter(id, given -> run(given, ALL));
    }
    int set = DispatchContext.current().apply(keys) & mask;
    return at(set, dtype);
  }

  private boolean mayBeginWithNumber() {
    return tensorPositions().length > 1 && ofKernels().isPointwise();
  }

  /// Two devices of one kind are not looked for before something goes wrong.
  @Override
  protected OpException named(OpException refused, @Nullable Object[] given) {
    OpException conflict = Devices.conflict(this, ofKernels(), given);
    if (conflict == null && HostTensor.isReason(refused)) {
      conflict = Devices.unread(this, ofKernels(), given);
    }
    OpException named = conflict == null ? super.named(refused, given) : conflict;
    if (named instanceof MissingKernelException missing) {
      int deciding = deciding(given);
      // The table of kernels, which refuses, knows keys only.
      return deciding < 0 || deciding == tensorPositions()[0]
          ? missing
          : missing.of(parameterName(deciding));
    }
    return named;
  }

  /// Returns what is known of the op whose kernels run.
  private Traits ofKernels() {
    return below(List.of(Key.INPLACE_OR_VIEW)).traits;
  }

  private Object at(int set, @Nullable DType dtype) {
    int row = set == 0 ? Key.UNDEFINED.slot() : 31 - Integer.numberOfLeadingZeros(set);
    int slot = row * COLUMNS + (dtype == null ? 0 : dtype.column());
    Object kernel = SLOT.getAcquire(table, slot);
    return kernel != null ? kernel : fill(slot, set, dtype);
  }

  @Override
  public @Nullable Object call(@Nullable Object... given) {
    return run(arguments.byPosition(given), ALL);
  }

  @Override
  public @Nullable Object call(Map<String, ?> given) {
    return run(arguments.byName(given), ALL);
  }

  /// Calls one of the op's kernels.
  public @Nullable Object call(DeclaredKernel kernel, @Nullable Object[] given) {
    return Invocation.invoke(
        name, registrar, id, kernel.registrar().link(kernel.id()), arguments.byPosition(given));
  }

  @Override
  public Tensor callInto(Tensor out, @Nullable Object... given) {
    @Nullable Object[] bound = arguments.byPosition(given);
    Given.check(name, "out", "Tensor", out);
    FreedLayer.check(this, "argument out", out);
    Devices.checkOut(this, out, bound);
    if ((keys(bound) & Key.FREED.bit()) != 0) {
      FreedLayer.check(this, bound);
    }
    if (DispatchContext.current().isRecording()) {
      refuseRecorded("out", out);
      for (int position : tensorPositions()) {
        refuseRecorded(parameterName(position), bound[position]);
      }
    }
    if (layers.get(Key.PROFILE) instanceof Watcher watcher && isWatched()) {
      // The write calls the op below its layers, where nothing watches.
      watcher.watch(
          this,
          bound,
          () -> {
            into(out, bound);
            return null; // the call makes no tensor
          });
      return out;
    }
    return into(out, bound);
  }

  private void refuseRecorded(String argument, @Nullable Object value) {
    if ((keysOf(value) & Key.AUTOGRAD.bit()) != 0) {
      throw new WrongArgumentException(
          name,
          argument,
          "functions with out=... arguments don't support automatic differentiation, but one of"
              + " the arguments requires grad: found one that does, expected none; call inside"
              + " Autograd.noGrad(), or without out.");
    }
  }

  private Tensor into(Tensor out, @Nullable Object[] bound) {
    ScopeLayer.inKernel(
        () -> {
          Writer.write(name, this, out, bound, 0);
          return out;
        });
    return out;
  }

  private static boolean isWatched() {
    return (DispatchContext.current().apply(0) & Key.PROFILE.bit()) != 0;
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

  /// Calls what stands below a layer.
  public @Nullable Object redispatch(Key layer, @Nullable Object[] bound) {
    return run(bound, layer.bit() - 1);
  }

  private @Nullable Object run(@Nullable Object[] bound, int below) {
    int set = DispatchContext.current().apply(keys(bound)) & mask & below;
    try {
      Object kernel = at(set, dtype(bound));
      // Of the layers none is left: it is a kernel that is called.
      boolean isMeta = (set & Key.META.bit()) != 0 && highest(set) == Key.META;
      return Invocation.invoke(
          name, registrar, id, kernel, isMeta ? Devices.described(this, bound) : bound);
    } catch (OpException e) {
      throw named(e, bound);
    }
  }

  /// Returns the or-ed keys of a call's arguments, with the device that it runs on.
  ///
  /// @throws WrongArgumentException if they lie on several devices and must not
  public int keys(@Nullable Object[] bound) {
    int keys = 0;
    for (int position : tensorPositions()) {
      keys |= keysOf(bound[position]);
    }
    return Devices.mixed(keys) ? Devices.joined(this, ofKernels(), keys, bound) : keys;
  }

  private static int keysOf(@Nullable Object value) {
    int keys = 0;
    if (value instanceof Dispatchable argument) {
      keys = argument.keys();
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        keys |= ((Dispatchable) element).keys();
      }
    }
    return keys;
  }

  /// Returns the dtype that a call's kernel is chosen by; `null` for a call without tensors.
  public @Nullable DType dtype(@Nullable Object[] bound) {
    int position = deciding(bound);
    return position < 0 ? null : dtypeOf(bound[position]);
  }

  /// The first argument that has a dtype; on a device the first that is no number.
  private int deciding(@Nullable Object[] bound) {
    int[] positions = tensorPositions();
    int keys = 0;
    int first = -1;
    for (int i = positions.length - 1; i >= 0; i--) {
      keys |= keysOf(bound[positions[i]]);
      first = dtypeOf(bound[positions[i]]) == null ? first : positions[i];
    }
    return Devices.isAccelerator(keys) && mayBeginWithNumber()
        ? Devices.lead(this, ofKernels(), bound)
        : first;
  }

  private static @Nullable DType dtypeOf(@Nullable Object value) {
    if (value instanceof Dispatchable argument) {
      return argument.dtype();
    }
    return value instanceof List<?> list && !list.isEmpty()
        ? ((Dispatchable) list.getFirst()).dtype()
        : null;
  }

  /// Returns the layers that a call passes below its watcher in the current context, highest first.
  ///
  /// @param keys the or-ed keys of its arguments
  public List<Key> layers(int keys) {
    int set = DispatchContext.current().apply(keys) & mask & ~DEVICES;
    List<Key> passed = new ArrayList<>();
    for (Key key : Key.values()) {
      if (key != Key.PROFILE && (set & key.bit()) != 0) {
        passed.addFirst(key);
      }
    }
    return passed;
  }

  /// Tells of each kernel why a call that was made runs it, or does not, best first.
  ///
  /// @param keys the or-ed keys of its arguments
  /// @param passed what [#layers] said
  public List<Verdict> verdicts(int keys, @Nullable DType dtype, List<Key> passed) {
    return below(passed).choice.explain(device(keys), dtype);
  }

  /// Returns the class whose kernel such a call runs; empty for none.
  public String kernelOwner(int keys, @Nullable DType dtype, List<Key> passed) {
    DeclaredKernel taken = below(passed).choice.taken(device(keys), dtype);
    return taken == null ? "" : taken.registrar().owner();
  }

  /// Returns the device of a call.
  public static Key device(int keys) {
    int set = keys & DEVICES;
    return set == 0 ? Key.CPU : highest(set);
  }

  private TableHandle below(List<Key> passed) {
    TableHandle op = this;
    for (Key key : passed) {
      Layer layer = layers.get(key);
      op = layer == null ? op : layer.below(op);
    }
    return op;
  }

  /// Without a lock: linking may initialise a class, which may call ops or wait for such threads.
  private Object fill(int slot, int set, @Nullable DType dtype) {
    Key key = set == 0 ? Key.CPU : highest(set);
    Layer layer = layers.get(key);
    Object kernel =
        layer == null
            ? kernel(slot, key, dtype)
            : registrar.adapter(id, arguments -> layer.call(this, arguments));
    Object other = SLOT.compareAndExchange(table, slot, null, kernel);
    return other == null ? kernel : other;
  }

  private Object kernel(int slot, Key key, @Nullable DType dtype) {
    if (!choice.fallsBack(key, dtype)) {
      return choice.choose(key, dtype);
    }
    fallbacks.add(slot);
    return registrar.adapter(id, new Fallback(this, key, dtype)::call);
  }

  /// Returns the device of a call that was made and ran on the processor for want of a kernel.
  ///
  /// @return `null` for all others
  public @Nullable Device fellBack(@Nullable Object[] bound) {
    if (fallbacks.isEmpty() || !fallbacks.contains(slot(device(keys(bound)), dtype(bound)))) {
      return null;
    }
    return Fallback.device(this, bound);
  }

  MissingKernelException missing(Key device, @Nullable DType dtype) {
    return choice.missing(device, dtype);
  }

  private static int slot(Key row, @Nullable DType dtype) {
    return row.slot() * COLUMNS + (dtype == null ? 0 : dtype.column());
  }

  private static Key highest(int set) {
    Key highest = Key.UNDEFINED;
    for (Key key : Key.values()) {
      highest = (set & key.bit()) == 0 ? highest : key;
    }
    return highest;
  }
}
