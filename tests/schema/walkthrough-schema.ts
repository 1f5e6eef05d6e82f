import {
  belongsTo,
  datetime,
  defineSchema,
  enumeration,
  hasMany,
  id,
  integer,
  json,
  model,
  string,
  unique,
} from "../../compiler/schema/index.ts";

export const controlPlaneSchema = defineSchema({
  user: model({
    table: "users",
    fields: {
      id: id(),
      email: string().unique(),
      name: string(),
      createdAt: datetime().defaultNow(),
    },
    relations: {
      memberships: hasMany("workspaceMembership", { foreignKey: "userId" }),
    },
  }),
  workspace: model({
    table: "workspaces",
    fields: {
      id: id(),
      slug: string().unique(),
      name: string(),
      plan: enumeration(["free", "pro", "enterprise"]),
      createdAt: datetime().defaultNow(),
    },
    relations: {
      memberships: hasMany("workspaceMembership", { foreignKey: "workspaceId" }),
      subscriptions: hasMany("subscription", { foreignKey: "workspaceId" }),
      auditLogs: hasMany("auditLog", { foreignKey: "workspaceId" }),
    },
  }),
  workspaceMembership: model({
    table: "workspace_memberships",
    fields: {
      id: id(),
      userId: string().references("user.id"),
      workspaceId: string().references("workspace.id"),
      role: string().default("member"),
      createdAt: datetime().defaultNow(),
    },
    unique: [unique(["userId", "workspaceId"])],
    relations: {
      user: belongsTo("user", { foreignKey: "userId" }),
      workspace: belongsTo("workspace", { foreignKey: "workspaceId" }),
    },
  }),
  subscription: model({
    table: "subscriptions",
    fields: {
      id: id(),
      workspaceId: string().references("workspace.id"),
      providerCustomerId: string().unique(),
      status: string(),
      renewsAt: datetime().nullable(),
      createdAt: datetime().defaultNow(),
    },
    relations: {
      workspace: belongsTo("workspace", { foreignKey: "workspaceId" }),
    },
  }),
  auditLog: model({
    table: "audit_logs",
    fields: {
      id: id(),
      workspaceId: string().references("workspace.id"),
      action: string(),
      actorId: string().nullable(),
      payload: json(),
      createdAt: datetime().defaultNow(),
    },
    relations: {
      workspace: belongsTo("workspace", { foreignKey: "workspaceId" }),
    },
  }),
});

export const fastStateSchema = defineSchema({
  sessionState: model({
    table: "session_state",
    fields: {
      id: id(),
      sessionToken: string().unique(),
      userId: string(),
      workspaceId: string(),
      state: json(),
      expiresAt: datetime(),
      updatedAt: datetime().defaultNow(),
    },
  }),
  rateLimitBucket: model({
    table: "rate_limit_buckets",
    fields: {
      id: id(),
      scope: string(),
      identifier: string(),
      remaining: integer(),
      resetAt: datetime(),
      updatedAt: datetime().defaultNow(),
    },
    unique: [unique(["scope", "identifier"])],
  }),
  cacheEntry: model({
    table: "cache_entries",
    fields: {
      id: id(),
      namespace: string(),
      key: string(),
      value: json(),
      expiresAt: datetime().nullable(),
      updatedAt: datetime().defaultNow(),
    },
    unique: [unique(["namespace", "key"])],
  }),
});
