package dev.waybill.manifest.verdict;

import java.util.Locale;
import java.util.Set;

/** The kinds of differences, with what each means to clients unless its rule knows better. */
// What each means is its first argument; a comment would say it again.
@SuppressWarnings("doclint:missing")
public enum ChangeKind {
  CLASS_REMOVED("The class is gone.", Impact.BINARY, Impact.SOURCE),
  CLASS_ADDED("The class is new.", Impact.COMPATIBLE),
  CLASS_LESS_VISIBLE("Fewer clients can see the class.", Impact.SOURCE),
  CLASS_KIND_CHANGED("It is declared as something else.", Impact.BINARY, Impact.SOURCE),
  CLASS_NOW_ABSTRACT("No instance of it can be made any more.", Impact.BINARY, Impact.SOURCE),
  CLASS_NO_LONGER_ABSTRACT("Instances of it can be made.", Impact.COMPATIBLE),
  CLASS_NOT_EXTENSIBLE("No class below it can be declared.", Impact.BINARY, Impact.SOURCE),
  CLASS_NOW_EXTENSIBLE("Classes below it can be declared.", Impact.COMPATIBLE),
  CLASS_NOW_STATIC("It has lost its outer instance.", Impact.BINARY, Impact.SOURCE),
  CLASS_NOW_INNER("It needs an outer instance.", Impact.BINARY, Impact.SOURCE),
  NO_LONGER_SEALED("A switch over its cases is not exhaustive any more.", Impact.SOURCE),
  PERMITTED_ADDED("A switch over its cases lacks the new one.", Impact.SOURCE, Impact.BEHAVIOUR),
  PERMITTED_REMOVED("One of its cases is gone.", Impact.BINARY, Impact.SOURCE),
  SUPERTYPE_REMOVED("It is no longer of that type.", Impact.BINARY, Impact.SOURCE),
  SUPERTYPE_ADDED("It is of one more type.", Impact.COMPATIBLE),
  SUPERTYPE_ARGUMENTS_CHANGED("It is of that type with other type arguments.", Impact.SOURCE),
  EXCEPTION_NOW_CHECKED("Clients must catch or declare it.", Impact.SOURCE),
  EXCEPTION_NO_LONGER_CHECKED("Nobody must catch it any more.", Impact.ADVISORY),
  TYPE_PARAMETERS_CHANGED("It takes other type arguments.", Impact.SOURCE),
  TYPE_BOUND_CHANGED("A type parameter has another bound.", Impact.SOURCE),
  ENUM_CONSTANT_ADDED("A switch over it lacks the new one.", Impact.SOURCE, Impact.BEHAVIOUR),
  ENUM_CONSTANT_REMOVED("A constant is gone.", Impact.BINARY, Impact.SOURCE),
  ENUM_CONSTANTS_REORDERED("Ordinals and their order are others.", Impact.BEHAVIOUR),
  RECORD_COMPONENT_ADDED("Record patterns have too few parts.", Impact.SOURCE),
  RECORD_COMPONENT_REMOVED("Record patterns have too many parts.", Impact.SOURCE),
  RECORD_COMPONENT_CHANGED("A component is another.", Impact.SOURCE),
  RECORD_COMPONENTS_SWAPPED(
      "Components of one type have changed places, in silence.", Impact.BEHAVIOUR),
  ANNOTATION_ELEMENT_ADDED("Uses lack a value.", Impact.SOURCE, Impact.BEHAVIOUR),
  ANNOTATION_ELEMENT_WITH_DEFAULT_ADDED("It has one more element.", Impact.COMPATIBLE),
  ANNOTATION_DEFAULT_CHANGED("Uses without a value mean another.", Impact.BEHAVIOUR),
  ANNOTATION_DEFAULT_REMOVED("Uses lack a value.", Impact.SOURCE, Impact.BEHAVIOUR),
  ANNOTATION_DEFAULT_ADDED("Uses need no value.", Impact.COMPATIBLE),
  ANNOTATION_TARGET_NARROWED("It may no longer stand where it stood.", Impact.SOURCE),
  ANNOTATION_TARGET_WIDENED("It may stand in more places.", Impact.COMPATIBLE),
  ANNOTATION_RETENTION_LOWERED("It is not found any more at run time.", Impact.BEHAVIOUR),
  ANNOTATION_RETENTION_RAISED("It is found later on, too.", Impact.COMPATIBLE),
  ANNOTATION_NOT_INHERITED("Subclasses do not have it any more.", Impact.BEHAVIOUR),
  ANNOTATION_NOW_INHERITED("Subclasses have it, too.", Impact.ADVISORY),
  ANNOTATION_NOT_REPEATABLE("It may stand once only.", Impact.SOURCE),
  LAMBDA_NOT_POSSIBLE("No lambda can be one any more.", Impact.SOURCE),
  NO_LONGER_FUNCTIONAL("Nobody promises that a lambda can be one.", Impact.ADVISORY),
  SERIAL_FORM_CHANGED("What was serialized before cannot be read.", Impact.BEHAVIOUR),
  SERIAL_VERSION_COMPUTED(
      "Its computed version is another, so that what was serialized before cannot be read.",
      Impact.ADVISORY),
  SERIAL_FIELD_ADDED("What was serialized before lacks a field.", Impact.ADVISORY),

