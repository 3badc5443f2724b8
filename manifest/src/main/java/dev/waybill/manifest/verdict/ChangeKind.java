package dev.waybill.manifest.verdict;

import java.util.Locale;
import java.util.Set;

/** The kinds of differences, with what each means to clients unless its rule knows better. */
// What each means is its first argument; a comment would say it again.
@SuppressWarnings("doclint:missing")
public enum ChangeKind {
  CLASS_REMOVED("The class is gone.", Impact.BINARY, Impact.SOURCE),
  CLASS_ADDED("The class is new.", Impact.COMPATIBLE),
  CLASS_LESS_VISIBLE("Fewer clients can see the class.", Impact.BINARY, Impact.SOURCE),
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
  EXCEPTION_NOW_CHECKED("Clients must catch or declare it.", Impact.SOURCE),
  EXCEPTION_NO_LONGER_CHECKED("Nobody must catch it any more.", Impact.ADVISORY),
  TYPE_PARAMETERS_CHANGED("It takes other type arguments.", Impact.SOURCE),
  TYPE_BOUND_CHANGED("A type parameter has another bound.", Impact.SOURCE),
  ENUM_CONSTANT_ADDED("A switch over it lacks the new one.", Impact.SOURCE, Impact.BEHAVIOUR),
  ENUM_CONSTANT_REMOVED("A constant is gone.", Impact.BINARY, Impact.SOURCE),
  ENUM_CONSTANTS_REORDERED("Ordinals and their order are others.", Impact.BEHAVIOUR),
  RECORD_COMPONENT_ADDED("Record patterns have too few parts.", Impact.SOURCE),
  RECORD_COMPONENT_REMOVED("Record patterns have too many parts.", Impact.SOURCE),
  RECORD_COMPONENT_CHANGED("A component is another.", Impact.BINARY, Impact.SOURCE),
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
  NO_LONGER_FUNCTIONAL("Nobody promises that a lambda can be one.", Impact.ADVISORY),
  SERIAL_FORM_CHANGED("What was serialized before cannot be read.", Impact.BEHAVIOUR),
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
  METHOD_TYPE_PARAMETERS_CHANGED("It takes other type arguments.", Impact.SOURCE),
  NULL_NO_LONGER_ACCEPTED("It takes null no more.", Impact.BEHAVIOUR),
  NULL_NOW_ACCEPTED("It takes null, too.", Impact.COMPATIBLE),
  NULL_NOW_RETURNED("It may be null.", Impact.BEHAVIOUR),
  NULL_NO_LONGER_RETURNED("It is never null.", Impact.COMPATIBLE),
  DEPRECATED("It is deprecated.", Impact.COMPATIBLE),
  DEPRECATED_FOR_REMOVAL("It will be removed.", Impact.ADVISORY),
  NO_LONGER_DEPRECATED("It is not deprecated any more.", Impact.COMPATIBLE),

  FIELD_REMOVED("The field is gone.", Impact.BINARY, Impact.SOURCE),
  FIELD_ADDED("The field is new.", Impact.COMPATIBLE),
  FIELD_HIDES("It hides an inherited one.", Impact.ADVISORY),
  FIELD_LESS_VISIBLE("Fewer clients can see it.", Impact.BINARY, Impact.SOURCE),
  FIELD_NOW_STATIC("It belongs to the class now.", Impact.BINARY, Impact.SOURCE),
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
  AUTOMATIC_MODULE_RENAMED("The module has another name.", Impact.SOURCE),
  PACKAGE_NO_LONGER_EXPORTED("Clients cannot see the package.", Impact.BINARY, Impact.SOURCE),
  PACKAGE_EXPORTED("Clients can see the package.", Impact.COMPATIBLE),
  PACKAGE_NO_LONGER_OPEN("Reflection fails.", Impact.BEHAVIOUR),
  PACKAGE_OPENED("Reflection works.", Impact.COMPATIBLE),
  REQUIRES_TRANSITIVE_DROPPED("Clients must require it themselves.", Impact.SOURCE),
  REQUIRES_ADDED("It needs one more module to start.", Impact.ADVISORY),
  REQUIRES_NO_LONGER_OPTIONAL("It does not start without it.", Impact.BEHAVIOUR),
  REQUIRES_REMOVED("It needs one module less.", Impact.COMPATIBLE),
  SERVICE_DROPPED("The service is not found any more.", Impact.BEHAVIOUR),
  SERVICE_PROVIDED("It provides a service.", Impact.COMPATIBLE),
  RELEASE_RAISED("It does not load on older JDKs.", Impact.BINARY),
  RELEASE_LOWERED("It loads on older JDKs.", Impact.COMPATIBLE);

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
