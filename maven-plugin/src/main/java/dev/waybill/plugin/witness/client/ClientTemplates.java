package dev.waybill.plugin.witness.client;

import java.util.List;

/** The ways in which clients use elements. */
public final class ClientTemplates {

  /** All, those first that most clients use. */
  public static final List<ClientTemplate> ALL =
      List.of(
          new CallMethod(),
          new ReadField(),
          new UseConstant(),
          new ConstructInstance(),
          new UseType(),
          new SwitchOverCases(),
          new MatchRecord(),
          new Annotate(),
          new WriteLambda(),
          new ReferToMethod(),
          new CatchException(),
          new ThrowException(),
          new OverrideMethod(),
          new InheritMethod(),
          new ExtendClass(),
          new CallInheritedMethod(),
          new NarrowTypeArguments(),
          new UseOfWildcards(),
          new PassToRawParameter(),
          new UseWithinSubclass());

  private ClientTemplates() {}
}
