package dev.waybill.nn;

import dev.waybill.autograd.Autograd;
import dev.waybill.autograd.Hook;
import dev.waybill.device.Device;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A part of a model: parameters, buffers and modules inside it, and what is computed with them.
///
/// The state of a module is declared once, by its fields of type [Parameter], [Buffer] and
/// `Module`; the annotation `@Stateful` has the processor write the code that reads them. What only
/// the constructor knows is registered there, and follows the fields. Names are those of the
/// fields, joined by dots: `encoder.weight`.
///
/// ```java
/// @Stateful
/// public final class Classifier extends Layer {
///   private final Linear hidden = new Linear(784, 256);
///   private final Linear out = new Linear(256, 10);
///   …
/// }
/// ```
///
/// Subclass [Layer] where one tensor goes in and one comes out. Others have a `call` of their own,
/// which runs [#hooked] around the computation. A module is not made for several threads at once.
/// The class has more lines than most because every question to a module is a method here.
public abstract class Module {
  private boolean training = true;
  // What the constructor registered, by name.
  private final Map<String, @Nullable Object> registered = new LinkedHashMap<>();
  private final ModuleHooks hooks = new ModuleHooks();

  /// For subclasses.
  protected Module() {}

  // --- declaring state

  /// Adds a parameter that is no field.
  ///
  /// @param name its name, without a dot
  /// @param parameter the parameter; `null` where this module has none of that name
  /// @throws ModuleException if the name has a dot or is taken
  protected final void registerParameter(String name, @Nullable Parameter parameter) {
    register(name, parameter);
  }

  /// Adds a buffer that is no field.
  ///
  /// @param name its name, without a dot
  /// @param buffer the buffer; `null` where this module has none of that name
  /// @throws ModuleException if the name has a dot or is taken
  protected final void registerBuffer(String name, @Nullable Buffer buffer) {
    register(name, buffer);
  }

  /// Adds a module that is no field.
  ///
  /// @param name its name, without a dot
  /// @param module the module; `null` where this module has none of that name
  /// @throws ModuleException if the name has a dot or is taken
  protected final void registerModule(String name, @Nullable Module module) {
    register(name, module);
  }

  private void register(String name, @Nullable Object value) {
    Given.check(typeName(), "name", "String", name);
    if (name.isEmpty() || name.indexOf('.') >= 0) {
      throw new ModuleException(
          typeName()
              + ": found the name \""
              + name
              + "\", expected one without a dot that is not empty.");
    }
    if (registered.containsKey(name)) {
      throw new ModuleException(typeName() + ": attribute '" + name + "' already exists.");
    }
    registered.put(name, value);
  }

  /// Returns what the constructor registered, by name.
  Map<String, @Nullable Object> registered() {
    return registered;
  }

  /// Returns the keys of this module's own state that a state to load may lack.
  ///
  /// @return names without a prefix; none unless a subclass says so
  protected Set<String> optionalKeys() {
    return Set.of();
  }

  /// Returns what tells this module from others of its type, for [#toString()].
  ///
  /// @return such as `in=784, out=256`; empty for nothing
  protected String describe() {
    return "";
  }

  /// Returns how messages name this module.
  ///
  /// @return the simple name of its class
  protected final String typeName() {
    String name = getClass().getSimpleName();
    return name.isEmpty() ? getClass().getName() : name;
  }

  // --- looking at state

  /// Returns all parameters, each once, under the first name that it has.
  ///
  /// @return by name: own ones first, then those of the modules inside, in declared order
  /// @throws ModuleException if a class here has no generated accessors
  public final SequencedMap<String, Parameter> namedParameters() {
    return StateWalk.distinct(this, Parameter.class);
  }

  /// Returns all parameters, each once.
  ///
  /// @return in the order of [#namedParameters()]
  /// @throws ModuleException if a class here has no generated accessors
  public final List<Parameter> parameters() {
    return List.copyOf(namedParameters().values());
  }

  /// Returns all buffers, each once, under the first name that it has.
  ///
  /// @return by name, persistent or not
  /// @throws ModuleException if a class here has no generated accessors
  public final SequencedMap<String, Buffer> namedBuffers() {
    return StateWalk.distinct(this, Buffer.class);
  }

  /// Returns all buffers, each once.
  ///
  /// @return in the order of [#namedBuffers()]
  /// @throws ModuleException if a class here has no generated accessors
  public final List<Buffer> buffers() {
    return List.copyOf(namedBuffers().values());
  }

  /// Returns this module and all inside it, each once, under the first name that it has.
  ///
  /// @return by name; this one's is empty
  /// @throws ModuleException if a class here has no generated accessors
  public final SequencedMap<String, Module> namedModules() {
    return StateWalk.modules(this);
  }

