package dev.waybill.processor.elementwise;

import java.util.List;

/**
 * A formula of scalars, as a graph: what is used twice is one node that two others hold.
 *
 * <p>Walk it by identity, and compare by {@link ValueNumbers}: {@code equals} and {@code hashCode}
 * of records visit a shared node once for each way to it, whose number doubles with each level.
 */
public sealed interface Expression {

  /**
   * Returns what kind of value it has.
   *
   * @return the type
   */
  Type type();

  /**
   * Returns the expressions that it is built of.
   *
   * @return none for constants and parameters
   */
  List<Expression> operands();

  /**
   * Returns the same operation on other operands.
   *
   * @param operands as many as {@link #operands}
   * @return an expression
   */
  Expression with(List<Expression> operands);

  /**
   * Returns whether it is a given real constant.
   *
   * @param value the constant; 0 stands for both zeros
   * @return whether it is
   */
  default boolean is(double value) {
    return this instanceof Real real && real.value == value;
  }

  /** Expressions without operands. */
  sealed interface Leaf extends Expression {
    @Override
    default List<Expression> operands() {
      return List.of();
    }

    @Override
    default Expression with(List<Expression> operands) {
      return this;
    }
  }

  /** Constants. */
  sealed interface Constant extends Leaf {}

  /**
   * A floating-point constant.
   *
   * @param value its value
   */
  record Real(double value) implements Constant {
    @Override
    public Type type() {
      return Type.REAL;
    }
  }

  /**
   * An integer constant.
   *
   * @param value its value
   */
  record Whole(long value) implements Constant {
    @Override
    public Type type() {
      return Type.WHOLE;
    }
  }

  /**
   * A constant truth value.
   *
   * @param value its value
   */
  record Truth(boolean value) implements Constant {
    @Override
    public Type type() {
      return Type.TRUTH;
    }
  }

  /**
   * A parameter.
   *
   * @param name its name in the source
   * @param role whether each element has its own value
   * @param index the place among the parameters of the same role
   * @param type what kind of value it has
   */
  record Parameter(String name, Role role, int index, Type type) implements Leaf {}

  /** Where the value of a parameter comes from. */
  enum Role {
    /** An element of a tensor. */
    ELEMENT,
    /** A number that is the same for all elements. */
    ATTRIBUTE
  }

  /**
   * An operation on one value.
   *
   * @param operator what is done
   * @param operand the value
   */
  record Unary(UnaryOperator operator, Expression operand) implements Expression {
    @Override
    public Type type() {
      return switch (operator) {
        case NEGATE -> operand.type();
        case NOT -> Type.TRUTH;
        case TO_REAL -> Type.REAL;
      };
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }

    @Override
    public Expression with(List<Expression> operands) {
      return new Unary(operator, operands.get(0));
    }
  }

  /** Operations on one value. */
  enum UnaryOperator {
    /** Changes the sign. */
    NEGATE,
    /** Turns true into false. */
    NOT,
    /** Makes a floating-point number of an integer. */
    TO_REAL
  }

  /**
   * An operation on two values of the same type.
   *
   * @param operator what is done
   * @param left the first value
   * @param right the second value
   */
  record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {
    @Override
    public Type type() {
      return operator.isArithmetic() ? left.type() : Type.TRUTH;
    }

    @Override
    public List<Expression> operands() {
      return List.of(left, right);
    }

    @Override
    public Expression with(List<Expression> operands) {
      return new Binary(operator, operands.get(0), operands.get(1));
    }
  }

  /** Operations on two values, written alike in Java and in C. */
  enum BinaryOperator {
    /** Logical or. */
    OR("||", 1),
    /** Logical and. */
    AND("&&", 2),
    /** Equal. */
    EQ("==", 3),
    /** Not equal. */
    NE("!=", 3),
    /** Less. */
    LT("<", 4),
    /** Less or equal. */
    LE("<=", 4),
    /** Greater. */
    GT(">", 4),
    /** Greater or equal. */
    GE(">=", 4),
    /** Sum. */
    ADD("+", 5),
    /** Difference. */
    SUB("-", 5),
    /** Product. */
    MUL("*", 6),
    /** Quotient. */
    DIV("/", 6),
    /** Remainder with the sign of the first value. */
    REM("%", 6);

    private final String symbol;
    private final int precedence;

    BinaryOperator(String symbol, int precedence) {
      this.symbol = symbol;
      this.precedence = precedence;
    }

    String symbol() {
      return symbol;
    }

    int precedence() {
      return precedence;
    }

    boolean isArithmetic() {
      return precedence >= 5;
    }

    boolean isComparison() {
      return !isArithmetic() && this != OR && this != AND;
    }

    boolean isCommutative() {
      return this == ADD || this == MUL || this == EQ || this == NE;
    }
  }

  /**
   * One of two values.
   *
   * @param condition which one
   * @param then the value where it is true
   * @param otherwise the value where it is false
   */
  record Conditional(Expression condition, Expression then, Expression otherwise)
      implements Expression {
    @Override
    public Type type() {
      return then.type();
    }

    @Override
    public List<Expression> operands() {
      return List.of(condition, then, otherwise);
    }

    @Override
    public Expression with(List<Expression> operands) {
      return new Conditional(operands.get(0), operands.get(1), operands.get(2));
    }
  }

  /**
   * A call of a known function.
   *
   * @param function which one
   * @param operands its arguments, all of one type
   */
  record Call(Function function, List<Expression> operands) implements Expression {
    /** Copies the arguments. */
    public Call {
      operands = List.copyOf(operands);
    }

    @Override
    public Type type() {
      return operands.get(0).type();
    }

    @Override
    public Expression with(List<Expression> others) {
      return new Call(function, others);
    }
  }
}
