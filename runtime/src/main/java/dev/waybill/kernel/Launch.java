package dev.waybill.kernel;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Device;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.device.Findings;
import dev.waybill.internal.device.Machine;
import dev.waybill.internal.device.Machines;
import dev.waybill.internal.dispatch.HostTensor;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Tensor;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// One run of a function of a device program, with its arguments in order.
///
/// ```java
/// Launch.of("math.exp", x, source, "run").number(n).tensor(x).tensor(y).over(n);
/// ```
public final class Launch {
  private static final int GROUP = 256;

  /// More groups than a device runs at once; functions loop over what is left.
  private static final int MOST_GROUPS = 1 << 14;

  private final String op;
  private final Machine machine;
  private final String source;
  private final String name;
  private final List<Object> arguments = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final Map<Integer, LongFunction<String>> findings = new LinkedHashMap<>();

  private Launch(String op, Machine machine, String source, String name) {
    this.op = op;
    this.machine = machine;
    this.source = source;
    this.name = name;
  }

  /// Begins a run on the device of a tensor.
  ///
  /// @param op what is computed, for messages
  /// @param like a tensor on the device
  /// @param source the program, without the header of [dev.waybill.device.Accelerator#header()]
  /// @param name the function
  /// @return a run without arguments
  public static Launch of(String op, Tensor like, String source, String name) {
    return new Launch(op, Machines.of(storage(op, like).where()), source, name);
  }

  private static DeviceStorage storage(String op, Tensor tensor) {
    if (tensor.storage() instanceof DeviceStorage storage) {
      return storage;
    }
    throw HostTensor.refusal(op, tensor.storage().device());
  }

  /// Adds a tensor: its buffer, and where in it the tensor begins, as `GLOBAL T* x, long x0`.
  ///
  /// @param tensor on the device
  /// @return this
  /// @throws WrongArgumentException if it lies elsewhere
  public Launch tensor(Tensor tensor) {
    DeviceStorage storage = storage(op, tensor);
    Device device = machine.device();
    if (!storage.where().equals(device)) {
      throw new WrongArgumentException(
          op,
          "",
          "found tensors on " + device + " and " + storage.where() + ", expected one device.");
    }
    arguments.add(storage.buffer());
    arguments.add(tensor.layout().offset());
    tensors.add(tensor);
    return this;
  }

  /// Adds a `long`.
  ///
  /// @param value the number
  /// @return this
  public Launch number(long value) {
    arguments.add(value);
    return this;
  }

  /// Adds an `int`.
  ///
  /// @param value the number
  /// @return this
  public Launch number(int value) {
    arguments.add(value);
    return this;
  }

  /// Adds a `float`.
  ///
  /// @param value the number
  /// @return this
  public Launch number(float value) {
    arguments.add(value);
    return this;
  }

  /// Adds a `double`.
  ///
  /// @param value the number
  /// @return this
  public Launch number(double value) {
    arguments.add(value);
    return this;
  }

  /// Adds a place for one thing that the kernel may find wrong, as `GLOBAL long* p, long p_0`. It
  /// says `REFUSE(p + p_0, found)` and goes on without, and whoever next waits for the device is
  /// told.
  ///
  /// @param message what is wrong, for what was found
  /// @return this
  public Launch finding(LongFunction<String> message) {
    findings.put(arguments.size(), message);
    arguments.add(0L);
    arguments.add(0L);
    return this;
  }

  /// Runs over places along one axis: about one item a place, so that the function loops in steps
  /// of `GROUPS(0) * ITEMS(0)`.
  ///
  /// @param places how many, from 0; for 0 nothing runs
  public void over(long places) {
    if (places > 0) {
      Accelerator.Function function = function();
      int size = Math.min(GROUP, function.largestGroup());
      long groups = Math.min(MOST_GROUPS, (places - 1) / size + 1);
      run(function, new int[] {(int) groups}, new int[] {size}, 0);
    }
  }

  /// Runs a group a row: the function loops in steps of `GROUPS(0)`. A group has as many
  /// items as it may, up to 256, and a power of two, so that it may take what they found
  /// together by halves.
  ///
  /// @param rows how many, from 0; for 0 nothing runs
  /// @param localBytes memory that the group shares, for each of its items
  public void rows(long rows, int localBytes) {
    if (rows > 0) {
      Accelerator.Function function = function();
      int size = Math.min(GROUP, Integer.highestOneBit(function.largestGroup()));
      int groups = (int) Math.min(MOST_GROUPS, rows);
      run(function, new int[] {groups}, new int[] {size}, size * localBytes);
    }
  }

  /// Runs.
  ///
  /// @param groups how many groups along up to three axes
  /// @param size how many items a group along as many axes
  /// @param localBytes memory that a group shares, the function's last argument; 0 for none
  public void run(int[] groups, int[] size, int localBytes) {
    run(function(), groups, size, localBytes);
  }

  private void run(Accelerator.Function function, int[] groups, int[] size, int localBytes) {
    Findings told = machine.findings();
    Map<Integer, LongFunction<String>> places = told.take(findings.values());
    Iterator<Integer> place = places.keySet().iterator();
    for (int at : findings.keySet()) {
      arguments.set(at, told.buffer());
      arguments.set(at + 1, (long) place.next());
    }
    try {
      function.launch(groups, size, localBytes, arguments);
    } finally {
      // Not before: whoever waited in between would take it that nothing was found.
      told.expect(places);
      // The queue keeps the order: whoever gets the memory next comes after this run.
      Reference.reachabilityFence(tensors);
    }
  }

  private Accelerator.Function function() {
    return machine.programs().function(op, source, name);
  }
}
