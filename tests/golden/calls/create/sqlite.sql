insert into "farms" ("id", "slug", "name", "region", "organic", "herd", "budget", "area", "foundedAt", "settings", "ownerId") values (?, ?, ?, ?, cast(? as integer), cast(? as integer), cast(? as integer), ?, ?, ?, ?) returning "farms"."id" as c0, "farms"."slug" as c1, "farms"."name" as c2, "farms"."region" as c3, "farms"."organic" as c4, "farms"."herd" as c5, cast("farms"."budget" as text) as c6, "farms"."area" as c7, "farms"."foundedAt" as c8, "farms"."settings" as c9, "farms"."ownerId" as c10
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $2, string
  ?: cell $3, enum
  ?: cell $4, boolean
  ?: cell $5, integer
  ?: cell $6, bigint
  ?: cell $7, decimal
  ?: cell $8, datetime
  ?: cell $9, json
  ?: cell $10, string
