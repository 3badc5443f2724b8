package dev.waybill.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// An array is found among those that a region lends, whatever hash code Java gives it.
class LeasesTest {

  @Test
  void tellsArraysOfOneHashApart() {
    byte[][] two = ofOneHash();
    for (int shared = 0; shared < 2; shared++) {
      Region region = Region.open();
      Lease[] leases = {lend(region, two[0]), lend(region, two[1])};
      Region.share(two[shared]);
      region.close();
      assertThat(leases[shared].isFreed()).isFalse();
      assertThat(leases[1 - shared].isFreed()).isTrue();
    }
  }

  @Test
  void findsAnArrayThatIsLentAgainAndInARegionAround() {
    byte[] array = new byte[1];
    Region outer = Region.open();
    Region first = Region.open();
    Lease before = lend(first, array);
    first.close();
    assertThat(before.isFreed()).isTrue();
    Lease again = lend(outer, array);
    Region inner = Region.open();
    Region.share(array);
    inner.close();
    outer.close();
    assertThat(again.isFreed()).isFalse();
  }

  @Test
  void forgetsWhatIsNotLentAnyMore() {
    Region outer = Region.open();
    Region region = Region.open();
    byte[][] arrays = new byte[1_000][1];
    Lease[] leases = new Lease[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      leases[i] = lend(region, arrays[i]);
      if (i % 2 == 0) {
        leases[i].moveTo(outer);
      }
    }
    region.close();
    for (int i = 0; i < arrays.length; i++) {
      assertThat(leases[i].isFreed()).isEqualTo(i % 2 == 1);
    }
    outer.close();
    assertThat(leases).allMatch(Lease::isFreed);
  }

  private static Lease lend(Region region, byte[] array) {
    return Objects.requireNonNull(region.lend(array));
  }

  /// Some 50,000 objects have two of one hash code, of 31 bits.
  private static byte[][] ofOneHash() {
    Map<Integer, byte[]> seen = new HashMap<>();
    for (int i = 0; i < 2_000_000; i++) {
      byte[] next = new byte[1];
      byte[] same = seen.put(System.identityHashCode(next), next);
      if (same != null) {
        return new byte[][] {same, next};
      }
    }
    throw new AssertionError("no two objects have one hash code");
  }
}
