package dev.waybill.internal.dispatch;

import dev.waybill.device.Device;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Transfers;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Overlap;
import dev.waybill.tensor.Tensor;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Runs an op on the processor because it has no kernel for where its arguments lie: they are
/// copied there, and what it returns and writes is copied back.
public final class Fallback {
  static final String SETTING = "waybill.device.fallback";

  private static final System.Logger LOG = System.getLogger(Capabilities.LOG);
  private static final Map<String, LongAdder> CALLS = new ConcurrentHashMap<>();
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  private final TableHandle op;
  private final Key kind;
  private final @Nullable DType dtype;

  /// Makes what stands in for a kernel.
  ///
  /// @param kind of the device that has none
  Fallback(TableHandle op, Key kind, @Nullable DType dtype) {
    this.op = op;
    this.kind = kind;
    this.dtype = dtype;
  }

  /// What the setting says.
  enum Mode {
    /// Calls are refused.
    ERROR,
    /// Calls run, and the log says so once an op.
    WARN,
    /// Calls run.
    ALLOW
  }

  /// Returns what the setting says.
  ///
  /// @throws WrongArgumentException in the name of an op, if it is none of the words
  static Mode mode(String op) {
    String setting = System.getProperty(SETTING, "error");
    return switch (setting) {
      case "error" -> Mode.ERROR;
      case "warn" -> Mode.WARN;
      case "allow" -> Mode.ALLOW;
      default ->
          throw new WrongArgumentException(
              op,
              "",
              "found setting " + SETTING + "=" + setting + ", expected error, warn or allow.");
    };
  }

  /// Returns how many calls ran here, by op.
  public static Map<String, Long> calls() {
    Map<String, Long> calls = new TreeMap<>();
    CALLS.forEach((op, count) -> calls.put(op, count.sum()));
    return calls;
  }

  @Nullable Object call(@Nullable Object[] arguments) {
    Mode mode = mode(op.name());
    if (mode == Mode.ERROR) {
      throw op.missing(kind, dtype);
    }
    if (!op.traits().aliases().isEmpty()) {
      throw refusal(op.traits().aliases(), "found an op that returns a view of it");
    }
    Device device = device(op, arguments);
    checkWritten(arguments);
    count(mode);
    // A kernel of the processor would take a destination on the device for one of its own.
    DispatchContext.current().offerDestination(null);
    IdentityHashMap<Tensor, Tensor> copies = new IdentityHashMap<>();
    @Nullable Object[] here = arguments.clone();
    for (int position : op.tensorPositions()) {
      here[position] = map(here[position], x -> copies.computeIfAbsent(x, Fallback::toHost));
    }
    Object result = op.redispatch(Key.OPENCL, here);
    IdentityHashMap<Tensor, Tensor> originals = new IdentityHashMap<>();
    copies.forEach((tensor, copy) -> originals.put(copy, tensor));
    for (String parameter : op.traits().mutates()) {
      map(arguments[op.position(parameter)], x -> writeBack(copies, x));
    }
    return map(
        result,
        y -> {
          Tensor argument = originals.get(y);
          return argument == null ? Transfers.to(y, device) : argument;
        });
  }

  private void count(Mode mode) {
    CALLS.computeIfAbsent(op.name(), name -> new LongAdder()).increment();
    if (mode == Mode.WARN && WARNED.add(op.name())) {
      LOG.log(
          Level.WARNING,
          op.name()
              + ": has no usable kernel for "
              + kind.text()
              + (dtype == null ? "" : " and " + dtype)
              + "; such calls run on the processor, on copies, because "
              + SETTING
              + " is warn.");
    }
  }

  private static Tensor toHost(Tensor tensor) {
    return tensor.storage() instanceof DeviceStorage ? Transfers.to(tensor, Device.CPU) : tensor;
  }

  private static Tensor writeBack(IdentityHashMap<Tensor, Tensor> copies, Tensor written) {
    Tensor copy = copies.get(written);
    if (copy != null && copy != written) {
      Copies.copy(copy, written);
      for (int i = 0; i < copy.storage().version(); i++) {
        written.storage().bump();
      }
    }
    return written;
  }

  /// Returns the device that the call's tensors lie on.
  static Device device(TableHandle op, @Nullable Object[] arguments) {
    Device device = null;
    for (int position : op.tensorPositions()) {
      Object argument = arguments[position];
      for (Object element : argument instanceof List<?> list ? list : listOf(argument)) {
        String parameter = op.parameterName(position);
        if (!(element instanceof Tensor tensor)) {
          throw new WrongArgumentException(
              op.name(),
              parameter,
              "found "
                  + element.getClass().getSimpleName()
                  + ", expected a tensor: nothing else is copied to the processor.");
        }
        if (tensor.storage() instanceof DeviceStorage) {
          if (device != null && !device.equals(tensor.device())) {
            throw new WrongArgumentException(
                op.name(),
                parameter,
                "found device "
                    + tensor.device()
                    + ", expected that of the others, "
                    + device
                    + ".");
          }
          device = tensor.device();
        }
      }
    }
    return device == null ? Device.CPU : device;
  }

  private static List<?> listOf(@Nullable Object argument) {
    return argument == null ? List.of() : List.of(argument);
  }

  /// What is written on copies must reach each place once, and no other argument.
  private void checkWritten(@Nullable Object[] arguments) {
    for (String parameter : op.traits().mutates()) {
      for (Tensor written : TensorTuple.of(arguments[op.position(parameter)])) {
        Overlap.checkWritten(op.name(), parameter, written);
        for (int position : op.tensorPositions()) {
          for (Tensor other : TensorTuple.of(arguments[position])) {
            if (other != written && other.storage() == written.storage()) {
              throw refusal(
                  parameter,
                  "found memory that "
                      + op.parameterName(position)
                      + " shares, and the op writes to it");
            }
          }
        }
      }
    }
  }

  private WrongArgumentException refusal(String parameter, String found) {
    return new WrongArgumentException(
        op.name(),
        parameter,
        found
            + ", expected what can be copied to the processor; there is no kernel for "
            + kind.text()
            + ".");
  }

  /// Returns a value with each tensor in it replaced.
  public static @Nullable Object map(@Nullable Object value, UnaryOperator<Tensor> by) {
    if (value instanceof Tensor tensor) {
      return by.apply(tensor);
    }
    if (value instanceof TensorTuple tuple) {
      return tuple.with(tuple.tensors().stream().map(by).toList());
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> mapped = new ArrayList<>();
      list.forEach(element -> mapped.add(map(element, by)));
      return mapped;
    }
    return value;
  }
}
