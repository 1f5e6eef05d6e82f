update "farms" set "name" = $1, "foundedAt" = $2, "settings" = $3::text::jsonb where "farms"."id" = $4 returning "farms"."name" as c0, extract(epoch from "farms"."foundedAt") as c1, "farms"."settings"::text as c2
  $1: cell $1, string
  $2: cell $2, datetime
  $3: cell $3, json
  $4: cell $0, string
