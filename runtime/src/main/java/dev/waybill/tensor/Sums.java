package dev.waybill.tensor;

import java.math.BigInteger;
import java.util.Arrays;

/// Decides whether `Σ step[i] · x[i]` with `0 ≤ x[i] ≤ limit[i]` takes a value. Exact, without
/// visiting addresses: terms that fill each other's gaps become one, a search with bounds chooses
/// `x` of the largest steps, and the last two terms are solved as `a·x + b·y = c`.
///
/// Source: NumPy, `mem_overlap.c`, bounded linear Diophantine equations.
final class Sums {
  private long[] steps;
  private long[] limits;
  private int count;
  // For the terms from i on: the largest sum, and what divides every sum.
  private long[] reach = {};
  private long[] divisor = {};
  private long inverse;

  /// Takes terms with positive steps, at least one.
  Sums(long[] steps, long[] limits) {
    this.steps = steps.clone();
    this.limits = limits.clone();
    this.count = steps.length;
    merge();
    prepare();
  }

  boolean reaches(long target) {
    return target >= 0 && search(0, target);
  }

  /// Joins `a·x` with `b·y` where b is a multiple of a and x bridges the gap: together they take
  /// every multiple of a up to the largest.
  private void merge() {
    sortDescending();
    boolean merged;
    do {
      merged = mergeOne();
    } while (merged);
  }

  private boolean mergeOne() {
    for (int low = 1; low < count; low++) {
      for (int high = 0; high < low; high++) {
        long factor = steps[high] / steps[low];
        if (steps[high] % steps[low] == 0 && limits[low] >= factor - 1) {
          limits[low] += factor * limits[high];
          remove(high);
          return true;
        }
      }
    }
    return false;
  }

  private void sortDescending() {
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(steps[b], steps[a]));
    steps = Arrays.stream(order).mapToLong(i -> steps[i]).toArray();
    limits = Arrays.stream(order).mapToLong(i -> limits[i]).toArray();
  }

  private void remove(int at) {
    count--;
    System.arraycopy(steps, at + 1, steps, at, count - at);
    System.arraycopy(limits, at + 1, limits, at, count - at);
  }

  private void prepare() {
    reach = new long[count + 1];
    divisor = new long[count + 1];
    for (int i = count - 1; i >= 0; i--) {
      reach[i] = reach[i + 1] + steps[i] * limits[i];
      divisor[i] = gcd(steps[i], divisor[i + 1]);
    }
    if (count >= 2) {
      long common = divisor[count - 2];
      BigInteger modulus = BigInteger.valueOf(steps[count - 1] / common);
      inverse = BigInteger.valueOf(steps[count - 2] / common).modInverse(modulus).longValueExact();
    }
  }

  private boolean search(int i, long target) {
    if (target > reach[i] || target % divisor[i] != 0) {
      return false;
    }
    if (i == count - 1) {
      return true; // Both conditions together are exact for one term.
    }
    if (i == count - 2) {
      return solve(i, target);
    }
    long least = Math.max(0, ceil(target - reach[i + 1], steps[i]));
    long most = Math.min(limits[i], target / steps[i]);
    for (long x = least; x <= most; x++) {
      if (search(i + 1, target - x * steps[i])) {
        return true;
      }
    }
    return false;
  }

  /// Finds the least `x` that leaves a multiple of the last step and is large enough.
  private boolean solve(int i, long target) {
    long common = divisor[i];
    long modulus = steps[i + 1] / common;
    long least = Math.max(0, ceil(target - reach[i + 1], steps[i]));
    long most = Math.min(limits[i], target / steps[i]);
    long residue = product(target / common % modulus, inverse, modulus);
    long x = least + Math.floorMod(residue - least, modulus);
    return x <= most;
  }

  private static long product(long a, long b, long modulus) {
    return modulus <= Integer.MAX_VALUE
        ? a * b % modulus
        : BigInteger.valueOf(a)
            .multiply(BigInteger.valueOf(b))
            .mod(BigInteger.valueOf(modulus))
            .longValueExact();
  }

  private static long ceil(long a, long b) {
    return -Math.floorDiv(-a, b);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
