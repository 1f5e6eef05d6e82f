import { DataSource, type EntitySchema } from "typeorm";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { renderSafeSql, renderTypeormSchema } from "../../../engine/artifacts/index.ts";
import { oddSchema } from "../../artifacts/odd-schema.ts";
import { controlPlaneSchema } from "../../schema/walkthrough-schema.ts";
import { postgres } from "../../servers/server.ts";
import { newNamespace } from "../../support/targets/namespace.ts";
import { TypescriptProject } from "./typescript-project.ts";

const test = suite<{ project: TypescriptProject }>("TypeORM takes its artifact");

test.before((context) => {
  context.project = new TypescriptProject();
});

test.after(({ project }) => project.remove());

test("compiles under strict TypeScript, for each dialect", ({ project }) => {
  const cases = [
    [controlPlaneSchema, "postgres"],
    [controlPlaneSchema, "sqlite"],
    [oddSchema, "postgres"],
    [oddSchema, "mysql"],
  ] as const;
  const paths = cases.map(([schema, dialect], at) =>
    project.write(`typeorm-${at}.ts`, renderTypeormSchema(schema, { dialect })),
  );
  assert.equal(project.problems(paths), []);
  assert.throws(() => renderTypeormSchema(oddSchema, { dialect: "sqlite" }), /SQLite table with a dot/);
});

interface Generated {
  readonly entities: EntitySchema[];
}

async function entitiesOf(
  project: TypescriptProject,
  schema: Parameters<typeof renderTypeormSchema>[0],
  dialect: "postgres" | "sqlite",
  name: string,
): Promise<EntitySchema[]> {
  const module: unknown = await project.load(project.write(name, renderTypeormSchema(schema, { dialect })));
  const generated: Generated = Object(module);
  return generated.entities;
}

async function askAbout(source: DataSource): Promise<unknown> {
  await source.getRepository("User").save({ id: "u", email: "ada@acme.dev", name: "Ada" });
  await source.getRepository("Workspace").save({ id: "w", slug: "acme", name: "Acme", plan: "free" });
  await source.getRepository("WorkspaceMembership").save({ id: "m", userId: "u", workspaceId: "w" });
  const [workspace] = await source
    .getRepository("Workspace")
    .find({ relations: { memberships: { user: true } } });
  const { role, user } = Object(workspace).memberships[0];
  assert.instance(user.createdAt, Date);
  return { role, email: user.email };
}

const ANSWER = { role: "member", email: "ada@acme.dev" };

test("its entities work on the tables that the library makes, on SQLite", async ({ project }) => {
  const entities = await entitiesOf(project, controlPlaneSchema, "sqlite", "ask-sqlite.ts");
  const source = await new DataSource({ type: "sqljs", entities }).initialize();
  const statements = renderSafeSql(controlPlaneSchema, { dialect: "sqlite" }).split(";\n");
  for (const text of statements) if (text.trim() !== "") await source.query(text);
  assert.equal(await askAbout(source), ANSWER);
  await source.destroy();
});

test("its entities work on the tables that the library makes, on PostgreSQL", async ({ project }) => {
  const namespace = newNamespace();
  const entities = await entitiesOf(project, controlPlaneSchema, "postgres", "ask-pg.ts");
  const extra = { options: `-c search_path=${namespace}` };
  const source = await new DataSource({ type: "postgres", url: postgres.url, entities, extra }).initialize();
  try {
    await source.query(`create schema ${namespace}`);
    await source.query(renderSafeSql(controlPlaneSchema, { dialect: "postgres" }));
    assert.equal(await askAbout(source), ANSWER);
  } finally {
    await source.query(`drop schema ${namespace} cascade`);
    await source.destroy();
  }
});

test("TypeORM makes the tables of the odd schema from its entities", async ({ project }) => {
  const namespace = newNamespace();
  const entities = await entitiesOf(project, oddSchema, "postgres", "odd-pg.ts");
  const extra = { options: `-c search_path=${namespace}` };
  const source = await new DataSource({ type: "postgres", url: postgres.url, entities, extra }).initialize();
  try {
    await source.query(`create schema ${namespace}; create schema "post office"`);
    await source.synchronize();
    const people = source.getRepository("Person");
    await people.save({ id: "p", email: "p@x", settings: { a: 1 }, born: new Date(9), views: 2n ** 40n });
    const { settings, born, views, kind } = Object(await people.findOneBy({ id: "p" }));
    assert.equal([settings, born, views, kind], [{ a: 1 }, new Date(9), 2n ** 40n, "quote\"'`\\"]);
  } finally {
    await source.query(`drop schema ${namespace} cascade; drop schema "post office" cascade`);
    await source.destroy();
  }
});

test.run();
