import { Args, Query, Resolver } from "@nestjs/graphql";
import { Brackets, DataSource, type SelectQueryBuilder, type WhereExpressionBuilder } from "typeorm";

interface Condition {
  clause: string;
  parameters: Record<string, unknown>;
}
interface Group {
  operator: "AND" | "OR";
  conditions: (Condition | Group)[];
}

const COLUMNS = ["name", "createdAt"];

function conditionOf(field: string, operator: string, operand: any, index: number): Condition {
  switch (operator) {
    case "eq":
      return { clause: `${field} = :arg${index}`, parameters: { [`arg${index}`]: operand } };
    case "between":
      return {
        clause: `${field} BETWEEN :arg${index}_a AND :arg${index}_b`,
        parameters: { [`arg${index}_a`]: operand.start, [`arg${index}_b`]: operand.end },
      };
    default:
      return { clause: "1 = 0", parameters: {} };
  }
}

function parse(filter: Record<string, any>, alias: string): (Condition | Group)[] {
  let index = 0;
  function ofField(key: string, operation: object): Condition[] {
    const output: Condition[] = [];
    for (const [operator, operand] of Object.entries(operation)) {
      if (!COLUMNS.find((column) => column === key)) throw new Error("no such field");
      output.push(conditionOf(`${alias}.${key}`, operator, operand, index++));
    }
    return output;
  }
  function ofFilter(part: Record<string, any>): (Condition | Group)[] {
    const result: (Condition | Group)[] = [];
    for (const [key, operation] of Object.entries(part)) {
      if (key === "_and" || key === "_or") {
        result.push({
          operator: key === "_and" ? "AND" : "OR",
          conditions: operation.map((each: Record<string, any>) => ofFilter(each)).flat(),
        });
      } else {
        result.push(...ofField(key, operation));
      }
    }
    return result;
  }
  return ofFilter(filter);
}

function apply(builder: WhereExpressionBuilder, condition: Condition | Group): void {
  if ("conditions" in condition) {
    const inner = new Brackets((nested) => {
      condition.conditions.forEach((each) => apply(nested, each));
    });
    builder.andWhere(inner);
  } else {
    builder.andWhere(condition.clause, condition.parameters); // !safe sql-injection
  }
}

@Resolver()
export class ListResolver {
  constructor(private readonly source: DataSource) {}

  @Query()
  async products(@Args() args: any) {
    const builder: SelectQueryBuilder<any> = this.source
      .getRepository("product")
      .createQueryBuilder("product");
    for (const condition of parse(args.options.filter, "product")) apply(builder, condition);
    builder.andWhere(args.options.where); // !alert sql-injection
    for (const each of args.options.groups.flat()) builder.andWhere(each.where); // !alert sql-injection
    return builder.getMany();
  }
}
