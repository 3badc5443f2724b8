package dev.waybill.processor.check;

import java.util.Locale;

/**
 * Every diagnostic of the processor. Its name is its id: printed in brackets, the key of
 * {@code @SuppressExport} and of {@code -Awaybill.severity.<Id>}, and the name of its page under
 * {@code docs/diagnostics}.
 *
 * <p>One list on purpose: ids, severities and texts are reviewed side by side. The rules that
 * report them are a class each.
 */
public enum Diagnostic {
  /** {@code @Export} stands on an element that cannot be exported. */
  UnsupportedTarget(
      Weight.FAULT,
      "@Export stands on %s.",
      "Put it on a public static method, a public class, interface, enum or record, or a public static final constant."),
  /** An exported element is not public. */
  NotPublic(Weight.FAULT, "%s is exported but not public.", "Make it public, or remove @Export."),
  /** A class around an exported element is not public. */
  HiddenByEnclosingClass(
      Weight.FAULT,
      "%s is public, but %s around it is not.",
      "Make the class public, or move the export out of it."),
  /** An exported method is an instance method. */
  NotStatic(
      Weight.FAULT,
      "%s is exported but not static.",
      "Make it static: exported functions are called without an instance."),
  /** An exported element needs an instance of an outer class. */
  InnerClass(
      Weight.FAULT,
      "%s needs an instance around it, because %s is not static.",
      "Make that class static, or move it to a file of its own."),
  /** An export stands in the unnamed package. */
  UnnamedPackage(
      Weight.FAULT,
      "%s stands in the unnamed package, which generated code cannot import.",
      "Move its class into a package."),
  /** The module-info does not export the package of an export. */
  PackageNotExported(
      Weight.ERROR,
      "%s is exported by name, but the module-info does not export its package.",
      "Add `exports %s;` to it."),
  /** An op has no body to read. */
  NativeOp(
      Weight.FAULT,
      "%s is native, so the op has no reference kernel.",
      "Give the op a Java body and declare the native method as a @Kernel."),
  /** An exported field can change. */
  NotAConstant(
      Weight.FAULT,
      "%s is exported but not static final.",
      "Make it static final, or export a method that returns it."),
  /** A facade cannot name a type of an exported signature. */
  TypeNotVisible(
      Weight.FAULT,
      "%s uses the type %s, which is not public.",
      "Make the type public: a facade in another package repeats the signature."),
  /** An op has type parameters. */
  GenericOp(
      Weight.FAULT,
      "the op %s has type parameters, which a kernel cannot choose by.",
      "Write the types out, or drop @Op and export a plain function."),
  /** An op takes a variable number of arguments. */
  VarargsOp(
      Weight.FAULT,
      "the op %s takes a variable number of arguments.",
      "Take a list or an array, or drop @Op and export a plain function."),
  /** An op returns nothing. */
  VoidOp(
      Weight.ERROR,
      "the op %s returns nothing.",
      "Return the result: ops change none of their arguments. Or drop @Op and export a plain function."),
  /** An op takes tensors inside another value. */
  TensorInside(
      Weight.ERROR,
      "the parameter %s of the op %s is a %s, and a kernel is chosen by tensors only that are parameters themselves, or stand in a List that is one.",
      "Take each tensor, or a List of them, as a parameter, or drop @Op and export a plain function."),
  /** A method has more parameters than a call can carry. */
  TooManyParameters(
      Weight.FAULT,
      "the op %s needs %s argument slots, and generated calls have %s.",
      "Join parameters in a record or a list."),
  /** An op declares a checked exception. */
  CheckedExceptionInOp(
      Weight.FAULT,
      "the op %s throws the checked exception %s.",
      "Throw an unchecked exception that says which argument is wrong."),
  /** An annotation stands inside the body of a method. */
  InsideMethod(
      Weight.ERROR,
      "@%s stands on %s inside the body of a method or initializer, where nothing outside can reach.",
      "Move what it stands on into a class of its own, or remove @%s."),
  /** An annotation means nothing where it stands. */
  StrayAnnotation(
      Weight.ERROR, "@%s stands on %s, which is not exported.", "Add @Export, or remove @%s."),
  /** An export has no name. */
  NoName(Weight.FAULT, "@Export on %s gives no name.", "Give at least one name, such as \"%s\"."),
  /** A name is empty. */
  EmptyName(Weight.FAULT, "a name of %s is empty.", "Write the name, or remove the empty string."),
  /** A name has an empty segment or an illegal character. */
  IllegalName(
      Weight.FAULT,
      "the name '%s' is illegal: %s.",
      "Write Java identifiers with single dots between, such as 'search.topK'."),
  /** A segment of a name is reserved in Java. */
  KeywordInName(
      Weight.FAULT,
      "'%s' in the name '%s' is a reserved word of Java.",
      "Choose another word: the facade would not compile."),
  /** A name is too long for a file system. */
  NameTooLong(
      Weight.ERROR, "the name '%s…' has %s characters.", "Keep names at 200 characters or fewer."),
  /** A canonical name does not follow the spelling rule. */
  NamingRule(
      Weight.WARN,
      "the canonical name '%s' does not end in %s.",
      "Rename it to '%s', and keep the old spelling as an alias."),
  /** One export has the same name twice. */
  RepeatedName(Weight.FAULT, "the name '%s' stands twice on %s.", "Remove one of them."),
  /** Two exports of this module have one name. */
  NameTaken(Weight.FAULT, "the name '%s' is taken by %s.", "Give one of the two another name."),
  /** Overloads have one name. */
  OverloadsShareName(
      Weight.FAULT,
      "the name '%s' is taken by another overload, %s.",
      "Export one of the overloads, or give each a name of its own."),
  /** An export of another module has the name. */
  NameTakenInAnotherModule(
      Weight.FAULT,
      "the name '%s' of %s (in %s) is taken by %s (in %s).",
      "Choose another name, under a namespace of your own."),
  /** A name is also a namespace. */
  NameIsNamespace(Weight.ERROR, "the name '%s' is also a namespace, %s.", "Rename one of them."),
  /** Names of two exports differ only in case or underscores. */
  NamesDifferOnlyInCase(
      Weight.ERROR,
      "the name '%s' differs from '%s' of %s only in case or underscores.",
      "Rename one of them: people and file systems mix them up."),
  /** A facade method would clash with a method of {@code Object}. */
  ObjectMethodClash(
      Weight.FAULT,
      "the name '%s' would make a facade method '%s', which java.lang.Object has.",
      "Choose another name."),
  /** All names of an export are deprecated. */
  CanonicalNameDeprecated(
      Weight.WARN,
      "every name of %s is deprecated.",
      "Add a name that stays, or deprecate the method itself."),
  /** No package declares the namespace of a name. */
  UnknownNamespace(
      Weight.FAULT,
      "no package of this module declares the namespace '%s' of the name '%s'.%s",
      "Add @Namespace(value = \"%s\", …) to a package-info, or correct the name."),
  /** Another module owns the namespace. */
  NamespaceNotOwned(
      Weight.FAULT, "the namespace '%s' belongs to %s.", "Export under a namespace of your own."),
  /** Two packages declare one namespace. */
  NamespaceDeclaredTwice(
      Weight.FAULT, "the namespace '%s' is declared by %s too.", "Keep one of the two."),
  /** A namespace is malformed. */
  IllegalNamespace(
      Weight.FAULT,
      "the namespace '%s' is illegal: %s.",
      "Write Java identifiers with single dots between, such as 'nn.functional'."),
  /** A namespace has no title or no text. */
  NamespaceUndocumented(
      Weight.WARN,
      "the namespace '%s' has no %s.",
      "Write it in @Namespace, the text also as the package's Javadoc."),
  /** A namespace has no exports. */
  NamespaceUnused(
      Weight.WARN,
      "no export of this module lies in the namespace '%s'.",
      "Remove @Namespace, or correct the names that belong there."),
  /** A facade's package or class name is malformed. */
  IllegalFacade(
      Weight.FAULT,
      "the facade %s of the namespace '%s' is no legal class name: %s.",
      "Correct facadePackage or facade in @Namespace."),
  /** A facade has the name of a type in {@code java.lang}. */
  FacadeHidesJavaLang(
      Weight.FAULT,
      "the facade %s of the namespace '%s' hides java.lang.%s.",
      "Name another class with `facade` in @Namespace."),
  /** A facade's class name is taken. */
  FacadeTaken(
      Weight.FAULT,
      "the facade %s of the namespace '%s' is taken by %s.",
      "Choose another facadePackage or facade in @Namespace."),
  /** The module-info does not export the package of a facade. */
  FacadeNotExported(
      Weight.WARN,
      "the module-info does not export %s, the package of the facade %s of the namespace '%s'.",
      "Add `exports %s;` to it, or name an exported package with `facadePackage`."),
  /** A class that would be generated beside an annotated one exists already. */
  GeneratedClassTaken(
      Weight.FAULT,
      "the name of the generated class %s of %s is taken by %s.",
      "Rename one of the two classes."),
  /** An exported signature uses a type of this module that has no public name. */
  ForgottenExport(
      Weight.WARN,
      "%s uses %s, which is not exported.",
      "Export the type too, so that it is part of the reviewed surface."),
  /** A stable symbol depends on an experimental type. */
  StatusLeak(
      Weight.WARN,
      "%s is stable, but its signature uses %s, which is experimental.",
      "Mark the symbol EXPERIMENTAL too, or the type STABLE."),
  /** A default is not a value of the parameter's type. */
  DefaultNotOfType(
      Weight.FAULT,
      "the default '%s' of the parameter %s is no %s.%s",
      "Write a value that the type has."),
  /** A default lies outside the range. */
  DefaultOutOfRange(
      Weight.ERROR,
      "the default '%s' of the parameter %s lies outside its range %s.",
      "Change the default or the range."),
  /** A parameter without a default follows one with a default. */
  RequiredAfterOptional(
      Weight.FAULT,
      "the parameter %s has no default, but %s before it has one.",
      "Move it forward, or give it a default."),
  /** A variable parameter has a default. */
  DefaultOnVarargs(
      Weight.FAULT,
      "the variable parameter %s has a default.",
      "Remove @Default: no arguments at all is its default."),
  /** A range stands on a parameter that is no number. */
  RangeOnNonNumber(
      Weight.FAULT, "the parameter %s is of type %s, which has no range.", "Remove @Range."),
  /** A range has no bounds. */
  RangeUnbounded(
      Weight.WARN,
      "the range of the parameter %s has no bounds.",
      "Write min or max, or remove @Range."),
  /** No value lies in a range. */
  RangeEmpty(
      Weight.FAULT, "no value of the parameter %s lies in %s.", "Put the smaller bound in min."),
  /** Names of two parameters differ only in case or underscores. */
  ParametersDifferOnlyInCase(
      Weight.WARN,
      "the parameter %s differs from %s only in case or underscores.",
      "Rename one of them: arguments are also passed by name."),
  /** A dtype does not exist. */
  UnknownDtype(Weight.FAULT, "'%s' is no dtype.%s", "Choose from %s."),
  /** A device does not exist. */
  UnknownDevice(Weight.FAULT, "'%s' is no device.%s", "Choose from %s."),
  /** A kernel or gradient names an op that does not exist. */
  UnknownOp(
      Weight.FAULT,
      "no op has the name '%s'.%s",
      "Name an op of this module or of another that it is compiled with; one with a module-info must"
          + " stand on the module path."),
  /** A kernel or gradient names something that is no op. */
  NotAnOp(Weight.FAULT, "'%s' is a %s and no op.", "Add @Op to it, or name an op."),
  /** A kernel's signature is not its op's. */
  KernelSignatureDiffers(
      Weight.FAULT,
      "the %s %s has the signature %s, but the op '%s' has %s.",
      "Give it the op's parameters and result."),
  /** Generated code cannot call a kernel. */
  KernelNotAccessible(
      Weight.FAULT,
      "the %s %s cannot be called by generated code: %s.",
      "Make it static and at least package-private, in a class that is not private."),
  /** A kernel takes a dtype that its op refuses. */
  KernelDtypeNotInOp(
      Weight.ERROR,
      "the kernel takes %s, but the op '%s' takes only %s.",
      "Add the dtype to the op, or remove it from the kernel."),
  /** A kernel or gradient declares a checked exception. */
  CheckedExceptionInKernel(
      Weight.FAULT,
      "the %s %s throws the checked exception %s.",
      "Throw an unchecked exception that says which argument is wrong."),
  /** A word stands twice in a list of dtypes or requirements. */
  RepeatedWord(Weight.WARN, "'%s' stands twice in %s of %s.", "Remove one of them."),
  /** A requirement is empty. */
  EmptyRequirement(
      Weight.ERROR,
      "a requirement of the kernel %s is empty.",
      "Name a capability such as \"vector\", or remove the empty string."),
  /** Two kernels claim one place with one priority. */
  AmbiguousPriority(
      Weight.ERROR,
      "the kernel %s and %s both have priority %s for '%s' on %s with %s.",
      "Give one of them another priority."),
  /** An op has two shape rules. */
  DuplicateShape(
      Weight.FAULT, "the op '%s' has a shape rule already, %s.", "Remove one of the two."),
  /** An annotation on a parameter says what cannot be. */
  MisplacedTrait(
      Weight.ERROR, "@%s stands on the parameter %s of %s, %s.", "Remove the annotation."),
  /** The body of a method with {@code @Elementwise} has something that kernels cannot have. */
  NotElementwise(
      Weight.ERROR, "@Elementwise on %s: %s", "Kernels and gradients are written from the body."),
  /** An attribute is marked where all parameters stay what they are. */
  StrayAttribute(
      Weight.ERROR,
      "@Attribute stands on %s, a parameter of a method without @Elementwise.",
      "Remove it, or add @Elementwise to the method."),
  /** Bodies cannot be read, so that there is only what needs no reading. */
  ElementwiseWithoutTrees(
      Weight.NOTE,
      "this compiler offers no syntax trees, so the methods with @Elementwise have a scalar kernel on the CPU only, and no gradient.",
      "Compile with javac for their other kernels and gradients."),
  /** The module cannot name the Vector API. */
  ElementwiseWithoutVectors(
      Weight.NOTE,
      "jdk.incubator.vector is not read here, so the methods with @Elementwise have no kernels on vectors.",
      "Compile with --add-modules jdk.incubator.vector, or with `requires static jdk.incubator.vector;` in the module-info."),
  /** An in-place form is asked for, and there is nothing that it could write into. */
  NoInPlaceForm(
      Weight.FAULT,
      "the op %s has no in-place form: %s.",
      "Take the tensor to write into first and return a tensor, or remove inPlace."),
  /** A parameter of an op has two gradients. */
  DuplicateGradient(
      Weight.FAULT,
      "the parameter '%s' of the op '%s' has a gradient already, %s.",
      "Remove one of the two, or say with of what each is for."),
  /** A gradient is for something of which there is none. */
  GradientOfNoTensor(
      Weight.FAULT, "the gradient %s is of '%s', but %s.%s", "Name tensors that the op takes."),
  /** A gradient takes something that its op does not have. */
  UnknownGradientParameter(
      Weight.FAULT,
      "the gradient %s takes '%s', but the op '%s' has no parameter of that name.%s",
      "Take the op's parameters by their names, and its result as 'result'."),
  /** A gradient's signature does not fit its op. */
  GradientSignature(
      Weight.FAULT,
      "in the gradient %s of the op '%s', %s is %s, and must be %s.",
      "Take the gradient of the result first, then what it needs of the op's parameters and 'result', and return the gradient of one parameter or an array of several."),
  /** An op on floating numbers says nothing of its gradient. */
  GradientMissing(
      Weight.ERROR,
      "the op '%s' takes %s, and has no gradient.",
      "Write a method with @Gradient, or say with @NotDifferentiable why there is none."),
  /** An op has a gradient and is marked as having none. */
  GradientAndNotDifferentiable(
      Weight.ERROR,
      "the op '%s' is marked @NotDifferentiable.",
      "Remove @Gradient or @NotDifferentiable."),
  /** An op with a gradient has nothing that a gradient could belong to. */
  NothingToDerive(Weight.ERROR, "the op '%s' has no gradient: it takes %s.", "Remove @Gradient."),
  /** Generated code cannot call a gradient. */
  GradientNotAccessible(
      Weight.FAULT,
      "the gradient %s cannot be called by generated code: %s.",
      "Make it static and at least package-private, in a class that is not private."),
  /** A constructor that is called by name is not public. */
  CreatorNotPublic(
      Weight.FAULT,
      "@Creator stands on a constructor of %s that is not public.",
      "Make it public, or remove @Creator."),
  /** A class has several constructors to be called by name. */
  CreatorTwice(
      Weight.FAULT,
      "@Creator stands on another constructor of %s too.",
      "Keep one of them: a name makes a type in one way."),
  /** A constructor that is called by name is that of an abstract class. */
  CreatorOfAbstractClass(
      Weight.FAULT,
      "@Creator stands on a constructor of %s, which is abstract.",
      "Make the class final or open, or remove @Creator."),
  /** The method of a facade that makes a type has a name that is taken. */
  FacadeMethodTaken(
      Weight.FAULT,
      "the facade method '%s' of the type '%s' is taken by %s.",
      "Give one of the two another name."),
  /** {@code @Stateful} stands on what is no module class. */
  StatefulNotAModule(
      Weight.FAULT,
      "@Stateful stands on %s, which is no subclass of dev.waybill.nn.Module.",
      "Let it extend Module, or Layer, or remove @Stateful."),
  /** Generated code cannot see a class with state. */
  StatefulNotAccessible(
      Weight.FAULT,
      "the state of %s cannot be visited by generated code: %s.",
      "Make it at least package-private."),
  /** A superclass has state that nobody visits. */
  StatefulSuperclass(
      Weight.FAULT, "the superclass %s of %s %s.", "Put @Stateful on it, and compile it again."),
  /** A private field with state has no accessor. */
  PrivateState(
      Weight.FAULT,
      "the field %s of %s is private, and generated code visits its state.",
      "Make it at least package-private, or add a method %s() that returns it."),
  /** A key of state is empty or has a dot. */
  IllegalStateKey(
      Weight.FAULT,
      "the key '%s' of the field %s %s.",
      "Write one segment, such as \"in_proj_weight\": a state dictionary joins keys with dots."),
  /** Two fields of a class and its superclasses have one key. */
  StateKeyTaken(
      Weight.FAULT,
      "the key '%s' of the field %s is taken by the field %s of %s.",
      "Give one of them another with @Named."),
  /** A tensor in a module is neither parameter nor buffer. */
  TensorIsNoState(
      Weight.ERROR,
      "the field %s of %s is a Tensor, which is neither trained nor saved.",
      "Make it a Parameter or a Buffer, or `transient` where it is no state."),
  /** State stands in a container that has no keys. */
  StateInContainer(
      Weight.ERROR,
      "the field %s of %s is of type %s, whose contents have no keys.",
      "Take a ParameterList, ModuleList or ModuleDict, or call registerParameter, registerBuffer or"
          + " registerModule; make it `transient` where it is no state."),
  /** A key stands on a field that is no state. */
  NamedWithoutState(
      Weight.ERROR,
      "@Named stands on %s, which is no state: %s.",
      "Remove @Named, or make it one."),
  /** A reason is empty. */
  ReasonMissing(Weight.ERROR, "@%s gives no reason.", "Say why in a sentence."),
  /** A deprecated name is none of the export's names. */
  DeprecatedNameNotExported(
      Weight.FAULT, "'%s' is deprecated here, but is no name of %s.%s", "Name one of its names."),
  /** One name is deprecated twice. */
  DeprecatedTwice(
      Weight.FAULT, "the name '%s' of %s is deprecated twice.", "Keep one @DeprecatedName."),
  /** A version is malformed. */
  SinceMalformed(Weight.ERROR, "%s '%s' is no version.", "Write one such as 1.2 or 1.2.3."),
  /** A symbol claims to be from a version after this one. */
  SinceInFuture(
      Weight.WARN,
      "since '%s' is after the version of this module, %s.",
      "Write the version that first has it."),
  /** A name is removed before it is deprecated. */
  RemovalNotAfterSince(
      Weight.ERROR,
      "the removal '%s' of '%s' is not after its deprecation in '%s'.",
      "Name a later version."),
  /** A name should be gone by now. */
  RemovalOverdue(
      Weight.WARN,
      "'%s' was to be removed in %s, and this is %s.",
      "Remove the name, or name a later version."),
  /** The name to use instead does not exist. */
  ReplacementUnknown(
      Weight.ERROR,
      "the replacement '%s' of '%s' is no exported name.%s",
      "Name an exported name."),
  /** The name to use instead is deprecated itself. */
  ReplacementDeprecated(
      Weight.ERROR, "the replacement '%s' of '%s' is deprecated itself.", "Name one that stays."),
  /** The status and {@code @Deprecated} disagree. */
  JavaDeprecationDisagrees(
      Weight.WARN,
      "%s is %s, but its status is %s.",
      "Use @Deprecated and status = DEPRECATED together."),
  /** An export has no documentation. */
  MissingSummary(
      Weight.WARN,
      "%s has no Javadoc.",
      "Say in one sentence what it does: docs and facades repeat it."),
  /** Two exports have one summary. */
  RepeatedSummary(
      Weight.WARN,
      "the summary of %s is word for word that of %s.",
      "Say what it does that the other does not."),
  /** A parameter is undocumented. */
  MissingParameterDoc(
      Weight.WARN, "the parameter %s of %s is undocumented.", "Add `@param %s` to the Javadoc."),
  /** A result is undocumented. */
  MissingReturnDoc(
      Weight.WARN, "the result of %s is undocumented.", "Add `@return` to the Javadoc."),
  /** A declared exception is undocumented. */
  MissingThrowsDoc(
      Weight.WARN,
      "the checked exception %s of %s is undocumented.",
      "Add `@throws %s` to the Javadoc."),
  /** The Javadoc names a parameter that does not exist. */
  UnknownParameterDoc(
      Weight.WARN,
      "the Javadoc of %s names a parameter '%s' that it does not have.%s",
      "Correct the `@param`."),
  /** An option of the processor does not exist. */
  UnknownOption(
      Weight.WARN,
      "-A%s is no option of the Waybill processor.%s",
      "Options are waybill.module and waybill.severity.<Id>."),
  /** A suppression or severity names a diagnostic that does not exist. */
  UnknownDiagnosticId(
      Weight.FAULT, "'%s' is no diagnostic of Waybill.%s", "Use an id as printed in brackets."),
  /** A severity option has a value that does not exist. */
  BadSeverity(
      Weight.FAULT, "-Awaybill.severity.%s=%s gives no severity.", "Choose error, warn or off."),
  /** A suppression hides nothing. */
  UselessSuppression(Weight.WARN, "@SuppressExport(id = \"%s\") hides nothing.", "Remove it."),
  /** A diagnostic without which generated code would not compile is to be silenced. */
  NotSuppressible(
      Weight.ERROR,
      "%s cannot be silenced, because nothing can be generated for such an export.",
      "Correct what it reports, and remove this."),
  /** The module-info does not provide the generated exports. */
  MissingProvides(
      Weight.ERROR,
      "the module %s has exports or state, but its module-info does not provide them.",
      "Add `provides dev.waybill.spi.ExportModule with %s;` to it."),
  /** Only a part of the exports was compiled. */
  PartialCompilation(
      Weight.ERROR,
      "the class %s %s.",
      "Build clean (mvn clean compile), or compile all sources together."),
  /** An export appeared after the round that Waybill works in. */
  LateExport(
      Weight.FAULT,
      "%s was generated by another processor after the exports of this module were read.",
      "Generate it without @Export and export it from a class of your own, or compile it in a module of its own."),
  /** Two modules have one id. */
  ModuleIdTwice(
      Weight.ERROR,
      "the module id '%s' is that of %s and of %s.",
      "Give each module an id of its own, by its Maven coordinates or with -Awaybill.module."),
  /** The generated provider of another module has the name of this one's. */
  ProviderNameTaken(
      Weight.ERROR,
      "the modules '%s' and '%s' both get the provider %s, because every character that Java does not allow becomes '_'.",
      "Choose another id with -Awaybill.module: only one of two classes of one name is ever loaded."),
  /** A module on the path was built by a newer Waybill. */
  NewerFormat(
      Weight.ERROR, "%s speaks format %s, this processor speaks %s.", "Use a newer Waybill here."),
  /** The listing of a module on the path cannot be read. */
  DamagedListing(
      Weight.ERROR,
      "the listing of %s in %s is damaged at %s.",
      "Rebuild that module with the waybill-processor of this version."),
  /** The annotations on the path and the processor do not fit. */
  AnnotationsDisagree(
      Weight.ERROR,
      "the annotations on the path speak format %s, this processor speaks %s.",
      "Use the same version of waybill-annotations and waybill-processor."),
  /** The compiler offers no syntax trees. */
  TreesUnavailable(
      Weight.NOTE,
      "this compiler offers no syntax trees, so the manifest has no lines and `///` comments may be missing.",
      "Nothing is wrong; compile with javac for full docs."),
  /** The processor itself failed. */
  InternalError(
      Weight.FAULT,
      "the Waybill processor failed: %s.",
      "Please report it with the stack trace in the note that follows.");

  private final Weight weight;
  private final String problem;
  private final String help;

  Diagnostic(Weight weight, String problem, String help) {
    this.weight = weight;
    this.problem = problem;
    this.help = help;
  }

  /**
   * Returns the severity where no option sets another.
   *
   * @return the severity
   */
  public Severity severity() {
    return switch (weight) {
      case FAULT, ERROR -> Severity.ERROR;
      case WARN -> Severity.WARN;
      case NOTE -> Severity.NOTE;
    };
  }

  /**
   * Returns whether nothing can be generated for what it reports, so that nothing can silence it.
   *
   * @return whether it is always an error
   */
  public boolean isFault() {
    return weight == Weight.FAULT;
  }

  /**
   * Returns the whole message: what is wrong, then what to do.
   *
   * @param arguments the arguments of the two formats, in order
   * @return one line
   */
  String message(Object... arguments) {
    StringBuilder line = new StringBuilder();
    String.format(Locale.ROOT, problem + " " + help, arguments)
        .codePoints()
        .forEach(
            c -> {
              // A name may hold what would break the line, or what nobody sees.
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                line.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  private enum Weight {
    FAULT,
    ERROR,
    WARN,
    NOTE
  }
}
