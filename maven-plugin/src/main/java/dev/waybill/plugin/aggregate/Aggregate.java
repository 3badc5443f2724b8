package dev.waybill.plugin.aggregate;

import dev.waybill.manifest.ApiGradient;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.plugin.baseline.Tombstone;
import dev.waybill.plugin.site.VersionChanges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** Several modules as one. */
public final class Aggregate {

  private final List<AggregatedModule> modules;

  /**
   * Takes the modules.
   *
   * @param modules the modules, in the order in which they are told
   */
  public Aggregate(List<AggregatedModule> modules) {
    this.modules = List.copyOf(modules);
  }

  /**
   * Returns the modules.
   *
   * @return the modules
   */
  public List<AggregatedModule> modules() {
    return modules;
  }

  /**
   * Returns the versions of the modules.
   *
   * @return the version that they have in common, else all of them with commas between
   */
  public String versions() {
    return modules.stream()
        .map(module -> module.id().substring(module.id().lastIndexOf(':') + 1))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * Finds what keeps the modules from being used together.
   *
   * @return the clashes, sorted; empty where there is none
   */
  public List<Clash> clashes() {
    return ClashCheck.of(modules);
  }

  /**
   * Writes one manifest of all that the modules export. Kernels and gradients that one module has
   * for an op of another stand with the op.
   *
   * @param id the name of the whole, {@code group:artifact:version}
   * @return the manifest
   */
  public ApiManifest manifest(String id) {
    Map<String, ApiSymbol> symbols = new TreeMap<>();
    modules.forEach(
        module -> module.manifest().symbols().forEach(each -> symbols.put(each.name(), each)));
    List<ApiKernel> kernels = new ArrayList<>();
    List<ApiGradient> gradients = new ArrayList<>();
    for (AggregatedModule module : modules) {
      for (ApiKernel each : module.manifest().kernels()) {
        if (symbols.computeIfPresent(each.op(), (name, op) -> op.with(List.of(each), List.of()))
            == null) {
          kernels.add(each);
        }
      }
      for (ApiGradient each : module.manifest().gradients()) {
        if (symbols.computeIfPresent(each.op(), (name, op) -> op.with(List.of(), List.of(each)))
            == null) {
          gradients.add(each);
        }
      }
    }
    return new ApiManifest(
        ApiManifest.FORMAT,
        id,
        all(module -> module.manifest().namespaces().stream())
            .sorted(Comparator.comparing(ApiNamespace::name))
            .toList(),
        List.copyOf(symbols.values()),
        kernels.stream()
            .sorted(
                Comparator.comparing(ApiKernel::op)
                    .thenComparing(ApiKernel::device)
                    .thenComparing(ApiKernel::method))
            .toList(),
        gradients.stream()
            .sorted(Comparator.comparing(ApiGradient::op).thenComparing(ApiGradient::method))
            .toList(),
        all(module -> module.manifest().stateful().stream()).sorted().toList());
  }

  /**
   * Returns the removed names of all modules, without those that another module has taken over.
   *
   * @return the tombstones, sorted by name
   */
  public Collection<Tombstone> removed() {
    Map<String, Tombstone> removed = new TreeMap<>();
    modules.forEach(module -> module.removed().forEach(removed::putIfAbsent));
    all(module -> module.manifest().symbols().stream())
        .forEach(each -> removed.keySet().removeAll(AggregatedModule.names(each)));
    return removed.values();
  }

  /**
   * Tells what changed in which version. Modules that have a version in common tell of it together.
   *
   * @return the versions, newest first
   */
  public List<VersionChanges> history() {
    Map<String, VersionChanges> versions = new LinkedHashMap<>();
    all(module -> module.history().stream())
        .forEach(each -> versions.merge(each.version(), each, Aggregate::together));
    return versions.values().stream()
        .sorted(
            Comparator.comparing((VersionChanges each) -> new ComparableVersion(each.version()))
                .reversed())
        .toList();
  }

  private static VersionChanges together(VersionChanges one, VersionChanges other) {
    List<Change> changes = new ArrayList<>(one.changes());
    changes.addAll(other.changes());
    return new VersionChanges(
        one.version(),
        one.isReleased() && other.isReleased(),
        one.before().isEmpty() ? other.before() : one.before(),
        one.exports() + other.exports(),
        changes);
  }

  private <T> Stream<T> all(Function<AggregatedModule, Stream<T>> of) {
    return modules.stream().flatMap(of);
  }
}