  METHOD_REMOVED("The method is gone.", Impact.BINARY, Impact.SOURCE),
  METHOD_ADDED("The method is new.", Impact.COMPATIBLE),
  METHOD_MOVED_UP("It is inherited now.", Impact.COMPATIBLE),
  METHOD_ADDED_TO_EXTENSIBLE("A subclass may have one of this name.", Impact.ADVISORY),
  ABSTRACT_METHOD_ADDED("Implementations lack it.", Impact.SOURCE, Impact.BEHAVIOUR),
  DEFAULT_METHOD_ADDED("A class may inherit two of this name.", Impact.ADVISORY),
  OVERLOAD_ADDED("Calls may mean the new one, or be ambiguous.", Impact.ADVISORY),
  METHOD_LESS_VISIBLE("Fewer clients can call it.", Impact.BINARY, Impact.SOURCE),
  METHOD_MORE_VISIBLE("Overriding methods are less visible.", Impact.SOURCE),
  METHOD_NOW_STATIC("It belongs to the class now.", Impact.BINARY, Impact.SOURCE),
  METHOD_NO_LONGER_STATIC("It needs an instance now.", Impact.BINARY, Impact.SOURCE),
  METHOD_NOW_ABSTRACT("It has no body any more.", Impact.BINARY, Impact.SOURCE),
  METHOD_NO_LONGER_ABSTRACT("It has a body now.", Impact.COMPATIBLE),
  METHOD_NOW_FINAL("It cannot be overridden any more.", Impact.BINARY, Impact.SOURCE),
  METHOD_NO_LONGER_FINAL("It can be overridden.", Impact.COMPATIBLE),
  PARAMETER_TYPES_CHANGED("It takes other arguments.", Impact.BINARY, Impact.SOURCE),
  PARAMETER_GENERICS_CHANGED("It takes other type arguments.", Impact.SOURCE),
  PARAMETERS_SWAPPED("Parameters of one type have changed places, in silence.", Impact.BEHAVIOUR),
  PARAMETER_RENAMED("A parameter has another name.", Impact.ADVISORY),
  RESULT_TYPE_CHANGED("It returns another type.", Impact.BINARY, Impact.SOURCE),
  RESULT_TYPE_NARROWED("It returns a narrower type.", Impact.BINARY),
  RESULT_GENERICS_CHANGED("It returns other type arguments.", Impact.SOURCE),
  CHECKED_EXCEPTION_ADDED("Clients must catch or declare it.", Impact.SOURCE),
  CHECKED_EXCEPTION_REMOVED("Clients catch what is not thrown.", Impact.SOURCE),
  UNCHECKED_EXCEPTION_DECLARED("It says that it may throw.", Impact.ADVISORY),
  EXCEPTION_NO_LONGER_DECLARED("It no longer says that it may throw.", Impact.COMPATIBLE),
  VARARGS_REMOVED("Single arguments do not make an array.", Impact.SOURCE),
  VARARGS_ADDED("Single arguments make an array.", Impact.COMPATIBLE),
  SAFE_VARARGS_REMOVED("Calls of it are warned of.", Impact.ADVISORY),
  METHOD_TYPE_PARAMETERS_CHANGED("It takes other type arguments.", Impact.SOURCE),
  NULL_NO_LONGER_ACCEPTED("It takes null no more.", Impact.BEHAVIOUR),
  NULL_NOW_ACCEPTED("It takes null, too.", Impact.COMPATIBLE),
  NULL_NOW_RETURNED("It may be null.", Impact.BEHAVIOUR),
  NULL_NO_LONGER_RETURNED("It is never null.", Impact.COMPATIBLE),
  NULLNESS_WITHIN_CHANGED(
      "Null may stand where it did not within a type, or may not where it did.", Impact.ADVISORY),
  NO_LONGER_NULL_MARKED("Types without a word say nothing of null any more.", Impact.ADVISORY),
  SYNCHRONIZED_CHANGED("Threads meet in it otherwise.", Impact.ADVISORY),
  DEPRECATED("It is deprecated.", Impact.COMPATIBLE),
  DEPRECATED_FOR_REMOVAL("It will be removed.", Impact.ADVISORY),
  NO_LONGER_DEPRECATED("It is not deprecated any more.", Impact.COMPATIBLE),

