import Database from "better-sqlite3";
import { Kysely, PostgresDialect, SqliteDialect } from "kysely";
import { jsonArrayFrom as pgArray, jsonObjectFrom as pgObject } from "kysely/helpers/postgres";
import { jsonArrayFrom as sqliteArray, jsonObjectFrom as sqliteObject } from "kysely/helpers/sqlite";
import pg from "pg";
import { CONNECTIONS } from "../data/connections.ts";
import { userEmail, workspaceId, workspaceSlug } from "../data/turn.ts";
import type { Contestant, Target } from "../measure/contestant.ts";

interface Tables {
  users: { id: string; email: string; name: string; createdAt: Date | string };
  workspaces: { id: string; slug: string; name: string; plan: string; createdAt: Date | string };
  workspace_memberships: {
    id: string;
    userId: string;
    workspaceId: string;
    role: string;
    createdAt: Date | string;
  };
  subscriptions: {
    id: string;
    workspaceId: string;
    providerCustomerId: string;
    status: string;
    renewsAt: Date | string | null;
  };
  audit_logs: {
    id: string;
    workspaceId: string;
    action: string;
    payload: string;
    createdAt: Date | string;
  };
}

export async function kyselyPostgres(target: Target): Promise<Contestant> {
  const pool = new pg.Pool({ connectionString: target.location, max: CONNECTIONS });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { calls: calls(db, pgArray, pgObject), close: () => db.destroy() };
}

export async function kyselySqlite(target: Target): Promise<Contestant> {
  const database = new Database(target.location);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  const nested: Contestant["calls"] = calls(
    db,
    sqliteArray as unknown as typeof pgArray,
    sqliteObject as unknown as typeof pgObject,
    true,
  );
  return { calls: nested, close: () => db.destroy() };
}

function date(value: unknown): unknown {
  return typeof value === "string" ? new Date(value) : value;
}

function entry(turn: number, action: string, payload: object) {
  return {
    id: crypto.randomUUID(),
    workspaceId: workspaceId(turn),
    action,
    payload: JSON.stringify(payload),
    createdAt: new Date().toISOString(),
  };
}

function calls(
  db: Kysely<Tables>,
  jsonArray: typeof pgArray,
  jsonObject: typeof pgObject,
  jsonIsText = false,
): Contestant["calls"] {
  const list = (value: unknown): Record<string, unknown>[] =>
    jsonIsText ? JSON.parse(String(value)) : Array.isArray(value) ? value : [];
  const object = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value);
  return {
    findUnique: async (turn) =>
      (await db
        .selectFrom("workspaces")
        .select(["id", "slug", "name", "plan"])
        .where("slug", "=", workspaceSlug(turn))
        .executeTakeFirst()) ?? null,
    dashboard: async (turn) => {
      const row = await db
        .selectFrom("workspaces as w")
        .select((eb) => [
          "w.id",
          "w.slug",
          "w.name",
          "w.plan",
          jsonArray(
            eb
              .selectFrom("workspace_memberships as m")
              .select((inner) => [
                "m.role",
                jsonObject(
                  inner
                    .selectFrom("users as u")
                    .select(["u.email", "u.name"])
                    .whereRef("u.id", "=", "m.userId"),
                ).as("user"),
              ])
              .whereRef("m.workspaceId", "=", "w.id")
              .orderBy("m.id"),
          ).as("memberships"),
          jsonArray(
            eb
              .selectFrom("subscriptions as s")
              .select(["s.providerCustomerId", "s.status", "s.renewsAt"])
              .whereRef("s.workspaceId", "=", "w.id")
              .orderBy("s.id"),
          ).as("subscriptions"),
        ])
        .where("w.slug", "=", workspaceSlug(turn))
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        ...row,
        memberships: list(row.memberships).map((m) => ({ ...m, user: object(m.user) })),
        subscriptions: list(row.subscriptions).map((s) => ({ ...s, renewsAt: date(s.renewsAt) })),
      };
    },
    list50: async (turn) =>
      (
        await db
          .selectFrom("workspace_memberships")
          .select(["id", "userId", "role", "createdAt"])
          .where("workspaceId", "=", workspaceId(turn))
          .where("role", "=", "member")
          .orderBy("id")
          .limit(50)
          .execute()
      ).map((row) => ({ ...row, createdAt: date(row.createdAt) })),
    nested50x50: async (turn) => {
      const rows = await db
        .selectFrom("workspaces as w")
        .select((eb) => [
          "w.id",
          "w.name",
          jsonArray(
            eb
              .selectFrom("workspace_memberships as m")
              .select(["m.id", "m.userId", "m.role"])
              .whereRef("m.workspaceId", "=", "w.id")
              .orderBy("m.id"),
          ).as("memberships"),
        ])
        .where("w.id", ">=", workspaceId(turn))
        .orderBy("w.id")
        .limit(50)
        .execute();
      return rows.map((row) => ({ ...row, memberships: list(row.memberships) }));
    },
    create: (turn) =>
      db
        .insertInto("audit_logs")
        .values(entry(turn, "opened", { turn }))
        .returning(["id", "createdAt"])
        .executeTakeFirst(),
    createMany1000: (turn) =>
      db
        .insertInto("audit_logs")
        .values(Array.from({ length: 1_000 }, (_, at) => entry(turn + at, "imported", { at })))
        .returning("id")
        .execute(),
    deleteMany: (turn) => db.deleteFrom("audit_logs").where("workspaceId", "=", workspaceId(turn)).execute(),
    upsert: (turn) =>
      db
        .insertInto("users")
        .values({
          id: crypto.randomUUID(),
          email: userEmail(turn),
          name: "New",
          createdAt: new Date().toISOString(),
        })
        .onConflict((conflict) => conflict.column("email").doUpdateSet({ name: `Renamed ${turn}` }))
        .returning(["id", "email", "name"])
        .executeTakeFirst(),
    update: (turn) =>
      db
        .updateTable("workspaces")
        .set({ plan: "free" })
        .where("slug", "=", workspaceSlug(turn))
        .returning(["id", "slug", "name", "plan"])
        .executeTakeFirst(),
  };
}
