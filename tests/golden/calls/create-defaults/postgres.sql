insert into "farms" ("id", "slug", "name", "region", "organic", "herd", "budget", "area", "foundedAt", "settings", "ownerId") values ($1, $2, $3, $4, $5::int4::boolean, $6::int4, $7::int8, $8::numeric, $9, $10::text::jsonb, $11) returning "farms"."id" as c0, "farms"."slug" as c1, "farms"."name" as c2, "farms"."region" as c3, "farms"."organic" as c4, "farms"."herd" as c5, "farms"."budget"::text as c6, "farms"."area"::text as c7, extract(epoch from "farms"."foundedAt") as c8, "farms"."settings"::text as c9, "farms"."ownerId" as c10
  $1: cell $0, string
  $2: cell $1, string
  $3: cell $2, string
  $4: cell $3, enum
  $5: cell $4, boolean
  $6: cell $5, integer
  $7: cell $6, bigint
  $8: cell $7, decimal
  $9: cell $8, datetime
  $10: cell $9, json
  $11: cell $10, string
