insert into "employments" ("id", "farmId", "personId", "role", "wage") values ($1, $2, $3, $4, $5::numeric) on conflict ("farmId", "personId") do update set "wage" = "employments"."wage" + $6::numeric returning "employments"."id" as c0, "employments"."farmId" as c1, "employments"."personId" as c2, "employments"."role" as c3, "employments"."wage"::text as c4
  $1: cell $0, string
  $2: cell $1, string
  $3: cell $2, string
  $4: cell $3, string
  $5: cell $4, decimal
  $6: cell $5, decimal