  /// Returns this module and all inside it, each once.
  ///
  /// @return in the order of [#namedModules()]
  /// @throws ModuleException if a class here has no generated accessors
  public final List<Module> modules() {
    return List.copyOf(namedModules().values());
  }

  /// Returns the modules that are this one's own, not those inside them.
  ///
  /// @return by name, in declared order, each once
  /// @throws ModuleException if a class here has no generated accessors
  public final SequencedMap<String, Module> namedChildren() {
    SequencedMap<String, Module> children = new LinkedHashMap<>();
    Set<Module> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Members.of(this)
        .modules()
        .forEach(
            (name, child) -> {
              if (seen.add(child)) {
                children.put(name, child);
              }
            });
    return Collections.unmodifiableSequencedMap(children);
  }

  /// Returns how many numbers are learnt or kept as parameters.
  ///
  /// @return the sum of their sizes, each parameter once
  public final long parameterCount() {
    return parameters().stream().mapToLong(Parameter::size).sum();
  }

  // --- changing state

  /// Returns whether the module is in training, where dropout drops and batch statistics are used.
  ///
  /// @return true at first
  public final boolean isTraining() {
    return training;
  }

  /// Puts this module and all inside it into training mode.
  public final void train() {
    train(true);
  }

  /// Puts this module and all inside it into evaluation mode.
  public final void eval() {
    train(false);
  }

  /// Puts this module and all inside it into one of the two modes.
  ///
  /// @param mode whether it is training
  public final void train(boolean mode) {
    for (Module module : modules()) {
      module.training = mode;
    }
  }

  /// Sets the mode of this module alone.
  final void setTraining(boolean mode) {
    training = mode;
  }

  /// Forgets the gradients of all parameters. They are `null` then, not zero: an optimiser leaves
  /// out a parameter without a gradient.
  public final void zeroGrad() {
    for (Parameter parameter : parameters()) {
      parameter.setGrad(null);
    }
  }

  /// Says for all parameters whether gradients are computed for them.
  ///
  /// @param on whether
  public final void requiresGrad(boolean on) {
    for (Parameter parameter : parameters()) {
      parameter.requiresGrad(on);
    }
  }

