import { DataSource, EntitySchema, type EntitySchemaColumnOptions, MoreThanOrEqual } from "typeorm";
import { CONNECTIONS } from "../data/connections.ts";
import { userEmail, workspaceId, workspaceSlug } from "../data/turn.ts";
import type { Contestant, Target } from "../measure/contestant.ts";

interface User {
  id: string;
  email: string;
  name: string;
  createdAt: Date;
}

interface Workspace {
  id: string;
  slug: string;
  name: string;
  plan: string;
  createdAt: Date;
  memberships: Membership[];
  subscriptions: Subscription[];
}

interface Membership {
  id: string;
  userId: string;
  workspaceId: string;
  role: string;
  createdAt: Date;
  user: User;
  workspace: Workspace;
}

interface Subscription {
  id: string;
  workspaceId: string;
  providerCustomerId: string;
  status: string;
  renewsAt: Date | null;
  workspace: Workspace;
}

interface AuditLog {
  id: string;
  workspaceId: string;
  action: string;
  actorId: string | null;
  payload: object;
  createdAt: Date;
}

/** The columns as the benchmark's tables have them: SQLite keeps instants and JSON as text. */
function entities(engine: Target["engine"]) {
  const isPostgres = engine === "postgres";
  const text: EntitySchemaColumnOptions = { type: "text" };
  const primary: EntitySchemaColumnOptions = { type: "text", primary: true };
  const instantText = {
    from: (value: unknown) => (typeof value === "string" ? new Date(value) : value),
    to: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
  };
  const at: EntitySchemaColumnOptions = isPostgres
    ? { type: "timestamptz", precision: 3 }
    : { type: "text", transformer: instantText };
  const json: EntitySchemaColumnOptions = { type: isPostgres ? "jsonb" : "simple-json" };
  const toWorkspace = {
    type: "many-to-one",
    target: "Workspace",
    joinColumn: { name: "workspaceId" },
  } as const;
  const user = new EntitySchema<User>({
    name: "User",
    tableName: "users",
    columns: { id: primary, email: { ...text, unique: true }, name: text, createdAt: at },
  });
  const workspace = new EntitySchema<Workspace>({
    name: "Workspace",
    tableName: "workspaces",
    columns: { id: primary, slug: { ...text, unique: true }, name: text, plan: text, createdAt: at },
    relations: {
      memberships: { type: "one-to-many", target: "Membership", inverseSide: "workspace" },
      subscriptions: { type: "one-to-many", target: "Subscription", inverseSide: "workspace" },
    },
  });
  const membership = new EntitySchema<Membership>({
    name: "Membership",
    tableName: "workspace_memberships",
    columns: { id: primary, userId: text, workspaceId: text, role: text, createdAt: at },
    relations: {
      user: { type: "many-to-one", target: "User", joinColumn: { name: "userId" } },
      workspace: toWorkspace,
    },
  });
  const subscription = new EntitySchema<Subscription>({
    name: "Subscription",
    tableName: "subscriptions",
    columns: {
      id: primary,
      workspaceId: text,
      providerCustomerId: text,
      status: text,
      renewsAt: { ...at, nullable: true },
    },
    relations: { workspace: toWorkspace },
  });
  const auditLog = new EntitySchema<AuditLog>({
    name: "AuditLog",
    tableName: "audit_logs",
    columns: {
      id: primary,
      workspaceId: text,
      action: text,
      actorId: { ...text, nullable: true },
      payload: json,
      createdAt: at,
    },
  });
  return { user, workspace, membership, subscription, auditLog };
}

type Entities = ReturnType<typeof entities>;

export async function typeormPostgres(target: Target): Promise<Contestant> {
  const own = entities("postgres");
  const source = new DataSource({
    type: "postgres",
    url: target.location,
    poolSize: CONNECTIONS,
    entities: Object.values(own),
  });
  return opened(source, own);
}

