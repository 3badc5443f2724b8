package dev.waybill.testkit;

import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.Schema;
import dev.waybill.registry.KernelInfo;
import dev.waybill.registry.OpTraits;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.DType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is proved: an op, or a function that is made of ops. A function counts as one kernel of all
/// dtypes, which declares nothing but derives by all its tensors.
final class Subject {
  private final Symbol symbol;
  private final Symbol.@Nullable Op op;
  private final Symbol.@Nullable Function function;

  private Subject(Symbol symbol, Symbol.@Nullable Op op, Symbol.@Nullable Function function) {
    this.symbol = symbol;
    this.op = op;
    this.function = function;
  }

  static Subject of(Symbol.Op op) {
    return new Subject(op, op, null);
  }

  static Subject of(Symbol.Function function) {
    return new Subject(function, null, function);
  }

  Symbol symbol() {
    return symbol;
  }

  String name() {
    return symbol.name();
  }

  /// Whether it declares its kernels, dtypes, and what it writes and shares.
  boolean isOp() {
    return op != null;
  }

  Schema schema() {
    if (op != null) {
      return op.schema();
    }
    return function().schema();
  }

  List<KernelInfo> kernels() {
    return op != null
        ? op.kernels()
        : List.of(
            new KernelInfo(
                "cpu", List.of(DType.values()), List.of(), 0, symbol.owner(), symbol.module()));
  }

  OpTraits traits() {
    if (op != null) {
      return op.traits();
    }
    List<String> tensors = new ArrayList<>();
    for (Schema.Parameter parameter : schema().parameters()) {
      if (isTensor(parameter)) {
        tensors.add(parameter.name());
      }
    }
    return new OpTraits(false, true, "", List.of(), "", tensors);
  }

  /// Whether a parameter is a tensor or a list of them.
  static boolean isTensor(Schema.Parameter parameter) {
    return parameter.type().equals("Tensor") || parameter.type().equals("List<Tensor>");
  }

  String refusal(KernelInfo kernel) {
    return op == null ? "" : op.refusal(kernel);
  }

  /// Calls as users do, with the kernel that the dispatcher takes.
  @Nullable Object call(@Nullable Object... arguments) {
    return op != null ? op.handle().call(arguments) : function().call(arguments);
  }

  /// Calls one kernel below all layers.
  @Nullable Object call(KernelInfo kernel, @Nullable Object... arguments) {
    return op != null ? op.call(kernel, arguments) : function().call(arguments);
  }

  @Nullable Object byPosition(KernelInfo kernel, List<@Nullable Object> arguments) {
    return op != null
        ? op.handle(kernel).call(arguments.toArray())
        : function().call(arguments.toArray());
  }

  @Nullable Object byName(KernelInfo kernel, Map<String, Object> arguments) {
    return op != null ? op.handle(kernel).call(arguments) : function().call(arguments);
  }

  /// Calls the method that a compiler would find: of the handle's call interface, which is known to
  /// compilers only, or the function itself.
  @Nullable Object typed(KernelInfo kernel, List<@Nullable Object> arguments) {
    if (op == null) {
      return invoke(declared(arguments.size()), null, arguments);
    }
    Object typed = op.handle(kernel).as(Object.class);
    for (Class<?> type : typed.getClass().getInterfaces()) {
      for (Method method : type.getMethods()) {
        if (Modifier.isAbstract(method.getModifiers())) {
          return invoke(method, typed, arguments);
        }
      }
    }
    throw new IllegalStateException(name() + ": the typed handle has no call interface");
  }

  /// Returns the handle that runs one kernel; `null` of a function.
  @Nullable OpHandle handle(KernelInfo kernel) {
    return op == null ? null : op.handle(kernel);
  }

  private Method declared(int parameters) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      for (Method method : Class.forName(symbol.owner(), true, loader).getMethods()) {
        if (method.getName().equals(schema().member())
            && method.getParameterCount() == parameters) {
          return method;
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException(name() + ": no such method in " + symbol.owner());
  }

  private static @Nullable Object invoke(
      Method method, @Nullable Object on, List<@Nullable Object> arguments) {
    try {
      boolean isOfOneArray = method.isVarArgs() && method.getParameterCount() == 1;
      return isOfOneArray && on != null
          ? method.invoke(on, (Object) arguments.toArray())
          : method.invoke(on, arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Returns whether a refusal speaks of what was called. Functions pass on what the ops that they
  /// are made of say.
  boolean isNamedBy(OpException refusal) {
    return !isOp() || refusal.op().equals(name());
  }

  private Symbol.Function function() {
    if (function == null) {
      throw new IllegalStateException(name());
    }
    return function;
  }
}
