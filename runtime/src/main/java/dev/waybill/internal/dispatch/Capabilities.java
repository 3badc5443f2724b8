package dev.waybill.internal.dispatch;

import dev.waybill.spi.Capability;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// What this machine can do. The providers are looked for when a kernel first requires something,
/// and each is asked once. What is not there is logged once.
public final class Capabilities {
  static final String LOG = "dev.waybill.dispatch";

  private final Iterable<Capability> source;
  private final Map<String, String> refusals = new ConcurrentHashMap<>();

  public Capabilities(Iterable<Capability> source) {
    this.source = source;
  }

  /// Returns why the first of some capabilities is lacking; empty where all are there.
  public String refusal(List<String> names) {
    for (String name : names) {
      String refusal = refusals.computeIfAbsent(name, this::askAndLog);
      if (!refusal.isEmpty()) {
        return refusal;
      }
    }
    return "";
  }

  private String askAndLog(String name) {
    String refusal = ask(name);
    if (!refusal.isEmpty()) {
      System.getLogger(LOG)
          .log(
              Level.INFO,
              "Kernels that require the capability " + name + " are not used: " + refusal + ".");
    }
    return refusal;
  }

  private String ask(String name) {
    // Sorted, so that of two providers the same one answers on every machine.
    Map<String, Capability> providers = new TreeMap<>();
    for (Capability capability : source) {
      if (capability.name().equals(name)) {
        providers.put(capability.getClass().getName(), capability);
      }
    }
    if (providers.isEmpty()) {
      return "nothing provides the capability " + name;
    }
    Capability first = providers.values().iterator().next();
    try {
      return first.refusal();
    } catch (RuntimeException | LinkageError e) {
      return first.getClass().getName() + " could not tell: " + e;
    }
  }
}
