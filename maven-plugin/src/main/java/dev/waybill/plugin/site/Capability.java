package dev.waybill.plugin.site;

import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiSymbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where an op runs, and how far that is proved: a row a device, a column a dtype.
 *
 * @param dtypes the columns
 * @param rows the rows
 * @param legend the statuses that occur, best first
 */
public record Capability(List<String> dtypes, List<Row> rows, List<Status> legend) {

  /** The column of an op that takes every dtype. */
  static final String ANY = "any dtype";

  // A kernel of device gpu serves both kinds.
  private static final String GPU = "gpu";
  private static final List<String> GPUS = List.of("opencl", "cuda");
  private static final List<String> DEVICES = List.of("cpu", "opencl", "cuda");
  private static final List<String> DTYPES =
      List.of("f64", "f32", "f16", "bf16", "i64", "i32", "i16", "i8", "u8", "bool");
  // The shape of tensors without elements is no place to run.
  private static final String META = "meta";

  /** Copies the lists. */
  public Capability {
    dtypes = List.copyOf(dtypes);
    rows = List.copyOf(rows);
    legend = List.copyOf(legend);
  }

  /** Reads what an op declares and what was proved of it. */
  static Capability of(ApiSymbol op, Proof.@Nullable Op proof) {
    Map<String, Map<String, Status>> cells = new TreeMap<>(order(DEVICES));
    for (ApiKernel kernel : op.kernels()) {
      for (String device : devices(kernel)) {
        Collection<String> dtypes = kernel.dtypes().isEmpty() ? op.dtypes() : kernel.dtypes();
        dtypes = dtypes.isEmpty() ? List.of(ANY) : dtypes;
        dtypes.forEach(dtype -> put(cells, device, dtype, Status.DECLARED));
      }
    }
    if (proof != null) {
      Map<String, Map<String, Status>> proved = new TreeMap<>(order(DEVICES));
      proof.cells().forEach(c -> put(proved, c.device(), c.dtype(), Status.of(c.status())));
      proved.forEach((device, statuses) -> overwrite(cells, device, statuses));
    }
    return table(cells);
  }

  /** The devices that a kernel serves. */
  static List<String> devices(ApiKernel kernel) {
    return kernel.device().equals(META)
        ? List.of()
        : kernel.device().equals(GPU) ? GPUS : List.of(kernel.device());
  }

  /** Sorts known names as people expect them, others behind them. */
  static List<String> sortedDtypes(Collection<String> dtypes) {
    return dtypes.stream().sorted(order(DTYPES)).toList();
  }

  static List<String> sortedDevices(Collection<String> devices) {
    return devices.stream().sorted(order(DEVICES)).toList();
  }

  private static void overwrite(
      Map<String, Map<String, Status>> cells, String device, Map<String, Status> proved) {
    Map<String, Status> declared = cells.computeIfAbsent(device, key -> new TreeMap<>());
    // Every dtype that the op takes was tried: the dtypes have names now.
    declared.remove(ANY);
    declared.putAll(proved);
  }

  /** Several kernels may stand in one cell: the worst counts, as in the testkit's matrix. */
  private static void put(
      Map<String, Map<String, Status>> cells, String device, String dtype, Status status) {
    cells
        .computeIfAbsent(device, key -> new TreeMap<>())
        .merge(dtype, status, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  private static Capability table(Map<String, Map<String, Status>> cells) {
    Set<String> named = new LinkedHashSet<>();
    Set<Status> legend = new TreeSet<>();
    cells.values().forEach(each -> named.addAll(each.keySet()));
    boolean isAnyOnly = named.equals(Set.of(ANY));
    named.remove(ANY);
    List<String> columns = new ArrayList<>(sortedDtypes(named));
    if (isAnyOnly) {
      columns.add(ANY);
    }
    List<Row> rows = new ArrayList<>();
    cells.forEach(
        (device, statuses) -> {
          List<Status> row = new ArrayList<>();
          for (String dtype : columns) {
            Status any = statuses.getOrDefault(ANY, Status.NONE);
            Status status = statuses.getOrDefault(dtype, any);
            row.add(status);
            legend.add(status);
          }
          rows.add(new Row(device, row));
        });
    return new Capability(columns, rows, new ArrayList<>(legend));
  }

  private static Comparator<String> order(List<String> known) {
    return Comparator.<String>comparingInt(
            each -> known.contains(each) ? known.indexOf(each) : known.size())
        .thenComparing(Comparator.naturalOrder());
  }

  /**
   * A device.
   *
   * @param device its kind
   * @param cells how far each dtype is proved on it
   */
  public record Row(String device, List<Status> cells) {

    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** How far a kernel at a dtype is proved; of several kernels the last of these counts. */
  public enum Status {
    /** Ran, and held. */
    PROVEN("proven", "The testkit ran it, and all held."),
    /** Nothing was run. */
    DECLARED("declared", "A kernel declares it; no proof is at hand."),
    /** It refuses the dtype. */
    REFUSED("refused", "The op refuses this dtype, and the testkit saw it do so."),
    /** Compiled only. */
    COMPILED("compiled only", "Its programs compile; the machine of the proof has no such device."),
    /** The machine lacks the device. */
    ABSENT("device absent", "The machine of the proof has no such device."),
    /** Ran, and did not hold. */
    FAILED("failed", "The testkit ran it, and it did not hold."),
    /** No kernel. */
    NONE("none", "No kernel takes it.");

    private final String text;
    private final String meaning;

    Status(String text, String meaning) {
      this.text = text;
      this.meaning = meaning;
    }

    /**
     * Returns its name for people.
     *
     * @return a word or two
     */
    public String text() {
      return text;
    }

    /**
     * Returns what it means.
     *
     * @return a sentence
     */
    public String meaning() {
      return meaning;
    }

    /**
     * Returns its name for style sheets.
     *
     * @return one word
     */
    public String key() {
      return text.replace(' ', '-');
    }

    static Status of(String text) {
      for (Status each : values()) {
        if (each.text.equals(text)) {
          return each;
        }
      }
      // What the testkit calls 'declared only', or a word of a later version: nothing is proved.
      return DECLARED;
    }
  }
}
