package dev.waybill.manifest.verdict;

import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiSymbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares for which dtypes and on which devices an op runs. */
final class KernelRule implements SymbolRule {

  private static final String PORTABLE = "portable";
  private static final String ANY = "all dtypes";

  @Override
  public void compare(SymbolPair pair, Changes changes) {
    dtypes(pair, changes);
    Set<String> before = places(pair.before());
    Set<String> after = places(pair.after());
    for (String each : before) {
      if (!covers(after, each)) {
        changes.add(ChangeKind.KERNEL_REMOVED, place(pair, each), each, "");
      }
    }
    for (String each : after) {
      if (!covers(before, each)) {
        changes.add(ChangeKind.KERNEL_ADDED, place(pair, each), "", each);
      }
    }
    requirements(pair, changes);
    order(pair, changes);
  }

  /** Where a device is still served, but for other capabilities, some machines run other code. */
  private static void requirements(SymbolPair pair, Changes changes) {
    SortedMap<String, Set<String>> before = requirements(pair.before());
    SortedMap<String, Set<String>> after = requirements(pair.after());
    before.forEach(
        (device, was) -> {
          Set<String> is = after.getOrDefault(device, was);
          if (!is.equals(was)) {
            changes.add(
                ChangeKind.KERNEL_REQUIREMENTS_CHANGED,
                pair.element(),
                device + " " + String.join(" | ", was),
                device + " " + String.join(" | ", is));
          }
        });
  }

  /** For each device what its kernels require. */
  private static SortedMap<String, Set<String>> requirements(ApiSymbol symbol) {
    SortedMap<String, Set<String>> requirements = new TreeMap<>();
    for (ApiKernel each : symbol.kernels()) {
      String required =
          each.requires().isEmpty()
              ? "nothing"
              : each.requires().stream().sorted().collect(Collectors.joining(" "));
      requirements.computeIfAbsent(each.device(), device -> new TreeSet<>()).add(required);
    }
    return requirements;
  }

  private static void dtypes(SymbolPair pair, Changes changes) {
    List<String> before = pair.before().dtypes();
    List<String> after = pair.after().dtypes();
    // An empty list takes every dtype.
    if (before.isEmpty() && !after.isEmpty()) {
      changes.add(ChangeKind.DTYPE_REMOVED, pair.element("dtypes"), ANY, String.join(" ", after));
    } else if (!before.isEmpty() && after.isEmpty()) {
      changes.add(ChangeKind.DTYPE_ADDED, pair.element("dtypes"), String.join(" ", before), ANY);
    } else {
      for (String each : before) {
        if (!after.contains(each)) {
          changes.add(ChangeKind.DTYPE_REMOVED, pair.element("dtypes/" + each), each, "");
        }
      }
      for (String each : after) {
        if (!before.contains(each)) {
          changes.add(ChangeKind.DTYPE_ADDED, pair.element("dtypes/" + each), "", each);
        }
      }
    }
  }

  /** Each place is accepted by itself. */
  private static Element place(SymbolPair pair, String place) {
    return pair.element(place.replace(ANY, "all").replace(' ', '/'));
  }

  /** Where it runs, {@code device dtype} each; what a kernel requires is the machine's concern. */
  private static Set<String> places(ApiSymbol symbol) {
    Set<String> places = new TreeSet<>();
    for (ApiKernel each : symbol.kernels()) {
      if (each.dtypes().isEmpty()) {
        places.add(each.device() + " " + ANY);
      }
      each.dtypes().forEach(dtype -> places.add(each.device() + " " + dtype));
    }
    if (symbol.traits().contains(PORTABLE)) {
      places.add("gpu " + ANY);
    }
    return places;
  }

  private static boolean covers(Set<String> places, String place) {
    String[] parts = place.split(" ", 2);
    String gpu = parts[0].equals("cuda") || parts[0].equals("opencl") ? "gpu" : parts[0];
    return places.contains(place)
        || places.contains(parts[0] + " " + ANY)
        || places.contains(gpu + " " + parts[1])
        || places.contains(gpu + " " + ANY);
  }

  /** Where the same kernels stand in another order, another is chosen. */
  private static void order(SymbolPair pair, Changes changes) {
    List<String> before = ranked(pair.before());
    List<String> after = ranked(pair.after());
    if (!before.equals(after) && new TreeSet<>(before).equals(new TreeSet<>(after))) {
      changes.add(
          ChangeKind.KERNEL_ORDER_CHANGED,
          pair.element(),
          String.join(" > ", before),
          String.join(" > ", after));
    }
  }

  private static List<String> ranked(ApiSymbol symbol) {
    List<ApiKernel> kernels = new ArrayList<>(symbol.kernels());
    kernels.sort(
        Comparator.comparingInt(ApiKernel::priority)
            .reversed()
            .thenComparing(ApiKernel::device)
            .thenComparing(each -> String.join(" ", each.requires())));
    return kernels.stream()
        .map(each -> (each.device() + " " + String.join(" ", each.requires())).strip())
        .toList();
  }
}