  /// Calls a function with all modules inside, each once, inner ones first, and with this one last.
  ///
  /// @param function is given a module
  public final void apply(Consumer<? super Module> function) {
    Given.check(typeName(), "function", "Consumer<Module>", function);
    apply(function, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private void apply(Consumer<? super Module> function, Set<Module> seen) {
    if (seen.add(this)) {
      Members.of(this).modules().values().forEach(child -> child.apply(function, seen));
      function.accept(this);
    }
  }

  /// Gives all floating parameters and buffers another dtype. They stay the same objects, and
  /// gradients move with them; buffers of whole numbers keep their dtype.
  ///
  /// @param dtype `f32`, `f64`, `f16` or `bf16`
  /// @throws WrongArgumentException if it is another dtype
  public final void to(DType dtype) {
    Given.check(typeName() + ".to", "dtype", "DType", dtype);
    if (!dtype.isFloating()) {
      throw new WrongArgumentException(
          typeName() + ".to",
          "dtype",
          "only floating dtypes are accepted, found "
              + dtype
              + ", expected f32, f64, f16 or bf16.");
    }
    move(tensor -> tensor.dtype().isFloating() ? tensor.to(dtype) : tensor);
  }

  /// Moves all parameters and buffers to a device. They stay the same objects, and gradients move
  /// with them.
  ///
  /// @param device where they lie afterwards
  /// @throws dev.waybill.device.DeviceException if there is no such device
  public final void to(Device device) {
    Given.check(typeName() + ".to", "device", "Device", device);
    move(tensor -> tensor.to(device));
  }

  private void move(UnaryOperator<Tensor> to) {
    Autograd.noGrad(
        () -> {
          parameters().forEach(parameter -> parameter.move(to));
          buffers().forEach(buffer -> buffer.move(to));
        });
  }

  // --- saving and loading

  /// Returns the state: own parameters, own persistent buffers, then those of the modules inside. A
  /// shared parameter stands under every name.
  ///
  /// @return by name; the tensors share the module's memory and take no part in gradients
  /// @throws ModuleException if a class here has no generated accessors
  public final SequencedMap<String, Tensor> stateDict() {
    SequencedMap<String, Tensor> state = new LinkedHashMap<>();
    StateWalk.state(this).forEach((name, tensor) -> state.put(name, tensor.detach()));
    return state;
  }

  /// Copies a state into this module, whose keys must all be there and no others.
  ///
  /// @param state by name, as [#stateDict()] returns it
  /// @throws ModuleException if keys are missing or unexpected or shapes differ: it names all of
  /// them, and nothing was copied
  public final void loadStateDict(Map<String, ? extends Tensor> state) {
    loadStateDict(state, true);
  }

  /// Copies a state into this module. Parameters and buffers keep their dtype and device.
  ///
  /// @param state by name, as [#stateDict()] returns it
  /// @param strict whether all keys must be there and no others
  /// @return what did not match
  /// @throws ModuleException if shapes differ, or keys do and it is strict: it names all of them,
  /// and nothing was copied
  public final LoadResult loadStateDict(Map<String, ? extends Tensor> state, boolean strict) {
    Given.check(typeName() + ".loadStateDict", "state", "Map<String, Tensor>", state);
    return StateLoading.load(this, state, strict);
  }

  // --- hooks

  /// Adds a function that runs before each call.
  ///
  /// @param hook the function
  /// @return removes the function when it is closed
  public final Hook registerForwardPreHook(ForwardPreHook hook) {
    return registerForwardPreHook(hook, false);
  }

  /// Adds a function that runs before each call.
  ///
  /// @param hook the function
  /// @param prepend whether it runs before those that are there already
  /// @return removes the function when it is closed
  public final Hook registerForwardPreHook(ForwardPreHook hook, boolean prepend) {
    Given.check(typeName(), "hook", "ForwardPreHook", hook);
    return ModuleHooks.add(hooks.forwardPre, hook, prepend);
  }

  /// Adds a function that runs after each call.
  ///
  /// @param hook the function
  /// @return removes the function when it is closed
  public final Hook registerForwardHook(ForwardHook hook) {
    Given.check(typeName(), "hook", "ForwardHook", hook);
    return ModuleHooks.add(hooks.forward, hook, false);
  }

  /// Adds a function that runs in `backward` once the gradients of this module's results are known.
  ///
  /// @param hook the function
  /// @return removes the function when it is closed
  public final Hook registerBackwardPreHook(BackwardPreHook hook) {
    Given.check(typeName(), "hook", "BackwardPreHook", hook);
    return ModuleHooks.add(hooks.backwardPre, hook, false);
  }

  /// Adds a function that runs in `backward` once the gradients of this module's arguments are
  /// known; where none needs a gradient, once those of the results are.
  ///
  /// @param hook the function
  /// @return removes the function when it is closed
  public final Hook registerBackwardHook(BackwardHook hook) {
    Given.check(typeName(), "hook", "BackwardHook", hook);
    return ModuleHooks.add(hooks.backward, hook, false);
  }

  /// Adds a function that runs after each call of any module, before the module's own.
  ///
  /// @param hook the function
  /// @return removes the function when it is closed
  public static Hook registerGlobalForwardHook(ForwardHook hook) {
    Given.check("Module.registerGlobalForwardHook", "hook", "ForwardHook", hook);
    return ModuleHooks.add(ModuleHooks.GLOBAL, hook, false);
  }

  /// Returns whether a call has to run hooks.
  ///
  /// @return whether there are any
  protected final boolean isHooked() {
    return !hooks.isEmpty() || !ModuleHooks.GLOBAL.isEmpty();
  }

  /// Runs a computation with all hooks around it; for subclasses with a `call` of their own.
  ///
  /// @param inputs the tensors that it is given, `null` for one that is left out
  /// @param forward computes the results from as many tensors
  /// @return the results, `null` for one that is left out
  protected final List<@Nullable Tensor> hooked(
      List<@Nullable Tensor> inputs, UnaryOperator<List<@Nullable Tensor>> forward) {
    return hooks.run(this, new ArrayList<>(inputs), forward);
  }

  /// Returns a tensor that hooks handed on and that may not be left out.
  ///
  /// @param inputs what the computation of [#hooked] was given
  /// @param number which of them, from 0
  /// @param name what it is called
  /// @return the tensor
  protected final Tensor argument(List<@Nullable Tensor> inputs, int number, String name) {
    Tensor tensor = inputs.get(number);
    Given.check(typeName(), name, "Tensor", tensor);
    return java.util.Objects.requireNonNull(tensor);
  }

  /// Returns the only result of a computation that hooks saw.
  ///
  /// @param outputs what [#hooked] returned
  /// @return the result
  protected final Tensor result(List<@Nullable Tensor> outputs) {
    return argument(outputs, 0, "output");
  }

  /// Shows the module as a tree, with shapes and how many parameters there are.
  @Override
  public String toString() {
    return ModuleTree.of(this);
  }
}
