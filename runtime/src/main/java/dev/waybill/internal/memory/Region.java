package dev.waybill.internal.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arrays that were made between the opening and the closing of a scope, or during a backward
/// run. What the program has dropped before is the collector's: a region that stays open for long
/// holds nothing.
public final class Region {
  private final @Nullable Region parent;
  private final Thread thread = Thread.currentThread();
  private final Regions.Before before;
  private final boolean ofEngine;
  private final Leases leases = new Leases(this);
  // Of a run of the engine: those that may have become free since it last looked.
  private final List<Lease> candidates = new ArrayList<>();
  // Work of other threads that is in this region now.
  private int visitors;
  private boolean closed;

  private Region(Regions here, boolean ofEngine) {
    this.parent = here.region;
    this.ofEngine = ofEngine;
    this.before = here.go(this, ofEngine || here.inKernel);
  }

  /// Opens a region in the current thread.
  public static Region open() {
    return new Region(Regions.here(), false);
  }

  /// Opens a region for a run of the engine that calls no code of users: all is kernels.
  public static Region openForEngine() {
    return new Region(Regions.here(), true);
  }

  /// Returns the region around this one.
  public @Nullable Region parent() {
    return parent;
  }

  /// Returns whether a run of the engine has opened it.
  public boolean isOfEngine() {
    return ofEngine;
  }

  /// Returns whether this is a region, or stands inside it.
  public boolean isWithin(Region outer) {
    Region inner = this;
    while (inner != null && inner != outer) {
      inner = inner.parent;
    }
    return inner != null;
  }

  /// Lends an array that was just made or taken from the pool.
  ///
  /// @return the lease; `null` where the region is closed, and the array is the collector's
  public synchronized @Nullable Lease lend(Object array) {
    if (closed) {
      return null;
    }
    Lease lease = new Lease(array, this);
    add(lease);
    if (ofEngine) {
      candidates.add(lease);
    }
    return lease;
  }

  synchronized void add(Lease lease) {
    leases.add(lease);
  }

  /// Leaves an array to the collector that somebody makes another storage of, if it is lent here or
  /// around.
  ///
  /// @param array of primitives
  public static void share(Object array) {
    for (Region region = Regions.here().region; region != null; region = region.parent) {
      region.leave(array);
    }
  }

  private synchronized void leave(Object array) {
    Lease lease = leases.find(array);
    if (lease != null) {
      lease.leave();
    }
  }

  /// Lets work of another thread in; false where the region is closed.
  boolean enter() {
    if (!tryEnter()) {
      return false;
    }
    if (parent != null && !parent.enter()) {
      leaveRoom();
      return false;
    }
    return true;
  }

  private synchronized boolean tryEnter() {
    visitors += closed ? 0 : 1;
    return !closed;
  }

  /// Lets the work out again.
  void exit() {
    for (Region region = this; region != null; region = region.parent) {
      region.leaveRoom();
    }
  }

  private synchronized void leaveRoom() {
    visitors--;
  }

  /// Returns whether the current thread is in this region, or in one inside it.
  public boolean isHere() {
    return Regions.here().isWithin(this);
  }

  /// Closes the region, and those inside it that are still open: gives back what is lent, unless
  /// work of other threads is still in it.
  ///
  /// @throws IllegalStateException in another thread than opened it, or inside an op that began
  /// later
  public void close() {
    if (isClosed()) {
      return;
    }
    Regions here = Regions.here();
    if (thread != Thread.currentThread()) {
      throw new IllegalStateException(
          "Scope.close: found a call from thread "
              + Thread.currentThread().getName()
              + ", expected one from "
              + thread.getName()
              + ", which opened the scope.");
    }
    if (!here.isWithin(this)) {
      throw new IllegalStateException(
          "Scope.close: found a call from captured work that stands outside the scope, expected one"
              + " from the code that opened it.");
    }
    if (here.inKernel != before.inKernel()) {
      throw new IllegalStateException(
          "Scope.close: found a call from inside an op that was called in the scope, expected one"
              + " from the code that opened it.");
    }
    for (Region inner = here.region; inner != null && inner != parent; inner = inner.parent) {
      inner.release();
    }
    here.back(before);
  }

  /// Ends a run of the engine: what is lent still goes to the region around.
  public void closeForEngine() {
    synchronized (this) {
      closed = true;
    }
    leases.forEach(lease -> lease.moveTo(parent));
    Regions.here().back(before);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void release() {
    closed = true;
    leases.forEach(visitors > 0 ? Lease::leave : Lease::free);
    leases.clear();
  }

  /// Says that a pending gradient lies in an array, if this run of the engine has made it.
  ///
  /// @param lease of the gradient's storage; `null` for one without
  public void use(@Nullable Lease lease) {
    if (lease != null && lease.isLentBy(this)) {
      lease.uses++;
    }
  }

  /// Says that a gradient is not pending any more.
  ///
  /// @param lease as given to [#use]
  public void unuse(@Nullable Lease lease) {
    if (lease != null && lease.isLentBy(this) && --lease.uses == 0) {
      candidates.add(lease);
    }
  }

  /// Gives back what this run of the engine has made and no pending gradient lies in. Called
  /// between two nodes, where nothing else can refer to it.
  public void sweep() {
    if (candidates.isEmpty()) {
      return;
    }
    for (Lease lease : candidates) {
      if (lease.uses == 0 && lease.isLentBy(this)) {
        lease.free();
      }
    }
    candidates.clear();
  }
}