export async function typeormSqlite(target: Target): Promise<Contestant> {
  const own = entities("sqlite");
  const source = new DataSource({
    type: "better-sqlite3",
    database: target.location,
    entities: Object.values(own),
  });
  return opened(source, own);
}

async function opened(source: DataSource, own: Entities): Promise<Contestant> {
  await source.initialize();
  return { calls: { ...reads(source, own), ...writes(source, own) }, close: () => source.destroy() };
}

const WORKSPACE = { id: true, slug: true, name: true, plan: true } as const;

function reads(source: DataSource, own: Entities): Contestant["calls"] {
  const workspaces = source.getRepository(own.workspace);
  const memberships = source.getRepository(own.membership);
  return {
    findUnique: (turn) => workspaces.findOne({ where: { slug: workspaceSlug(turn) }, select: WORKSPACE }),
    dashboard: async (turn) => {
      const row = await workspaces.findOne({
        where: { slug: workspaceSlug(turn) },
        relations: { memberships: { user: true }, subscriptions: true },
        select: {
          ...WORKSPACE,
          memberships: { id: true, role: true, user: { id: true, email: true, name: true } },
          subscriptions: { id: true, providerCustomerId: true, status: true, renewsAt: true },
        },
        order: { memberships: { id: "ASC" }, subscriptions: { id: "ASC" } },
      });
      if (row === null) return null;
      const { id, slug, name, plan } = row;
      return {
        id,
        slug,
        name,
        plan,
        memberships: row.memberships.map(({ role, user }) => ({
          role,
          user: { email: user.email, name: user.name },
        })),
        subscriptions: row.subscriptions.map(({ providerCustomerId, status, renewsAt }) => ({
          providerCustomerId,
          status,
          renewsAt,
        })),
      };
    },
    list50: (turn) =>
      memberships.find({
        where: { workspaceId: workspaceId(turn), role: "member" },
        order: { id: "ASC" },
        take: 50,
        select: { id: true, userId: true, role: true, createdAt: true },
      }),
    nested50x50: async (turn) => {
      // Ordered by the relation too, `take` would count joined rows.
      const rows = await workspaces.find({
        where: { id: MoreThanOrEqual(workspaceId(turn)) },
        relations: { memberships: true },
        select: { id: true, name: true, memberships: { id: true, userId: true, role: true } },
        order: { id: "ASC" },
        take: 50,
      });
      for (const row of rows) row.memberships.sort((a, b) => (a.id < b.id ? -1 : 1));
      return rows;
    },
  };
}

function writes(source: DataSource, own: Entities): Contestant["calls"] {
  const workspaces = source.getRepository(own.workspace);
  const users = source.getRepository(own.user);
  const logs = source.getRepository(own.auditLog);
  const entry = (turn: number, action: string, payload: object) => ({
    id: crypto.randomUUID(),
    workspaceId: workspaceId(turn),
    action,
    actorId: null,
    payload,
    createdAt: new Date(),
  });
  return {
    create: (turn) => logs.insert(entry(turn, "opened", { turn })),
    createMany1000: (turn) =>
      logs.insert(Array.from({ length: 1_000 }, (_, at) => entry(turn + at, "imported", { at }))),
    upsert: async (turn) => {
      const email = userEmail(turn);
      const user = { id: crypto.randomUUID(), email, name: `Renamed ${turn}`, createdAt: new Date() };
      await source
        .createQueryBuilder()
        .insert()
        .into(own.user)
        .values(user)
        .orUpdate(["name"], ["email"])
        .execute();
      return users.findOne({ where: { email }, select: { id: true, email: true, name: true } });
    },
    update: async (turn) => {
      await workspaces.update({ slug: workspaceSlug(turn) }, { plan: "free" });
      return workspaces.findOne({ where: { slug: workspaceSlug(turn) }, select: WORKSPACE });
    },
    deleteMany: (turn) => logs.delete({ workspaceId: workspaceId(turn) }),
  };
}
