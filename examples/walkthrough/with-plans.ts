import type { Explanation } from "@farming-labs/orm";

/** A call as the orm explains it. */
export interface ExplainedCall {
  readonly model: string;
  readonly method: string;
  readonly plan: Explanation;
}

type Explain = Readonly<Record<string, Readonly<Record<string, (args: unknown) => Explanation>>>>;

/** The same orm; each call of a model is explained to `tell` before it runs. */
export function withPlans<Orm extends { readonly $explain: object }>(
  orm: Orm,
  tell: (call: ExplainedCall) => void,
): Orm {
  const explain = orm.$explain as Explain;
  return new Proxy<Orm>(Object.create(null), {
    get: (_target, model: string) => {
      const calls: unknown = Reflect.get(orm, model);
      const plans = Object.hasOwn(explain, model) ? explain[model] : undefined;
      if (plans === undefined || typeof calls !== "object" || calls === null) return calls;
      return new Proxy(Object.create(null), {
        get: (_calls, method: string) => (args: unknown) => {
          const plan = plans[method]?.(args);
          if (plan !== undefined) tell({ model, method, plan });
          return Reflect.get(calls, method)(args);
        },
      });
    },
  });
}
