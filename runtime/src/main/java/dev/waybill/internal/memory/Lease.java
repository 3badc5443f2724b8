package dev.waybill.internal.memory;

import dev.waybill.dispatch.FreedTensorException;
import dev.waybill.internal.debug.UserLine;
import dev.waybill.internal.text.Settings;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An array, or memory of a device, that a region lends to one storage. It goes back to the pool
/// once, when the region is closed, unless somebody might use it for longer: then it is left to
/// the collector.
///
/// Whoever is not known to be done with the array when the region closes leaves it to the collector
/// by asking for it: other threads, and code outside ops, which may keep it. Both happen in one
/// atomic step of the state, so an array is never given back and handed out.
public final class Lease {
  private static final int LENT = 0;
  private static final int LEFT = 1;
  private static final int FREED = 2;
  private static final boolean TRACKS = Settings.truth("waybill.memory.track");
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Lease.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // In a final field, so that a thread that got the tensor by a data race sees the array too.
  private final @Nullable Object[] cell;
  private final Class<?> arrayType;

  /// What finds the array again among others.
  final int hash;

  private final String madeAt = TRACKS ? UserLine.current() : "";
  private volatile int state = LENT;
  private volatile Region owner;
  private String freedAt = "";
  // Of the backward run alone: how many pending gradients lie in the array.
  int uses;

  Lease(Object array, Region owner) {
    this.cell = new Object[] {array};
    this.arrayType = array.getClass();
    this.hash = System.identityHashCode(array);
    this.owner = owner;
  }

  /// Returns the array to one who may keep it, unless a kernel of the region's own thread asks.
  ///
  /// @param tensor what it is asked for, for messages
  /// @throws FreedTensorException if it was given back
  public Object array(Object tensor) {
    return array(tensor, Regions.here().inKernel);
  }

  /// Returns the array to one who is done with it on returning to the region's code.
  ///
  /// @param tensor what it is asked for, for messages
  /// @throws FreedTensorException if it was given back
  public Object arrayForNow(Object tensor) {
    return array(tensor, true);
  }

  private Object array(Object tensor, boolean briefly) {
    if (state == LENT && !(briefly && Regions.here().isWithin(owner))) {
      leave();
    }
    if (state == FREED) {
      throw refusal(UserLine.readBy(), "", tensor);
    }
    return Objects.requireNonNull(cell[0]);
  }

  /// Returns the refusal of a tensor whose array was given back.
  ///
  /// @param op what was called
  /// @param place what it found the tensor in, such as `argument x`; empty where that is clear
  /// @param tensor the tensor, for the message
  public FreedTensorException refusal(String op, String place, Object tensor) {
    return new FreedTensorException(op, place, tensor.toString(), history());
  }

  /// Returns the array, for comparison only; `null` once it was given back.
  public @Nullable Object identity() {
    return cell[0];
  }

  /// Returns the type of the array, also after it was given back.
  public Class<?> arrayType() {
    return arrayType;
  }

  /// Returns whether the array was given back.
  public boolean isFreed() {
    return state == FREED;
  }

  /// Lets the array outlive the region.
  ///
  /// @param target the region that is to have it, one around the present one; `null` leaves it to
  /// the collector. Any other changes nothing.
  public void moveTo(@Nullable Region target) {
    if (target == null) {
      leave();
    } else if (state == LENT && target != owner && owner.isWithin(target)) {
      owner = target;
      target.add(this);
    }
  }

  /// Returns the region that has it; `null` where the collector has.
  public @Nullable Region owner() {
    return state == LEFT ? null : owner;
  }

  boolean isLentBy(Region region) {
    return state == LENT && owner == region;
  }

  void leave() {
    STATE.compareAndSet(this, LENT, LEFT);
  }

  /// Gives the array back, unless somebody has it.
  void free() {
    freedAt = TRACKS ? UserLine.current() : "";
    if (STATE.compareAndSet(this, LENT, FREED)) {
      Object array = Objects.requireNonNull(cell[0]);
      cell[0] = null;
      if (array instanceof Lendable other) {
        other.giveBack();
      } else {
        PrimitiveArrays.poison(array);
        ArrayPool.shared().put(array);
      }
    }
  }

  private String history() {
    return TRACKS
        ? " It was made at " + madeAt + ", its scope closed at " + freedAt + "."
        : " With -Dwaybill.memory.track=true the lines that made it and closed its scope are shown.";
  }
}
