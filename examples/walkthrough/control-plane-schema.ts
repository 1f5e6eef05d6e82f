import {
  belongsTo,
  datetime,
  defineSchema,
  enumeration,
  hasMany,
  id,
  json,
  model,
  string,
  unique,
} from "@farming-labs/orm";

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
