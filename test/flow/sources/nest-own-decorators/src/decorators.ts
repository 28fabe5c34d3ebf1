import { createParamDecorator, type ExecutionContext } from "@nestjs/common";

export const Label = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest().query.label, // !source
);

export const Cookie = createParamDecorator((name: string, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest();
  return request.cookies[name]; // !source
});

export const Count = createParamDecorator((_: unknown, context: ExecutionContext) =>
  Number(context.switchToHttp().getRequest().query.count),
);