  FIELD_REMOVED("The field is gone.", Impact.BINARY, Impact.SOURCE),
  FIELD_MOVED_UP("It is inherited now.", Impact.COMPATIBLE),
  FIELD_ADDED("The field is new.", Impact.COMPATIBLE),
  FIELD_ADDED_TO_EXTENSIBLE(
      "A subclass may mean another of this name, inherited or around it.", Impact.ADVISORY),
  FIELD_HIDES("It hides an inherited one.", Impact.ADVISORY),
  FIELD_LESS_VISIBLE("Fewer clients can see it.", Impact.BINARY, Impact.SOURCE),
  FIELD_NOW_STATIC("It belongs to the class now.", Impact.BINARY),
  FIELD_NO_LONGER_STATIC("It needs an instance now.", Impact.BINARY, Impact.SOURCE),
  FIELD_TYPE_CHANGED("It has another type.", Impact.BINARY, Impact.SOURCE),
  FIELD_GENERICS_CHANGED("It has other type arguments.", Impact.SOURCE),
  FIELD_NOW_FINAL("It cannot be assigned any more.", Impact.BINARY, Impact.SOURCE),
  FIELD_NO_LONGER_FINAL("It can be assigned.", Impact.COMPATIBLE),
  CONSTANT_VALUE_CHANGED("Compiled clients keep the old value.", Impact.BEHAVIOUR),
  CONSTANT_NO_LONGER_CONSTANT("It is no constant expression any more.", Impact.SOURCE),
  CONSTANT_NOW_CONSTANT("Clients take its value when compiled.", Impact.COMPATIBLE),
  VOLATILE_CHANGED("Other threads see it otherwise.", Impact.ADVISORY),

  MODULE_RENAMED("The module has another name.", Impact.BINARY, Impact.SOURCE),
  AUTOMATIC_MODULE_RENAMED("The module has another name.", Impact.BINARY, Impact.SOURCE),
  PACKAGE_NO_LONGER_EXPORTED("Clients cannot see the package.", Impact.BINARY, Impact.SOURCE),
  PACKAGE_EXPORTED("Clients can see the package.", Impact.COMPATIBLE),
  PACKAGE_NO_LONGER_OPEN("Reflection fails.", Impact.BEHAVIOUR),
  PACKAGE_OPENED("Reflection works.", Impact.COMPATIBLE),
  REQUIRES_TRANSITIVE_DROPPED("Clients must require it themselves.", Impact.BINARY, Impact.SOURCE),
  REQUIRES_ADDED("It needs one more module to start.", Impact.ADVISORY),
  REQUIRES_NO_LONGER_OPTIONAL("It does not start without it.", Impact.BEHAVIOUR),
  REQUIRES_REMOVED("It needs one module less.", Impact.COMPATIBLE),
  SERVICE_DROPPED("The service is not found any more.", Impact.BEHAVIOUR),
  SERVICE_PROVIDED("It provides a service.", Impact.COMPATIBLE),
  DEPENDENCY_CHANGED("Clients meet classes of another line of versions.", Impact.ADVISORY),
  VARIANT_LACKS("On that release of Java clients do not find it.", Impact.BINARY, Impact.SOURCE),
  VARIANT_ADDS("Clients that use it fail on other releases of Java.", Impact.ADVISORY),
  VARIANT_ALIKE("The release of Java makes no difference any more.", Impact.COMPATIBLE),
  RELEASE_RAISED("It does not load on older JDKs.", Impact.BINARY),
  RELEASE_LOWERED("It loads on older JDKs.", Impact.COMPATIBLE),

  NAME_REMOVED("Nobody finds it by this name.", Impact.BEHAVIOUR),
  NAME_REMOVED_AS_ANNOUNCED("The name is gone, as its deprecation said.", Impact.ADVISORY),
  EXPORT_ADDED("The export is new.", Impact.COMPATIBLE),
  ALIAS_ADDED("It is found by one more name.", Impact.COMPATIBLE),
  CANONICAL_NAME_CHANGED("An alias is the canonical name now.", Impact.ADVISORY),
  NAME_MEANS_ANOTHER("The name means another export now.", Impact.BEHAVIOUR),
  EXPORT_KIND_CHANGED("Looked up by name it is something else.", Impact.BEHAVIOUR),
  GENERATION_1_NAME_REMOVED("Generation 1 does not know the name.", Impact.BEHAVIOUR),
  REQUIRED_PARAMETER_ADDED("Calls by name lack an argument.", Impact.BEHAVIOUR),
  OPTIONAL_PARAMETER_ADDED("It takes one more argument.", Impact.COMPATIBLE),
  OPTIONAL_PARAMETER_INSERTED("Arguments behind it have moved by one place.", Impact.BEHAVIOUR),
  OP_PARAMETER_REMOVED("Calls by name pass an unknown argument.", Impact.BEHAVIOUR),
  OP_PARAMETER_RENAMED("Calls by name pass an unknown argument.", Impact.BEHAVIOUR),
  OP_PARAMETERS_REORDERED("Arguments by place mean others.", Impact.BEHAVIOUR),
  OP_PARAMETER_TYPE_CHANGED("It takes other values.", Impact.BEHAVIOUR),
  PARAMETER_NOW_OPTIONAL("It may be left out.", Impact.COMPATIBLE),
  PARAMETER_NOW_REQUIRED("It may not be left out any more.", Impact.BEHAVIOUR),
  DEFAULT_CHANGED("Calls without it get another value.", Impact.BEHAVIOUR),
  RANGE_NARROWED("It refuses values that it took.", Impact.BEHAVIOUR),
  RANGE_WIDENED("It takes more values.", Impact.COMPATIBLE),
  OP_RESULT_CHANGED("Calls by name return something else.", Impact.BEHAVIOUR),
  CREATOR_REMOVED("Nobody makes it by name any more.", Impact.BEHAVIOUR),
  CREATOR_ADDED("It can be made by name.", Impact.COMPATIBLE),
  DTYPE_REMOVED("It refuses tensors that it took.", Impact.BEHAVIOUR),
  DTYPE_ADDED("It takes tensors of one more dtype.", Impact.COMPATIBLE),
  KERNEL_REMOVED("It does not run there any more.", Impact.BEHAVIOUR),
  KERNEL_ADDED("It runs there, and results may differ in the last digits.", Impact.COMPATIBLE),
  KERNEL_REQUIREMENTS_CHANGED(
      "Some machines run another kernel, and results may differ in the last digits.",
      Impact.ADVISORY),
  KERNEL_ORDER_CHANGED("Another kernel is chosen.", Impact.BEHAVIOUR),
  GRADIENT_REMOVED("No gradient flows through it any more.", Impact.BEHAVIOUR),
  GRADIENT_ADDED("Gradients flow through it.", Impact.COMPATIBLE),
  NOW_WRITES("It writes into an argument.", Impact.BEHAVIOUR),
  NO_LONGER_WRITES("It leaves an argument as it is.", Impact.BEHAVIOUR),
  NOW_SHARES("Its result shares memory with an argument.", Impact.BEHAVIOUR),
  NO_LONGER_SHARES("Its result has memory of its own.", Impact.BEHAVIOUR),
  IN_PLACE_FORM_CHANGED("It is the in-place form of another op.", Impact.BEHAVIOUR),
  STABILITY_LOWERED("Less is promised of it.", Impact.BEHAVIOUR),
  STABILITY_RAISED("More is promised of it.", Impact.COMPATIBLE),
  NAME_DEPRECATED("The name is deprecated.", Impact.COMPATIBLE),
  NAME_NO_LONGER_DEPRECATED("The name is not deprecated any more.", Impact.COMPATIBLE),
  REMOVAL_MOVED_FORWARD("The name goes before it was announced.", Impact.BEHAVIOUR),
  SINCE_CHANGED("A release that had it is said not to, or the reverse.", Impact.ADVISORY);

  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // Made by Set.of.
  private final Set<Impact> impacts;

  ChangeKind(String meaning, Impact... impacts) {
    this.meaning = meaning;
    this.impacts = Set.of(impacts);
  }

  /**
   * Returns its stable id.
   *
   * @return such as {@code method-removed}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns what it means.
   *
   * @return a sentence
   */
  public String meaning() {
    return meaning;
  }

  /** What it means to clients, unless its rule knows better. */
  Set<Impact> impacts() {
    return impacts;
  }
}
